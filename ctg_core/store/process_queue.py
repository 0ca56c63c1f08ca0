"""An advisory lock (flock on the -wal file) that a process takes before SQLite's write lock, so that none starves.

SQLite has no queue: a process that writes repeatedly would take the write lock again before those that wait.
Without flock (Windows), writes stay safe, but this may happen.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from pathlib import Path

_PAUSES = 0.001, 0.003  # seconds between two attempts to take the flock

# Called with a deadline (time.monotonic); its block ends once SQLite's write lock is taken.
ProcessQueue = Callable[[float], AbstractContextManager[None]]


def no_queue(_: float) -> AbstractContextManager[None]:
    """No flock: for a store no other process writes to, or on Windows. SQLite's own lock keeps writes safe."""
    return nullcontext()


def process_queue(journal: Path) -> ProcessQueue:
    """The queue of a store whose -wal is ``journal``: that file exists while any connection may write.

    SQLite puts none of its own locks on that file, so closing it here releases none of them.
    """

    @contextmanager
    def in_front(deadline: float) -> Iterator[None]:
        with ExitStack() as held:
            with suppress(OSError):  # it only orders the writers: when it fails, we write unordered
                file = held.enter_context(journal.open("rb"))
                while not _taken(file.fileno()) and time.monotonic() < deadline:
                    time.sleep(random.uniform(*_PAUSES))
            yield

    return in_front if sys.platform != "win32" else no_queue


if sys.platform != "win32":
    import fcntl

    def _taken(file: int) -> bool:
        """Whether we got the flock; the system releases it when a process dies."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

"""A place in front of SQLite's write lock, taken by one process at a time, so that no process waits for ever.

SQLite keeps no queue: a process that writes again and again would take its lock back before those that wait. The
place is an advisory lock (flock) on the -wal file; where there is none, writes stay safe, only the order is lost.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from pathlib import Path

_PAUSES = 0.001, 0.003  # seconds between two attempts to come in front

# Given the moment when patience ends; left once the lock is taken.
ProcessQueue = Callable[[float], AbstractContextManager[None]]


def no_queue(_: float) -> AbstractContextManager[None]:
    """Where nobody else writes, or where the system has no such lock: the lock itself is enough to lose nothing."""
    return nullcontext()


def process_queue(journal: Path) -> ProcessQueue:
    """The process_queue of a store, whose -wal is ``journal``: it is there as long as anybody may write.

    SQLite locks nothing in that file, so closing it here lets go of no lock of SQLite's.
    """

    @contextmanager
    def in_front(deadline: float) -> Iterator[None]:
        with ExitStack() as held:
            with suppress(OSError):  # it settles who comes first, not who may write: without it, one writes too
                file = held.enter_context(journal.open("rb"))
                while not _taken(file.fileno()) and time.monotonic() < deadline:
                    time.sleep(random.uniform(*_PAUSES))
            yield

    return in_front if sys.platform != "win32" else no_queue


if sys.platform != "win32":
    import fcntl

    def _taken(file: int) -> bool:
        """Whether we are in front; whoever dies there leaves the place."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

"""A first-come, first-served lock between the threads of one process: writers of a store take it in turn."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class ThreadQueue:
    """A fair lock. `threading.Lock` is not: it often goes back to the thread that has just released it."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._taken = False
        self._waiting: deque[Lock] = deque()

    @contextmanager
    def turn(self, patience: float) -> Iterator[bool]:
        """Hold the lock for the time of a `with`; yields False when it was not free within ``patience`` seconds."""
        came = self._wait(patience)
        try:
            yield came
        finally:
            if came:
                self._leave()

    def _wait(self, patience: float) -> bool:
        with self._guard:
            if not self._taken:
                self._taken = True
                return True
            mine = Lock()
            mine.acquire()
            self._waiting.append(mine)
        if mine.acquire(timeout=patience):
            return True
        with self._guard:
            if mine not in self._waiting:  # it came while we were giving up
                return True
            self._waiting.remove(mine)
            return False

    def _leave(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False

"""A file generated once, when its download button is clicked, by the first to need it: the download or the screen."""

from collections.abc import Callable
from threading import Lock


class Making:
    """Generates the bytes once and keeps them, or the error: the download sends the bytes, the screen says why."""

    def __init__(self, make: Callable[[], bytes]) -> None:
        self._make = make
        self._turn = Lock()
        self._content: bytes | None = None
        self._failure: Exception | None = None

    def content(self) -> bytes:
        """The bytes, generated once; raises the error met while generating them."""
        if failure := self.failure():
            raise failure
        return self._content or b""

    def failure(self) -> Exception | None:
        """The error met while generating the bytes, None on success; generates them at the first call."""
        with self._turn:
            if self._content is None and self._failure is None:
                try:
                    self._content = self._make()
                except Exception as error:  # noqa: BLE001 - whatever a library of formats raises is said on the screen
                    self._failure = error
            return self._failure

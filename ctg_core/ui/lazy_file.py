"""A file made at the click that takes it away, by whichever of the browser and the screen asks first."""

from collections.abc import Callable
from threading import Lock


class Making:
    """The browser asks for the content and can only say, in English, that there is none; the screen says why."""

    def __init__(self, make: Callable[[], bytes]) -> None:
        self._make = make
        self._turn = Lock()
        self._content: bytes | None = None
        self._failure: Exception | None = None

    def content(self) -> bytes:
        """The bytes, made once; raises what making them raised."""
        if failure := self.failure():
            raise failure
        return self._content or b""

    def failure(self) -> Exception | None:
        """What prevented the file, known once it was tried; None when it is made."""
        with self._turn:
            if self._content is None and self._failure is None:
                try:
                    self._content = self._make()
                except Exception as error:  # noqa: BLE001 - whatever a library of formats raises is said on the screen
                    self._failure = error
            return self._failure

"""What readers read of the store, kept for those who come after until the store changes."""

from collections.abc import Callable
from threading import Lock
from typing import Any

from sqlmodel import Session

_CONVENTIONS = 8  # the last ones looked at: memory follows them, not the store


class Kept:
    """The rows of one ``revision``. They belong to no session any more: whoever reads them changes none."""

    def __init__(self, revision: int) -> None:
        self.revision = revision
        self._conventions: dict[str, dict[type, list[Any]]] = {}
        self._lock = Lock()

    def rows(self, convention: str, noun: type, read: Callable[[], list[Any]]) -> list[Any]:
        """What ``read`` gives the first time."""
        found = self._of(convention)
        if noun not in found:
            found[noun] = read()
        return found[noun]

    def _of(self, convention: str) -> dict[type, list[Any]]:
        with self._lock:
            found = self._conventions.pop(convention, {})
            self._conventions[convention] = found
            if len(self._conventions) > _CONVENTIONS:
                del self._conventions[next(iter(self._conventions))]
            return found


def keep_in(session: Session, kept: Kept) -> None:
    """Let whoever asks through this session read what is kept."""
    session.info[Kept] = kept


def kept_in(session: Session) -> Kept | None:
    """What is kept for a session that reads; None for one that writes, which must see what it wrote."""
    return session.info.get(Kept)

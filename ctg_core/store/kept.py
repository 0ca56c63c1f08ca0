"""What readers read of a convention, kept for those who come after until that convention changes."""

from collections.abc import Callable
from threading import Lock
from typing import Any

from sqlmodel import Session

from ctg_core.store.revisions import revision_of

_CONVENTIONS = 8  # the last ones looked at: memory follows them, not the store
_REVISIONS, _CHANGED = "revisions this session sees", "conventions this session changes"

Rows = list[Any]


class Kept:
    """The rows of the conventions last looked at. They belong to no session any more: nobody changes them."""

    def __init__(self) -> None:
        self._conventions: dict[str | None, tuple[int, dict[type, Rows]]] = {}
        self._lock = Lock()

    def rows(self, convention: str, revision: int, noun: type, read: Callable[[], Rows]) -> Rows:
        """What ``read`` gave the first time it was asked at this revision of the convention."""
        found = self._at(convention, revision)
        if noun not in found:
            found[noun] = read()
        return found[noun]

    def forget(self, conventions: set[str | None]) -> None:
        """Drop the rows of these conventions, of all of them when there is none."""
        with self._lock:
            for convention in conventions or [*self._conventions]:
                self._conventions.pop(convention, None)

    def _at(self, convention: str, revision: int) -> dict[type, Rows]:
        with self._lock:
            kept_at, found = self._conventions.pop(convention, (revision, {}))
            if kept_at != revision:
                found = {}
            self._conventions[convention] = (revision, found)
            if len(self._conventions) > _CONVENTIONS:
                del self._conventions[next(iter(self._conventions))]
            return found


def keep_in(session: Session, kept: Kept) -> None:
    """Let whoever asks through this session, which only reads, have the rows that are kept."""
    session.info.update({Kept: kept, _REVISIONS: {}})


def kept_rows(session: Session, convention: str, noun: type, read: Callable[[], Rows]) -> Rows:
    """The rows kept at the revision this session sees; always what ``read`` gives to one that writes."""
    kept: Kept | None = session.info.get(Kept)
    if kept is None:
        return read()
    revisions: dict[str, int] = session.info[_REVISIONS]
    if convention not in revisions:
        revisions[convention] = revision_of(session, convention)
    return kept.rows(convention, revisions[convention], noun, read)


def note_change(session: Session, convention: str | None) -> None:
    """Say that this session changes a convention, or with None what belongs to none."""
    session.info.setdefault(_CHANGED, set()).add(convention)


def changed_in(session: Session) -> set[str | None]:
    """What this session said that it changes; empty when it wrote without saying."""
    found: set[str | None] = session.info.get(_CHANGED, set())
    return found

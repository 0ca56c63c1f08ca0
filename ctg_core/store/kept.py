"""A cache of rows in memory, by convention: those of a convention are dropped when its revision changes."""

from collections.abc import Callable
from threading import Lock
from typing import Any

from sqlmodel import Session

from ctg_core.store.revisions import revision_of

_CONVENTIONS = 8  # in the cache; beyond, the least recently read is dropped
_REVISIONS, _CHANGED = "revisions this session sees", "conventions this session changes"

Rows = list[Any]


class Kept:
    """The rows of the conventions last read. They outlive the session that read them: nobody may change them."""

    def __init__(self) -> None:
        self._conventions: dict[str | None, tuple[int, dict[type, Rows]]] = {}
        self._lock = Lock()

    def rows(self, convention: str, revision: int, noun: type, read: Callable[[], Rows]) -> Rows:
        """The rows of a noun at this revision of the convention; ``read`` is called only when they are not cached."""
        found = self._at(convention, revision)
        if noun not in found:
            found[noun] = read()
        return found[noun]

    def forget(self, conventions: set[str | None]) -> None:
        """Drop the rows of these conventions; of every convention when the set is empty."""
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
    """Make ``kept_rows`` answer from this cache in a session that only reads."""
    session.info.update({Kept: kept, _REVISIONS: {}})


def kept_rows(session: Session, convention: str, noun: type, read: Callable[[], Rows]) -> Rows:
    """The rows at the revision this session sees, from the cache; a session that writes always calls ``read``."""
    kept: Kept | None = session.info.get(Kept)
    if kept is None:
        return read()
    revisions: dict[str, int] = session.info[_REVISIONS]
    if convention not in revisions:
        revisions[convention] = revision_of(session, convention)
    return kept.rows(convention, revisions[convention], noun, read)


def note_change(session: Session, convention: str | None) -> None:
    """Note that this session changes a convention (None: people or roles): the commit drops its cached rows."""
    session.info.setdefault(_CHANGED, set()).add(convention)


def changed_in(session: Session) -> set[str | None]:
    """The conventions this session gave to ``note_change``; empty when it gave none."""
    found: set[str | None] = session.info.get(_CHANGED, set())
    return found

"""The number of the last journal line, in all or about one convention: while it is the same, nothing changed.

The revision of a convention is the number of the last line of the journal about it. A change writes its line in its
own transaction, so that both are saved or neither is, and nothing else has to be kept in step.
"""

from sqlalchemy import TextClause, text
from sqlmodel import Session

_STORE = text("SELECT max(number) FROM revision")
_CONVENTION = text("SELECT max(number) FROM revision WHERE convention = :convention")
_NO_CONVENTION = text("SELECT max(number) FROM revision WHERE convention IS NULL")


def store_revision(session: Session) -> int:
    """The last line of the journal, whatever it is about; 0 when nothing ever changed."""
    return _last(session, _STORE)


def revision_of(session: Session, convention: str) -> int:
    """The last line about this convention: its rows, its own fields, its sealed states; 0 when there is none."""
    return _last(session, _CONVENTION, convention=convention)


def people_revision(session: Session) -> int:
    """The last line about what belongs to no convention: people and the roles they are given."""
    return _last(session, _NO_CONVENTION)


def _last(session: Session, query: TextClause, **asked: str) -> int:
    return int(session.connection().execute(query, asked).scalar() or 0)

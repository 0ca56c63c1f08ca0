"""The cache key of the answers about a convention: when it changes, they are computed again."""

from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.questions.provenance.conventions import conventions
from ctg_core.store.revisions import people_revision, revision_of


@dataclass(frozen=True)
class AnswersRevision:
    """``own`` is the last line of the journal about the convention, ``people`` the last about people and roles.

    ``names`` is a hash of the names of all conventions: roles are shown with the name of their convention.
    """

    own: int
    people: int
    names: int


def answers_revision(session: Session, convention: str) -> AnswersRevision:
    """The revision of a convention; changes to the rows of another convention do not alter it."""
    return AnswersRevision(
        own=revision_of(session, convention),
        people=people_revision(session),
        names=hash(tuple(conventions(session))),
    )

"""What the answers about a convention rest on, and are kept under: they are asked again when it changes."""

from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.questions.provenance.conventions import conventions
from ctg_core.store.revisions import people_revision, revision_of


@dataclass(frozen=True)
class AnswersRevision:
    """``own`` is the last line of the journal about the convention, ``people`` the last about people and roles.

    ``names`` changes with what any convention of the store is called: roles are told with the place they hold in.
    """

    own: int
    people: int
    names: int


def answers_revision(session: Session, convention: str) -> AnswersRevision:
    """The revision of a convention as its answers see it; a change in another one leaves it as it was."""
    return AnswersRevision(
        own=revision_of(session, convention),
        people=people_revision(session),
        names=hash(tuple(conventions(session))),
    )

"""What somebody last changed in a convention, so that it can be shown before it is undone."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from ctg_core.model.history import Revision
from ctg_core.questions.selection import Selection


@dataclass(frozen=True)
class Gesture:
    """One change, of ``rows`` rows at once; ``undoes`` when it was itself an undoing."""

    batch: int
    at: str
    rows: int
    undoes: bool


def last_gesture(session: Session, selection: Selection, person: str) -> Gesture | None:
    """This person's last change in the convention; None when there is none, or none that can be undone."""
    mine = select(Revision).where(Revision.convention == selection.convention, Revision.by == person)
    last = session.exec(mine.order_by(col(Revision.number).desc()).limit(1)).first()
    if last is None or last.collection is None or last.batch is None:
        return None
    rows = len(session.exec(mine.where(Revision.batch == last.batch)).all())
    return Gesture(last.batch, last.at, rows, last.command == "undo_last")

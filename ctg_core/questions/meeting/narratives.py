"""The words people wrote beside the figures: under which heading of which document, for which year or meeting."""

from sqlmodel import Session

from ctg_core.model.narrative import Narrative
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection

ANNUAL_REVIEW, MEETING = "annual_review", "meeting"


def narratives(session: Session, selection: Selection, document: str) -> tuple[Narrative, ...]:
    """Every text written for a document, in the order of the dossier."""
    return tuple(row for row in rows_of(session, Narrative, selection) if row.document == document)


def narrative_texts(
    session: Session, selection: Selection, document: str, year: int | None, meeting: str | None = None
) -> tuple[Narrative, ...]:
    """Those of one document for one year, and those that hold for every year; or those of one meeting."""
    found = narratives(session, selection, document)
    return tuple(row for row in found if row.meeting == meeting and (meeting or row.year in (None, year)))

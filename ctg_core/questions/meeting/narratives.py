"""The words people wrote beside the figures: under which heading of which document, for which year or meeting."""

from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.model.narrative import Narrative
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection

ANNUAL_REVIEW, MEETING = "annual_review", "meeting"


@dataclass(frozen=True)
class Passage:
    """``section`` is the key of a heading; ``year`` and ``meeting`` are None for words that hold for all of them."""

    section: str
    year: int | None
    meeting: str | None
    text: str


def narratives(session: Session, selection: Selection, document: str) -> tuple[Passage, ...]:
    """Every passage written for a document, in the order of the dossier."""
    return tuple(
        Passage(row.section, row.year, row.meeting, row.text)
        for row in rows_of(session, Narrative, selection)
        if row.document == document
    )

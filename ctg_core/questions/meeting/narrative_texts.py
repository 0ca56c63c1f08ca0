"""The words already written for a document and a year or a meeting, as a screen needs them to change them."""

from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.model.narrative import Narrative
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection


@dataclass(frozen=True)
class WrittenText:
    """``year`` is None for words that hold for every year; ``version`` is the one displayed, written by ``by``."""

    key: str
    version: int
    section: str
    year: int | None
    text: str
    by: str | None
    at: str | None
    card: Card


def narrative_texts(
    session: Session, selection: Selection, document: str, year: int | None, meeting: str | None = None
) -> tuple[WrittenText, ...]:
    """Those of one document for one year, and those that hold for every year; or those of one meeting."""
    cards = Cards(session, selection)
    return tuple(
        WrittenText(
            row.key,
            row.version,
            row.section,
            row.year,
            row.text,
            row.updated_by,
            row.updated_at,
            cards.of(row, row.section),
        )
        for row in rows_of(session, Narrative, selection)
        if row.document == document and row.meeting == meeting and (meeting or row.year in (None, year))
    )

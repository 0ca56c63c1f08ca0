"""The contracts, laws and schemes the convention follows, prepares, cites or contains."""

from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.model.codes import DOCUMENT_KINDS, DOCUMENT_RELATIONS
from ctg_core.model.document import RelatedDocument
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection

# What came before, what binds, what it holds, what goes with it, what comes next.
_READING_ORDER = ("predecessor", "framework", "part", "linked", "successor")


@dataclass(frozen=True)
class DocumentLine:
    """One text; ``kind`` and ``relation`` are French labels."""

    row: RelatedDocument
    kind: str
    relation: str
    card: Card


def documents(session: Session, selection: Selection) -> tuple[DocumentLine, ...]:
    """The related documents, grouped by their relation to the convention."""
    cards = Cards(session, selection)
    rows = rows_of(session, RelatedDocument, selection)
    return tuple(_line(row, cards) for row in sorted(rows, key=lambda row: _READING_ORDER.index(row.relation)))


def _line(row: RelatedDocument, cards: Cards) -> DocumentLine:
    return DocumentLine(
        row=row,
        kind=DOCUMENT_KINDS[row.kind],
        relation=DOCUMENT_RELATIONS[row.relation],
        card=cards.of(row, row.title),
    )

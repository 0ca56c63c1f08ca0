"""Every end that calls for a renewal: agréments, conventions and projets linked to the CTG, the CTG itself."""

from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.model.dates import span
from ctg_core.model.document import RelatedDocument
from ctg_core.questions.governance.expiries import Ending, document_endings, label_endings
from ctg_core.questions.provenance.card import Cards
from ctg_core.questions.rows import convention_of, rows_of
from ctg_core.questions.selection import Selection

AGREEMENT, DOCUMENT, CONVENTION = "agreement", "document", "convention"
_SOON_DAYS = 182
OVER, SOON, LATER = "over", "soon", "later"


@dataclass(frozen=True)
class Renewal:
    """``kind`` is AGREEMENT, DOCUMENT or CONVENTION; ``next`` is the title of what is announced to follow, if any."""

    kind: str
    ending: Ending
    next: str | None

    @property
    def state(self) -> str:
        """OVER, SOON (within six months) or LATER."""
        return renewal_state(self.ending.days_left)


def renewal_state(days_left: int) -> str:
    """How near an end is; its last day is not over yet."""
    if days_left < 0:
        return OVER
    return SOON if days_left <= _SOON_DAYS else LATER


def renewals(session: Session, selection: Selection) -> tuple[Renewal, ...]:
    """Every known end, soonest first; what came before the convention has already been followed by it."""
    cards = Cards(session, selection)
    found = [Renewal(AGREEMENT, one, None) for one in label_endings(session, selection, cards)]
    found += [
        Renewal(DOCUMENT, one, None)
        for row, one in document_endings(session, selection, cards)
        if row.relation not in ("predecessor", "successor")
    ]
    found += _of_the_convention(session, selection, cards)
    return tuple(sorted(found, key=lambda one: (one.ending.days_left, one.ending.title)))


def _of_the_convention(session: Session, selection: Selection, cards: Cards) -> list[Renewal]:
    row = convention_of(session, selection)
    if row.end is None:
        return []
    card = cards.of_fields(row, ("start", "end"), "Période de la convention")
    left = (span(row.end).last - selection.day).days
    follows = [one.title for one in rows_of(session, RelatedDocument, selection) if one.relation == "successor"]
    return [
        Renewal(CONVENTION, Ending("convention", row.key, row.name, row.end, left, card), next(iter(follows), None))
    ]

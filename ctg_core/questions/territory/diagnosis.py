"""What the shared diagnosis says: strengths, watch points, challenges, traits and achievements."""

from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.model.codes import DIAGNOSIS_KINDS
from ctg_core.model.diagnosis import DiagnosisItem
from ctg_core.model.milestone import Milestone
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection


@dataclass(frozen=True)
class Remark:
    """One thing the diagnosis says, with the details under it; ``dated`` is a partial date."""

    key: str
    title: str
    description: str | None
    dated: str | None
    card: Card
    details: tuple["Remark", ...]


Diagnosis = dict[str, tuple[Remark, ...]]


def diagnosis(session: Session, selection: Selection) -> Diagnosis:
    """The remarks that hang under no other, by kind; every kind is there, empty when nothing is documented."""
    cards = Cards(session, selection)
    below: dict[str | None, list[DiagnosisItem]] = {}
    for item in rows_of(session, DiagnosisItem, selection):
        below.setdefault(item.parent, []).append(item)
    return {
        kind: tuple(_remark(item, below, cards) for item in below.get(None, []) if item.kind == kind)
        for kind in DIAGNOSIS_KINDS
    }


def diagnosis_step(session: Session, selection: Selection) -> Milestone | None:
    """The step at which the diagnosis is made, a confirmed one before a planned one; None when no document dates it."""
    steps = [row for row in rows_of(session, Milestone, selection) if row.kind == "diagnosis"]
    latest_first = sorted(steps, key=lambda row: row.start or "", reverse=True)
    return min(latest_first, key=lambda row: row.certainty, default=None)  # "confirmed" comes before "planned"


def _remark(item: DiagnosisItem, below: dict[str | None, list[DiagnosisItem]], cards: Cards) -> Remark:
    return Remark(
        key=item.key,
        title=item.title,
        description=item.description,
        dated=item.dated,
        card=cards.of(item, item.title),
        details=tuple(_remark(child, below, cards) for child in below.get(item.key, [])),
    )

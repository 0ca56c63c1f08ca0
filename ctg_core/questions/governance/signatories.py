"""Who signs the convention, in which capacity, and what is known of the vote and of the signature."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from ctg_core.model.codes import ORGANISATION_KINDS
from ctg_core.model.organisation import Organisation
from ctg_core.model.signatory import Signatory
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection
from ctg_core.questions.timing import state_on


@dataclass(frozen=True)
class Act:
    """A vote or a signature: partial dates, their certainty (None: not said), their state (see ``timing``)."""

    start: str | None
    end: str | None
    certainty: str | None
    state: str


@dataclass(frozen=True)
class SignatoryLine:
    """One party; ``members`` is the size of a group such as "33 communes", ``kind`` a French label."""

    key: str
    organisation: str
    kind: str
    members: int | None
    capacity: str | None
    resolution: Act
    signature: Act
    card: Card


@dataclass(frozen=True)
class Signatories:
    """Every party; ``card`` is that of their number."""

    lines: tuple[SignatoryLine, ...]
    card: Card

    @property
    def groups(self) -> tuple[str, ...]:
        """The parties that stand for several, whose members the documents may not name."""
        return tuple(line.organisation for line in self.lines if line.members)


def signatories(session: Session, selection: Selection) -> Signatories:
    """The parties in the order of the documents."""
    cards = Cards(session, selection)
    organisations = {row.key: row for row in rows_of(session, Organisation, selection)}
    lines = tuple(
        _line(row, organisations[row.organisation], cards, selection.day)
        for row in rows_of(session, Signatory, selection)
    )
    card = cards.computed(
        "signatories",
        "Signataires",
        "Nombre de parties que les documents nomment comme signataires\u202f; un groupe compte pour une.",
        rows=[line.card for line in lines],
    )
    return Signatories(lines, card)


def _line(row: Signatory, organisation: Organisation, cards: Cards, day: date) -> SignatoryLine:
    return SignatoryLine(
        key=row.key,
        organisation=organisation.name,
        kind=ORGANISATION_KINDS[organisation.kind],
        members=organisation.members,
        capacity=row.capacity,
        resolution=_act(day, row.resolution, row.resolution_end, row.resolution_certainty),
        signature=_act(day, row.signature, row.signature_end, row.signature_certainty),
        card=cards.of(row, organisation.name),
    )


def _act(day: date, start: str | None, end: str | None, certainty: str | None) -> Act:
    return Act(start, end, certainty, state_on(day, start, end, certainty))

"""What each signatory promised, and what is known to be delivered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.model.commitment import Commitment
from ctg_core.model.organisation import Organisation
from ctg_core.model.signatory import Signatory
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection

_STATED = ("fact", "inferred", "rule")


@dataclass(frozen=True)
class Tally:
    """``promised`` commitments: ``delivered``, ``broken``, the rest unknown."""

    promised: int
    delivered: int
    broken: int

    @property
    def unknown(self) -> int:
        return self.promised - self.delivered - self.broken


@dataclass(frozen=True)
class PartyPromises:
    """``name`` is None for what names no organisation; ``broken`` are the titles of what was not delivered."""

    name: str | None
    signatory: bool
    tally: Tally
    broken: tuple[str, ...]
    card: Card


@dataclass(frozen=True)
class Promises:
    """Signatories first, those who promise nothing known included; then others who promise something."""

    parties: tuple[PartyPromises, ...]
    tally: Tally
    card: Card


def tally_of(delivered: Iterable[bool | None]) -> Tally:
    """How many commitments were delivered and how many were not; None is nobody's word, and stays unknown."""
    said = list(delivered)
    return Tally(len(said), said.count(True), said.count(False))


def promises(session: Session, selection: Selection) -> Promises:
    """Each commitment under the signatory who carries it, a service's under the organisation it belongs to."""
    cards = Cards(session, selection)
    organisations = {row.key: row for row in rows_of(session, Organisation, selection)}
    signing = list(dict.fromkeys(row.organisation for row in rows_of(session, Signatory, selection)))
    below: dict[str | None, list[Commitment]] = {key: [] for key in signing}
    rows = [row for row in rows_of(session, Commitment, selection) if is_promise(row)]
    for row in rows:
        below.setdefault(owner(row.organisation, signing, organisations), []).append(row)
    return Promises(
        tuple(
            _party(organisations[key].name if key else None, key in signing, found, cards)
            for key, found in below.items()
        ),
        tally_of(row.delivered for row in rows),
        _card("commitments", "Engagements tenus", rows, cards),
    )


def is_promise(row: Commitment) -> bool:
    """Whether a party gave its word: an obligation, or a mission or a service announced, or said to be kept or not.

    A purpose or a principle is nobody's delivery; a mission or a service stated as a fact or a rule is what an
    institution already does, or must do by law: its signature promises nothing of it.
    """
    if row.kind in ("mission", "service"):
        return row.nature not in _STATED or row.delivered is not None
    return row.kind == "obligation"


def owner(key: str | None, signing: Iterable[str], organisations: Mapping[str, Organisation]) -> str | None:
    """The signatory an organisation belongs to, itself when it belongs to none."""
    seen: list[str] = []
    here = key
    while here and here not in seen:
        if here in signing:
            return here
        seen.append(here)
        here = organisations[here].parent
    return key


def _party(name: str | None, signatory: bool, rows: list[Commitment], cards: Cards) -> PartyPromises:
    return PartyPromises(
        name,
        signatory,
        tally_of(row.delivered for row in rows),
        tuple(row.title for row in rows if row.delivered is False),
        _card(f"commitments/{name or ''}", f"Engagements tenus\u202f: {name or 'tous'}", rows, cards),
    )


def _card(ref: str, title: str, rows: list[Commitment], cards: Cards) -> Card:
    tally = tally_of(row.delivered for row in rows)
    return cards.computed(
        ref,
        title,
        f"{tally.delivered} tenus, {tally.broken} non tenus, {tally.unknown} dont la suite n’est pas renseignée.",
        rows=[cards.of(row, row.title) for row in rows],
        coverage=f"{tally.delivered + tally.broken} des {tally.promised} engagements",
    )

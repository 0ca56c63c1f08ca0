"""Which conventions there are, and who each one is."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlmodel import Session, select

from ctg_core.model.codes import CONVENTION_KINDS, NATURES
from ctg_core.model.convention import Convention
from ctg_core.model.dates import span
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import convention_of
from ctg_core.questions.selection import Selection


@dataclass(frozen=True)
class ConventionName:
    """A line of the convention selector."""

    key: str
    short_name: str
    fictional: bool


def conventions(session: Session) -> list[ConventionName]:
    """Every convention of the store, by name."""
    query = select(Convention.key, Convention.short_name, Convention.fictional)
    names = [ConventionName(*row) for row in session.exec(query)]
    return sorted(names, key=lambda name: (name.short_name.casefold(), name.key))


@dataclass(frozen=True)
class Identity:
    """Who the convention is; partial dates as recorded, None where the documents are silent."""

    row: Convention
    kind: str
    cards: dict[str, Card]

    @property
    def signature(self) -> str:
        """What its date of signature is worth: a date that documents print and doubt is no signature."""
        known = self.row.signed_certainty if not self.cards["signed"].is_doubtful else None
        return _SIGNATURES.get(known or "", "signature (à vérifier)")


_PERIOD = (("start", "end"), "Période de la convention")
# What is shown of a convention: the fields it comes from, and the title of its card.
_CITED = {
    "name": (("name", "kind"), "Nom de la convention"),
    "period": _PERIOD,
    "caf": (("caf",), "Caf signataire"),
    "signed": (("signed",), "Signature"),
    "declared_communes": (("declared_communes",), "Nombre de communes"),
    "territory_code": (("territory_code", "territory_name"), "Territoire"),
}

_SIGNATURES = {"planned": "signature prévue", "confirmed": "signée"}


def identity(session: Session, selection: Selection) -> Identity:
    """The convention's own fields with their cards."""
    found = convention_of(session, selection)
    cards = Cards(session, selection)
    return Identity(
        row=found,
        kind=CONVENTION_KINDS[found.kind],
        cards={shown: cards.of_fields(found, *cited) for shown, cited in _CITED.items()},
    )


@dataclass(frozen=True)
class TimeElapsed:
    """How much of the convention's time has gone; ``share`` is 0 to 1, None when a bound is not documented.

    ``days_left`` is negative once the end has passed, None when the end is not documented.
    """

    share: Decimal | None
    start: str | None
    end: str | None
    days_left: int | None
    card: Card


_FORMULA = "Jours écoulés ÷ jours de la période\u202f; une année seule va du 1er janvier au 31 décembre."


def time_elapsed(session: Session, selection: Selection) -> TimeElapsed:
    """Days gone over days in all, first and last included, on the day looked at."""
    found = convention_of(session, selection)
    card = Cards(session, selection).of_fields(found, *_PERIOD)
    left = (span(found.end).last - selection.day).days if found.end else None
    share = elapsed_share(found.start, found.end, selection.day)
    if share is not None:
        card = replace(card, nature=NATURES["derived"], formula=_FORMULA)
    return TimeElapsed(share, found.start, found.end, left, card)


def elapsed_share(start: str | None, end: str | None, day: date) -> Decimal | None:
    """The share of a period gone on a day: 0 before it, 1 once it is over, None without both bounds."""
    if not (start and end):
        return None
    first, last = span(start).first, span(end).last
    total = (last - first).days + 1
    gone = (day - first).days + 1
    return Decimal(min(max(gone, 0), total)) / total

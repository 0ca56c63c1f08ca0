"""Money as a share of other money: what was paid of what was planned, and who paid it. Never across unlike lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ctg_core.model.french import euros, number
from ctg_core.model.french_dates import years_words
from ctg_core.questions.enough import is_enough
from ctg_core.questions.funding.lines import Line, years_of
from ctg_core.questions.provenance.card import Card, Cards

_CAF = "caf"


@dataclass(frozen=True)
class Rate:
    """``part`` of ``whole``, in cents, measured on ``known`` of ``lines``; ``funder`` is a code or None.

    ``years`` are those of the known lines.
    """

    part: int
    whole: int
    known: int
    lines: int
    years: tuple[int, ...]
    funder: str | None
    card: Card

    @property
    def percent(self) -> Decimal:
        """Above 100 when more was paid than planned."""
        return Decimal(self.part * 100) / self.whole


def execution_rate(lines: Sequence[Line], cards: Cards) -> Rate | None:
    """Paid over planned, on the lines that have both: a payment not known yet is not a payment of nothing.

    None when fewer than half of the lines have both.
    """
    both = [line for line in lines if line.amounts["planned"] is not None and line.amounts["paid"] is not None]
    return _rate("Versé sur prévu", both, _sum(both, "paid"), _sum(both, "planned"), len(lines), None, cards)


def funder_share(lines: Sequence[Line], cards: Cards) -> Rate | None:
    """What the Caf paid of all that was paid; the largest payer, where the Caf paid nothing known."""
    paid = [line for line in lines if line.amounts["paid"] is not None]
    by_funder = {
        line.row.funder: _sum([one for one in paid if one.row.funder == line.row.funder], "paid") for line in paid
    }
    if not by_funder:
        return None
    funder = _CAF if by_funder.get(_CAF) else max(by_funder, key=lambda code: by_funder[code])
    label = next(line.funder_label for line in paid if line.row.funder == funder)
    whole = sum(by_funder.values())
    return _rate(f"Part des versements\u202f: {label}", paid, by_funder[funder], whole, len(lines), funder, cards)


def _sum(lines: Sequence[Line], stage: str) -> int:
    return sum(line.amounts[stage] or 0 for line in lines)


def _rate(
    title: str, known: Sequence[Line], part: int, whole: int, lines: int, funder: str | None, cards: Cards
) -> Rate | None:
    if not (whole and is_enough(len(known), lines)):
        return None
    card = cards.computed(
        "funding/rate",
        title,
        f"{euros(part)} ÷ {euros(whole)} × 100 = {number(Decimal(part * 100) / whole, 1)}\u202f%.",
        rows=[line.card for line in known],
        coverage=", ".join(filter(None, [f"{len(known)} lignes sur {lines}", years_words(years_of(known))])),
    )
    return Rate(part, whole, len(known), lines, years_of(known), funder, card)

"""Money that was promised and has not all come, or was asked for and has no known answer; stage against stage."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ctg_core.questions.funding.lines import Line
from ctg_core.questions.provenance.card import Card, Cards


@dataclass(frozen=True)
class Pending:
    """One funding over its years; ``paid`` is None when no payment is known, which is not a payment of zero.

    ``promised`` is what was committed, or what was requested where nothing is committed yet.
    """

    label: str
    years: tuple[int, ...]
    promised: int
    paid: int | None
    unit: int
    card: Card


def unpaid(lines: Iterable[Line], year: int, cards: Cards) -> tuple[Pending, ...]:
    """Fundings of the years gone whose known payments are below what was committed, the widest gap first.

    A payment may come with another year's, so that one funding is looked at over all its past years together.
    """
    past = [line for line in lines if line.row.year and line.row.year < year and line.amounts["committed"] is not None]
    found = [_pending(group, "committed", cards) for group in _by_funding(past)]
    short = [one for one in found if (one.paid or 0) < one.promised]
    return tuple(sorted(short, key=lambda one: (one.paid or 0) - one.promised))


def unanswered(lines: Iterable[Line], year: int, cards: Cards) -> tuple[Pending, ...]:
    """Fundings requested up to this year of which neither a commitment nor a payment is known, largest first."""
    asked = [line for line in lines if line.row.year and line.row.year <= year and line.amounts["requested"]]
    open_ones = [line for line in asked if line.amounts["committed"] is None and line.amounts["paid"] is None]
    found = [_pending(group, "requested", cards) for group in _by_funding(open_ones)]
    return tuple(sorted(found, key=lambda one: -one.promised))


def _by_funding(lines: Iterable[Line]) -> list[list[Line]]:
    gathered: dict[tuple[str, str, str | None], list[Line]] = {}
    for line in lines:
        gathered.setdefault((line.row.label, line.row.funder, line.payee), []).append(line)
    return list(gathered.values())


def _pending(lines: Sequence[Line], stage: str, cards: Cards) -> Pending:
    payments = [paid for line in lines if (paid := line.amounts["paid"]) is not None]
    card = cards.computed(
        f"funding_lines/{lines[0].row.key}",
        lines[0].row.label,
        "Chaque stade est additionné pour lui-même, sur les années de ce financement\u202f; rien n’est supposé versé.",
        rows=[line.card for line in lines],
    )
    return Pending(
        label=lines[0].row.label,
        years=tuple(sorted({line.row.year for line in lines if line.row.year})),
        promised=sum(line.amounts[stage] or 0 for line in lines),
        paid=sum(payments) if payments else None,
        unit=min(line.row.rounding_cents for line in lines),
        card=card,
    )

"""What is missing from the money: promises of past years without a payment, years not settled, cells left empty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ctg_core.questions.funding.lines import STATED, Line
from ctg_core.questions.funding.sums import Total, total

COMING, ONGOING, PROVISIONAL, SETTLED = "coming", "ongoing", "provisional", "settled"
TERRITORY_BONUS = "territory_bonus"
# From the weakest promise to the strongest.
_PROMISES = ("planned", "requested", "committed")


@dataclass(frozen=True)
class Waiting:
    """A line of a past year with a promise and no payment known; ``stage`` is how far it went, ``age`` in years."""

    line: Line
    stage: str
    age: int


@dataclass(frozen=True)
class YearPayments:
    """A year not settled, ONGOING or PROVISIONAL: ``paid`` of its ``lines`` have a payment known."""

    year: int
    state: str
    lines: int
    paid: int


@dataclass(frozen=True)
class Gaps:
    """``planned`` is what the waiting lines planned, ``bonus`` the part of it that is bonus territoire.

    ``empty`` is how many lines have no amount, for each stage that others have; ``unplanned`` how many were paid
    though nothing was planned.
    """

    waiting: tuple[Waiting, ...]
    planned: Total
    bonus: Total
    unsettled: tuple[YearPayments, ...]
    empty: Mapping[str, int]
    unplanned: int
    lines: int


def funding_gaps(lines: Sequence[Line], known_stages: Sequence[str], this_year: int) -> Gaps:
    """What nobody has written yet, as of this year."""
    waiting = sorted(filter(None, (waits(line, this_year) for line in lines)), key=lambda item: -item.age)
    late = [item.line for item in waiting]
    return Gaps(
        waiting=tuple(waiting),
        planned=total(late, "planned"),
        bonus=total([line for line in late if TERRITORY_BONUS in line.families], "planned"),
        unsettled=tuple(_unsettled(lines, this_year)),
        empty={stage: sum(line.amounts[stage] is None for line in lines) for stage in known_stages if stage != STATED},
        unplanned=sum(line.amounts["planned"] is None and line.amounts["paid"] is not None for line in lines),
        lines=len(lines),
    )


def waits(line: Line, this_year: int) -> Waiting | None:
    """A promise of a year that is over, whose payment nobody has recorded; None without a year."""
    promised = [stage for stage in _PROMISES if line.amounts[stage] is not None]
    if line.row.year is None or line.row.year >= this_year or line.amounts["paid"] is not None or not promised:
        return None
    return Waiting(line, promised[-1], this_year - line.row.year)


def year_state(year: int, this_year: int) -> str:
    """The final right of a year is known in the course of the next one: until that one ends, it may still move."""
    if year > this_year:
        return COMING
    return {0: ONGOING, 1: PROVISIONAL}.get(this_year - year, SETTLED)


def _unsettled(lines: Sequence[Line], this_year: int) -> list[YearPayments]:
    found = []
    for year in sorted({line.row.year for line in lines if line.row.year}):
        state = year_state(year, this_year)
        if state in (ONGOING, PROVISIONAL):
            members = [line for line in lines if line.row.year == year]
            paid = sum(line.amounts["paid"] is not None for line in members)
            found.append(YearPayments(year, state, len(members), paid))
    return found

"""How far an indicator has gone from its baseline to its target, and whether that is far enough for its date."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ctg_core.model.dates import span

REACHED, ON_TRACK, TO_WATCH, GOING_BACK, NO_DATA = "reached", "on_track", "to_watch", "going_back", "no_data"
STATES = {
    REACHED: "cible atteinte",
    ON_TRACK: "en bonne voie",
    TO_WATCH: "à surveiller",
    GOING_BACK: "en recul",
    NO_DATA: "sans donnée",
}


@dataclass(frozen=True)
class Point:
    """A value at a period; ``period`` is a partial date, counted at its last day."""

    period: str
    value: Decimal

    @property
    def day(self) -> date:
        return span(self.period).last


@dataclass(frozen=True)
class Attainment:
    """``rate`` is 1 at the target and may pass it; ``expected`` is what the straight line asks at that date.

    Both are None where there is no way from a baseline to a target.
    """

    state: str
    rate: Decimal | None = None
    expected: Decimal | None = None


def attainment(
    direction: str,
    baseline: Point | None,
    target: Point | None,
    last: Point | None,
    tolerance: Decimal | None = None,
) -> Attainment:
    """The state of an indicator by its direction: increase, decrease, maintain; "none" has no state to reach."""
    if direction == "none" or last is None:
        return Attainment(NO_DATA)
    if direction == "maintain":
        return _maintained(target or baseline, last, tolerance)
    # A value older than the baseline says nothing of what was done since.
    if baseline is None or target is None or last.day < baseline.day:
        return Attainment(NO_DATA)
    return _on_the_way(direction, baseline, target, last)


def _maintained(reference: Point | None, last: Point, tolerance: Decimal | None) -> Attainment:
    if reference is None or tolerance is None:
        return Attainment(NO_DATA)
    return Attainment(REACHED if abs(last.value - reference.value) <= tolerance else TO_WATCH)


def _on_the_way(direction: str, baseline: Point, target: Point, last: Point) -> Attainment:
    sign = 1 if direction == "increase" else -1
    way = sign * (target.value - baseline.value)
    gone = sign * (last.value - baseline.value)
    if way <= 0:  # nothing left to cover: the baseline is already at the target or past it
        return Attainment(REACHED if gone >= way else GOING_BACK)
    rate, expected = gone / way, _expected(baseline, target, last)
    if gone < 0:
        return Attainment(GOING_BACK, rate, expected)
    if gone >= way:
        return Attainment(REACHED, rate, expected)
    return Attainment(ON_TRACK if rate >= expected else TO_WATCH, rate, expected)


def _expected(baseline: Point, target: Point, last: Point) -> Decimal:
    days = (target.day - baseline.day).days
    gone = (last.day - baseline.day).days
    return Decimal(1) if days <= 0 else max(Decimal(0), min(Decimal(1), Decimal(gone) / days))


def line_value(baseline: Decimal, target: Decimal, expected: Decimal) -> Decimal:
    """The value the straight line asks once this share of the way should be covered."""
    return baseline + (target - baseline) * expected


def ratio_of(parts: list[tuple[Decimal | None, Decimal | None]]) -> Decimal | None:
    """A rate over several places: numerators added over denominators added, never a mean of rates.

    Places that lack either term are left out; None when none is left or the denominators add up to zero.
    """
    known = [(numerator, denominator) for numerator, denominator in parts if numerator is not None and denominator]
    below = sum((denominator for _, denominator in known), Decimal(0))
    return sum((numerator for numerator, _ in known), Decimal(0)) / below if below else None

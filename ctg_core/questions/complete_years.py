"""Which years are complete: a ratio rests on no other, or one early payment would pass for a whole year."""

from collections.abc import Mapping
from datetime import date

from ctg_core.model.dates import span


def is_over(period: str, day: date) -> bool:
    """Whether the last day of a period has passed on the day looked at."""
    return span(period).last < day


def complete_periods(known: Mapping[str, int], day: date) -> tuple[str, ...]:
    """The complete ones, the oldest first; ``known`` is how many rows each has: payments, communes counted.

    A period is complete when it is over and has more than half of the rows of every complete one before it.
    """
    found: list[str] = []
    for period in sorted((one for one in known if is_over(one, day)), key=lambda one: span(one).last):
        if 2 * known[period] > max((known[one] for one in found), default=0):
            found.append(period)
    return tuple(found)

"""Where a dated step stands on a given day, saying no more than its certainty allows."""

from datetime import date

from ctg_core.model.dates import span

PAST, CURRENT, EXPECTED, TO_COME, UNDOCUMENTED, UNDATED = (
    "past",
    "current",
    "expected",
    "to_come",
    "undocumented",
    "undated",
)
CONFIRMED = "confirmed"


def state_on(day: date, start: str | None, end: str | None, certainty: str | None) -> str:
    """The state of a step between two partial dates, either of which may be missing.

    A step that is not confirmed is never past: once its date is gone, what became of it is undocumented.
    """
    if start is None and end is None:
        return UNDATED
    first, last = bounds(start, end)
    if day < first:
        return TO_COME
    if last < day:
        return PAST if certainty == CONFIRMED else UNDOCUMENTED
    return CURRENT if certainty == CONFIRMED else EXPECTED


def bounds(start: str | None, end: str | None) -> tuple[date, date]:
    """The first and last day that two partial dates may mean; at least one of them is given."""
    return span(start or end or "").first, span(end or start or "").last

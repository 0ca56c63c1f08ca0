"""For which period a value is due: what an indicator's periodicity asks, on a day, within the convention's period."""

import re
from datetime import date, timedelta

from ctg_core.model.dates import Precision, span

# What the words of a periodicity ask for; anything else, school years included, is asked for every year.
_RHYTHMS: tuple[tuple[re.Pattern[str], Precision], ...] = (
    (re.compile(r"mensuel|chaque mois|par mois", re.IGNORECASE), "month"),
    (re.compile(r"trimestr", re.IGNORECASE), "quarter"),
    (re.compile(r"semestr", re.IGNORECASE), "half_year"),
)
_TWICE = re.compile(r"mi-parcours", re.IGNORECASE)


def rhythm(periodicity: str | None) -> Precision:
    """How often a value is asked for: every month, quarter, half-year or year."""
    return next((found for words, found in _RHYTHMS if words.search(periodicity or "")), "year")


def due_period(periodicity: str | None, start: str | None, end: str | None, day: date) -> str | None:
    """The last complete period, within the convention's; None while none is over.

    "À mi-parcours et en fin" asks for the year in the middle of the convention, then for its last one.
    """
    first = span(start).first if start else date.min
    last = min(day - timedelta(days=1), span(end).last) if end else day - timedelta(days=1)
    if _TWICE.search(periodicity or "") and start and end:
        return _twice(first.year, span(end).last.year, last)
    found = _complete(last, rhythm(periodicity))
    return found if span(found).last >= first else None


def periods_before(period: str, count: int) -> tuple[str, ...]:
    """The ``count`` periods of the same length before this one, the oldest first."""
    found: list[str] = []
    while len(found) < count:
        period = containing(span(period).first - timedelta(days=1), span(period).precision)
        found.insert(0, period)
    return tuple(found)


def containing(day: date, precision: Precision) -> str:
    """The period of this length that a day belongs to, as a partial date."""
    match precision:
        case "day":
            return day.isoformat()
        case "month":
            return f"{day.year}-{day.month:02}"
        case "quarter":
            return f"{day.year}-Q{(day.month + 2) // 3}"
        case "half_year":
            return f"{day.year}-S{(day.month + 5) // 6}"
    return str(day.year)


def _complete(last: date, precision: Precision) -> str:
    """The last period of this length that is over on the evening of ``last``."""
    current = containing(last, precision)
    return current if span(current).last <= last else periods_before(current, 1)[0]


def _twice(first: int, final: int, last: date) -> str | None:
    middle = (first + final) // 2
    over = [year for year in (middle, final) if date(year, 12, 31) <= last]
    return str(over[-1]) if over else None

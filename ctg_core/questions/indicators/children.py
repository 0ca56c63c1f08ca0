"""The children that a convention's own indicators count, by place and by year: what is offered is set against them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from sqlmodel import Session

from ctg_core.model.dates import span
from ctg_core.model.indicator import Indicator, IndicatorValue
from ctg_core.questions.complete_years import complete_periods
from ctg_core.questions.indicators.values import of_the_whole, values_by_indicator
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection

UNDER_THREE, THREE_TO_TEN = "CTX02", "CTX03"  # codes of the national catalogue
Counts = Mapping[str | None, Sequence[IndicatorValue]]  # by commune, None for the whole territory

_COUNTED = ("observed", "baseline")


def children_counted(session: Session, selection: Selection, catalogue: str) -> Counts:
    """The known, dated and validated counts of the indicators of this code."""
    values = values_by_indicator(session, selection)
    found: dict[str | None, list[IndicatorValue]] = {}
    for indicator in rows_of(session, Indicator, selection):
        if indicator.catalogue == catalogue:
            mine = values.get(indicator.key, [])
            for value in [*of_the_whole(mine), *(one for one in mine if one.commune and not one.facility)]:
                if value.value is not None and value.period and value.kind in _COUNTED and value.state == "validated":
                    found.setdefault(value.commune, []).append(value)
    return found


def years_counted(counts: Counts, day: date) -> tuple[int, ...]:
    """The complete years: the whole territory is counted, and more than half of the places that were before."""
    places = Counter(year for values in counts.values() for year in {value_year(value) for value in values})
    whole = {value_year(value) for value in counts.get(None, ())}
    return tuple(int(year) for year in complete_periods({str(year): places[year] for year in whole}, day))


def value_year(value: IndicatorValue) -> int:
    """The year a dated value is of."""
    return span(value.period or "").last.year

"""Which values are missing for the period that is due: no figure, no reason, not even a proposal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from ctg_core.model.convention import Convention
from ctg_core.model.dates import span
from ctg_core.model.indicator import Indicator, IndicatorValue
from ctg_core.questions.charge import Charge, actions_by_indicator
from ctg_core.questions.entry.due_periods import due_period, periods_before
from ctg_core.questions.indicators.breakdown import COMMUNE, FACILITY
from ctg_core.questions.indicators.results import is_followed
from ctg_core.questions.indicators.values import latest, values_by_indicator
from ctg_core.questions.rows import convention_of, rows_of
from ctg_core.questions.selection import Selection

WHOLE = "whole"
_ASKED_AFTER = timedelta(days=365)  # the figures of a last year come within the next one


@dataclass(frozen=True)
class DueValue:
    """An indicator without its value for ``period``; ``by`` is WHOLE, COMMUNE or FACILITY, then ``places`` are missing.

    ``last`` is the last period known there, None when it never had a value.
    """

    indicator: str
    label: str
    unit: str
    theme: str | None
    period: str
    by: str
    places: tuple[str, ...]
    last: str | None


@dataclass(frozen=True)
class DueValues:
    """``waiting`` counts proposed values, ``looked_after`` the indicators of the charge."""

    due: tuple[DueValue, ...]
    waiting: int
    looked_after: int


def due_values(session: Session, selection: Selection, charge: Charge) -> DueValues:
    """What is missing in this charge on the day looked at, in the order of the dossier."""
    convention = convention_of(session, selection)
    asking = asks(convention, selection.day)
    values = values_by_indicator(session, selection)
    linked = actions_by_indicator(session, selection)
    found: list[DueValue] = []
    waiting = looked_after = 0
    for row in rows_of(session, Indicator, selection):
        own = [
            one
            for one in values.get(row.key, [])
            if charge.holds((row.theme,), linked.get(row.key, []), (one.facility,))
        ]
        whole = charge.holds((row.theme,), linked.get(row.key, []))
        waiting += sum(one.state == "proposed" for one in own)
        looked_after += bool(whole or own)
        period = due_period(row.periodicity, convention.start, convention.end, selection.day)
        if asking and period and is_asked(row):
            found += _missing(row, own, period, whole=whole)
    return DueValues(tuple(found), waiting, looked_after)


def asks(convention: Convention, day: date) -> bool:
    """Whether a convention expects figures: not one that is only to be signed, nor one over for more than a year."""
    over = convention.end is not None and day - span(convention.end).last > _ASKED_AFTER
    return convention.signed_certainty != "planned" and not over


def where_given(session: Session, selection: Selection, charge: Charge, indicator: str) -> tuple[str | None, str]:
    """The period and the kind of place where a value of this indicator is given next: what is missing, else the last.

    None for the period when none is over yet.
    """
    for one in due_values(session, selection, charge).due:
        if one.indicator == indicator:
            return one.period, one.by
    convention = convention_of(session, selection)
    row = next(row for row in rows_of(session, Indicator, selection) if row.key == indicator)
    whole, by_place = _sorted(values_by_indicator(session, selection).get(indicator, []))
    (by, _) = next(iter(by_place), (WHOLE, ""))
    period = due_period(row.periodicity, convention.start, convention.end, selection.day)
    return period, WHOLE if whole else by


def is_asked(row: Indicator) -> bool:
    """Whether values are expected: it is followed, or somebody wrote how often. A quoted number is neither."""
    return is_followed(row) or row.periodicity is not None


def is_given(values: Iterable[IndicatorValue], period: str) -> bool:
    """Whether a value or a reason, validated or proposed, is about this period or a part of it."""
    asked = span(period)
    return any(
        one.kind in ("observed", "estimate")
        and one.period is not None
        and asked.first <= span(one.period).first
        and span(one.period).last <= asked.last
        for one in values
    )


def _missing(row: Indicator, values: list[IndicatorValue], period: str, *, whole: bool) -> Iterable[DueValue]:
    """The whole territory, unless only places have values; then the places that had one the period before."""
    of_whole, by_place = _sorted(values)
    if whole and (of_whole or not by_place) and not is_given(of_whole, period):
        yield _due(row, period, WHOLE, (), of_whole)
    (before,) = periods_before(period, 1)
    for by in (COMMUNE, FACILITY):
        places = {key: ones for key, ones in by_place.items() if key[0] == by}
        missing = [key for key, ones in places.items() if is_given(ones, before) and not is_given(ones, period)]
        if missing:
            known = [one for key in missing for one in places[key]]
            yield _due(row, period, by, tuple(place for _, place in missing), known)


def _sorted(
    values: list[IndicatorValue],
) -> tuple[list[IndicatorValue], dict[tuple[str, str], list[IndicatorValue]]]:
    """Values of the whole territory, and those of each (kind of place, place); comparisons are left out."""
    whole: list[IndicatorValue] = []
    places: dict[tuple[str, str], list[IndicatorValue]] = {}
    for one in values:
        if one.comparator or one.part_of or one.period_start:
            continue
        if one.commune:
            places.setdefault((COMMUNE, one.commune), []).append(one)
        elif one.facility:
            places.setdefault((FACILITY, one.facility), []).append(one)
        else:
            whole.append(one)
    return whole, places


def _due(row: Indicator, period: str, by: str, places: tuple[str, ...], known: list[IndicatorValue]) -> DueValue:
    last = latest((one for one in known if one.period), "observed", "estimate", "baseline")
    return DueValue(row.key, row.label, row.unit, row.theme, period, by, places, last.period if last else None)

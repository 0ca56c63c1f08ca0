"""What one action is judged by: its indicators, each with its state and its last value."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlmodel import Session

from ctg_core.model.dates import span
from ctg_core.model.indicator import Indicator, IndicatorValue
from ctg_core.questions.attainment import Point, attainment
from ctg_core.questions.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection


@dataclass(frozen=True)
class Reading:
    """One value of an indicator; ``value`` is None when the row says why it is missing."""

    value: Decimal | None
    missing: str | None
    period: str | None
    qualifier: str | None
    card: Card


@dataclass(frozen=True)
class ActionResult:
    """``state`` is None for an indicator with no direction to go; ``last`` is the last value that is known.

    ``gap`` is set when a later period has no value, and says why.
    """

    key: str
    label: str
    unit: str
    decimals: int
    state: str | None
    baseline: Reading | None
    target: Reading | None
    last: Reading | None
    gap: Reading | None
    card: Card


def action_results(
    session: Session, selection: Selection, cards: Cards, keys: Sequence[str]
) -> tuple[ActionResult, ...]:
    """The indicators of these keys, in this order, from their validated values for the whole territory."""
    known = {row.key: row for row in rows_of(session, Indicator, selection)}
    values: dict[str, list[IndicatorValue]] = {}
    for value in rows_of(session, IndicatorValue, selection):
        whole = value.comparator is None and value.commune is None and value.facility is None
        if whole and value.state == "validated" and value.part_of is None:
            values.setdefault(value.indicator, []).append(value)
    return tuple(_result(known[key], values.get(key, []), cards) for key in keys if key in known)


def _result(row: Indicator, values: list[IndicatorValue], cards: Cards) -> ActionResult:
    latest = _latest(values, "observed")
    last = _latest([value for value in values if value.value is not None], "observed")
    baseline, target = _latest(values, "baseline"), _latest(values, "target")
    state = attainment(row.direction, _point(baseline), _point(target), _point(last), row.tolerance).state
    return ActionResult(
        key=row.key,
        label=row.label,
        unit=row.unit,
        decimals=row.decimals,
        state=None if row.direction == "none" else state,
        baseline=_reading(baseline, row, cards),
        target=_reading(target, row, cards),
        last=_reading(last, row, cards),
        gap=_reading(latest, row, cards) if latest is not last else None,
        card=cards.of(row, row.label),
    )


def _latest(values: list[IndicatorValue], kind: str) -> IndicatorValue | None:
    return max((value for value in values if value.kind == kind), key=_end, default=None)


def _end(value: IndicatorValue) -> date:
    return span(value.period).last if value.period else date.min


def _point(value: IndicatorValue | None) -> Point | None:
    return Point(value.period, value.value) if value and value.period and value.value is not None else None


def _reading(value: IndicatorValue | None, row: Indicator, cards: Cards) -> Reading | None:
    if value is None:
        return None
    card = cards.of(value, row.label)
    return Reading(value.value, value.missing_reason, value.period, value.qualifier, card)

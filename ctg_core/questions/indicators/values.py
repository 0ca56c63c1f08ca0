"""The values of an indicator as they were recorded, and what it is judged by."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlmodel import Session

from ctg_core.model.dates import span
from ctg_core.model.french import number
from ctg_core.model.indicator import Indicator, IndicatorValue, scale_of
from ctg_core.questions.indicators.attainment import Attainment, Point, attainment
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection

PRINTED = None  # as many decimals as the document prints


@dataclass(frozen=True)
class Reading:
    """One recorded value; ``value`` is None when ``missing`` says why. ``decimals`` PRINTED keeps its own digits.

    ``start`` is set for an evolution between two dates; a ``proposed`` value waits to be validated.
    """

    key: str
    kind: str
    value: Decimal | None
    missing: str | None
    start: str | None
    period: str | None
    unit: str
    decimals: int | None
    qualifier: str | None
    numerator: Decimal | None
    denominator: Decimal | None
    comment: str | None
    proposed: bool
    card: Card

    @property
    def day(self) -> date:
        """The last day of its period; the earliest of days when it has none."""
        return span(self.period).last if self.period else date.min


def values_by_indicator(session: Session, selection: Selection) -> dict[str, list[IndicatorValue]]:
    """Every value of the convention, by the key of its indicator."""
    found: dict[str, list[IndicatorValue]] = {}
    for value in rows_of(session, IndicatorValue, selection):
        found.setdefault(value.indicator, []).append(value)
    return found


def of_the_whole(values: Iterable[IndicatorValue]) -> list[IndicatorValue]:
    """Those of the whole territory: not of a commune, a facility, a place compared with, nor a part of another."""
    mine = [value for value in values if not (value.comparator or value.commune or value.facility)]
    keys = {value.key for value in mine}
    return [value for value in mine if value.part_of not in keys]


def judged(indicator: Indicator, whole: list[IndicatorValue]) -> Attainment:
    """Where the indicator stands, from its validated and dated values for the whole territory."""
    return attainment(
        indicator.direction,
        _point(whole, "baseline"),
        _point(whole, "target"),
        _point(whole, "observed"),
        indicator.tolerance,
    )


def latest(values: Iterable[IndicatorValue], *kinds: str) -> IndicatorValue | None:
    """The last of the known, validated values of these kinds; one without a date only for want of a dated one."""
    known = [value for value in values if value.kind in kinds and value.value is not None]
    return max((value for value in known if value.state == "validated"), key=value_day, default=None)


def value_day(value: IndicatorValue) -> date:
    """The last day a value is about; the earliest of days when it does not say."""
    return span(value.period).last if value.period else date.min


def _point(whole: list[IndicatorValue], kind: str) -> Point | None:
    found = latest((value for value in whole if value.period), kind)
    return Point(found.period, found.value) if found and found.period and found.value is not None else None


def reading_of(value: IndicatorValue, indicator: Indicator, cards: Cards) -> Reading:
    """A value with its card, which says what the row says of it and how a rate is obtained."""
    card = cards.of(value, indicator.label)
    return Reading(
        key=value.key,
        kind=value.kind,
        value=value.value,
        missing=value.missing_reason,
        start=value.period_start,
        period=value.period,
        unit=indicator.unit,
        decimals=PRINTED if value.quote else indicator.decimals,
        qualifier=value.qualifier,
        numerator=value.numerator,
        denominator=value.denominator,
        comment=value.comment,
        proposed=value.state == "proposed",
        card=replace(
            card,
            note=" ".join(filter(None, [value.note, value.comment])) or None,
            formula=_division(value, indicator),
        ),
    )


def _division(value: IndicatorValue, indicator: Indicator) -> str | None:
    if value.numerator is None or value.denominator is None:
        return None
    above = _term(value.numerator, indicator.numerator_label)
    below = _term(value.denominator, indicator.denominator_label)
    times = " × 100" if scale_of(indicator.unit) == 100 else ""
    return f"{above} ÷ {below}{times}"


def _term(value: Decimal, label: str | None) -> str:
    """ "actions réalisées (1)": words first, which then need not agree with the number."""
    return f"{label} ({number(value)})" if label else number(value)

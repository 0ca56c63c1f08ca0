"""What the actions produced: the state of every indicator the convention follows, context left aside."""

from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.model.dates import span
from ctg_core.model.indicator import Indicator, IndicatorValue
from ctg_core.questions.attainment import NO_DATA, STATES, Point, attainment
from ctg_core.questions.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection


@dataclass(frozen=True)
class Result:
    """One followed indicator and its state."""

    key: str
    label: str
    state: str
    card: Card


@dataclass(frozen=True)
class Results:
    """The followed indicators; ``by_state`` counts them by state, in the order of the states."""

    results: tuple[Result, ...]
    by_state: dict[str, int]

    @property
    def known(self) -> int:
        """How many have a state other than "no data"."""
        return len(self.results) - self.by_state[NO_DATA]


def results(session: Session, selection: Selection) -> Results:
    """The state of each indicator that has a direction, from its values for the whole territory."""
    cards = Cards(session, selection)
    values: dict[str, list[IndicatorValue]] = {}
    for value in rows_of(session, IndicatorValue, selection):
        if value.comparator is None and value.commune is None and value.facility is None:
            values.setdefault(value.indicator, []).append(value)
    found = tuple(
        _result(indicator, values.get(indicator.key, []), cards)
        for indicator in rows_of(session, Indicator, selection)
        if indicator.kind != "context" and indicator.direction != "none"
    )
    return Results(found, {state: sum(result.state == state for result in found) for state in STATES})


def _result(indicator: Indicator, values: list[IndicatorValue], cards: Cards) -> Result:
    reached = attainment(
        indicator.direction,
        _latest(values, "baseline"),
        _latest(values, "target"),
        _latest(values, "observed"),
        indicator.tolerance,
    )
    return Result(indicator.key, indicator.label, reached.state, cards.of(indicator, indicator.label))


def _latest(values: list[IndicatorValue], kind: str) -> Point | None:
    points = [
        Point(value.period, value.value)
        for value in values
        if value.kind == kind and value.state == "validated" and value.period and value.value is not None
    ]
    return max(points, key=lambda point: span(point.period).last, default=None)

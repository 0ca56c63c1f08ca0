"""Every indicator of a convention: where it stands, why, what is missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlmodel import Session

from ctg_core.model.indicator import Indicator, IndicatorValue
from ctg_core.model.plan_node import PlanNode
from ctg_core.questions.filtered_list import Choice
from ctg_core.questions.indicators.attainment import (
    GOING_BACK,
    NO_DATA,
    ON_TRACK,
    REACHED,
    STATES,
    TO_WATCH,
    Attainment,
    line_value,
)
from ctg_core.questions.indicators.results import is_followed
from ctg_core.questions.indicators.values import (
    Reading,
    judged,
    latest,
    of_the_whole,
    reading_of,
    value_day,
    values_by_indicator,
)
from ctg_core.questions.plan.nodes import axis_of
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection
from ctg_core.questions.territory.statistics import Statistic, statistics
from ctg_core.reference.lists import themes

# What asks for a decision comes first.
READING_ORDER = (GOING_BACK, TO_WATCH, NO_DATA, ON_TRACK, REACHED)
FORWARD, STILL, BACKWARD = "forward", "still", "backward"


@dataclass(frozen=True)
class IndicatorLine:
    """One indicator as lists show it; ``row`` is what is recorded.

    ``target`` is the final one, ``targets`` all of them; ``last`` is the last validated value, ``previous`` the
    one before; ``gap`` is the later row that says why it has no value. ``line`` is what the straight line from
    the baseline to the target asks at the date of ``last``, None where there is no such line. Only ``proposed``
    holds values that nobody validated: they are counted, never shown as figures.
    """

    row: Indicator
    theme: Choice | None
    axes: tuple[Choice, ...]
    state: str
    attainment: Attainment
    baseline: Reading | None
    target: Reading | None
    last: Reading | None
    previous: Reading | None
    line: Decimal | None
    gap: Reading | None
    proposed: tuple[Reading, ...]
    series: tuple[Reading, ...]
    targets: tuple[Reading, ...]
    card: Card

    @property
    def move(self) -> str | None:
        """Which way it went since the value before; None for one to maintain, or with a single value."""
        if self.last is None or self.previous is None or self.row.direction not in ("increase", "decrease"):
            return None
        change = _known(self.last) - _known(self.previous)
        if not change:
            return STILL
        return FORWARD if (change > 0) == (self.row.direction == "increase") else BACKWARD


@dataclass(frozen=True)
class Indicators:
    """``followed`` ones have somewhere to go, worst first within a state; ``context`` ones help to read them.

    ``quoted`` are the documented figures of no such indicator.
    """

    followed: tuple[IndicatorLine, ...]
    context: tuple[IndicatorLine, ...]
    by_state: dict[str, int]
    quoted: tuple[Statistic, ...]


def indicators(session: Session, selection: Selection) -> Indicators:
    """The indicators of the convention looked at, with everything a list says of them."""
    rows = rows_of(session, Indicator, selection)
    values = values_by_indicator(session, selection)
    maker = LineMaker(Cards(session, selection), {node.key: node for node in rows_of(session, PlanNode, selection)})
    followed = tuple(maker.line(row, values.get(row.key, [])) for row in rows if is_followed(row))
    context = tuple(maker.line(row, values.get(row.key, [])) for row in rows if row.kind == "context")
    listed = {line.row.key for line in followed + context} if followed else set()
    return Indicators(
        followed=tuple(sorted(followed, key=_urgency)),
        context=context if followed else (),
        by_state={state: sum(line.state == state for line in followed) for state in STATES},
        quoted=_quoted(session, selection, {row.key for row in rows} - listed),
    )


@dataclass(frozen=True)
class LineMaker:
    """Makes the lines of one convention."""

    cards: Cards
    nodes: Mapping[str, PlanNode]

    def line(self, row: Indicator, values: Iterable[IndicatorValue]) -> IndicatorLine:
        """One indicator, from its values for the whole territory."""
        whole = sorted(of_the_whole(values), key=value_day)
        baseline, target = latest(whole, "baseline"), latest(whole, "target")
        last = latest(whole, "observed")
        reached = judged(row, whole)
        settled = [value for value in whole if value.state == "validated"]
        return IndicatorLine(
            row=row,
            theme=Choice(row.theme, themes()[row.theme].label) if row.theme else None,
            axes=tuple(dict.fromkeys(axis for node in row.nodes if (axis := axis_of(node, self.nodes)))),
            state=reached.state,
            attainment=reached,
            baseline=self._reading(baseline, row),
            target=self._reading(target, row),
            last=self._reading(last, row),
            previous=self._reading(_before(last, whole), row),
            line=_line(reached, baseline, target),
            gap=self._reading(_gap(last, settled), row),
            proposed=tuple(self._readings(row, (value for value in whole if value.state == "proposed"))),
            series=tuple(self._readings(row, (value for value in settled if value.kind != "target"))),
            targets=tuple(self._readings(row, (value for value in settled if value.kind == "target"))),
            card=self.cards.of(row, row.label),
        )

    def _reading(self, value: IndicatorValue | None, row: Indicator) -> Reading | None:
        return reading_of(value, row, self.cards) if value else None

    def _readings(self, row: Indicator, values: Iterable[IndicatorValue]) -> Iterable[Reading]:
        return (reading_of(value, row, self.cards) for value in values)


def _before(last: IndicatorValue | None, whole: list[IndicatorValue]) -> IndicatorValue | None:
    """The last value known before this one, be it the baseline."""
    if last is None:
        return None
    return latest((value for value in whole if value_day(value) < value_day(last)), "baseline", "observed")


def _gap(last: IndicatorValue | None, whole: list[IndicatorValue]) -> IndicatorValue | None:
    """The latest row without a value, if no value came since."""
    missing = [value for value in whole if value.value is None and value.kind == "observed"]
    found = max(missing, key=value_day, default=None)
    return found if found and (last is None or value_day(found) > value_day(last)) else None


def _line(reached: Attainment, baseline: IndicatorValue | None, target: IndicatorValue | None) -> Decimal | None:
    if reached.expected is None or baseline is None or target is None:
        return None
    if baseline.value is None or target.value is None:
        return None
    return line_value(baseline.value, target.value, reached.expected)


def _urgency(line: IndicatorLine) -> tuple[int, Decimal]:
    """The states in reading order, then the furthest behind its line; those without a line after."""
    rate, expected = line.attainment.rate, line.attainment.expected
    behind = rate - expected if rate is not None and expected is not None else Decimal("Infinity")
    return READING_ORDER.index(line.state), behind


def _quoted(session: Session, selection: Selection, others: set[str]) -> tuple[Statistic, ...]:
    if not others:
        return ()
    return tuple(item for item in statistics(session, selection) if item.indicator in others)


def _known(reading: Reading) -> Decimal:
    return reading.value or Decimal(0)

"""One indicator, whole: its values, its places, what it means, what it is linked to."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.model.action import Action
from ctg_core.model.body import Body
from ctg_core.model.facility import Facility
from ctg_core.model.indicator import Indicator, IndicatorValue
from ctg_core.model.plan_node import PlanNode
from ctg_core.questions.indicators.breakdown import COMMUNE, FACILITY, Breakdown, breakdowns
from ctg_core.questions.indicators.list import IndicatorLine, LineMaker
from ctg_core.questions.indicators.values import Reading, reading_of, value_day
from ctg_core.questions.plan.nodes import node_name, path_to
from ctg_core.questions.plan.progress import UNKNOWN, is_late
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection
from ctg_core.questions.territory.communes import commune_names
from ctg_core.reference.lists import indicator_catalogue


@dataclass(frozen=True)
class Named:
    """Something the indicator is linked to; ``level`` is the plan's own word for it, None when there is none."""

    name: str
    level: str | None
    card: Card


@dataclass(frozen=True)
class LinkedAction:
    """An action that this indicator judges; ``status`` is a code or UNKNOWN."""

    key: str
    code: str | None
    title: str
    status: str
    late: bool
    card: Card


@dataclass(frozen=True)
class Meaning:
    """What is measured and how, each None where the convention and the national catalogue are silent."""

    definition: str | None
    formula: str | None
    numerator: str | None
    denominator: str | None
    usual_source: str | None
    periodicity: str | None
    catalogue: str | None


@dataclass(frozen=True)
class IndicatorSheet:
    """``paths`` go from the first level of the plan to each node the indicator hangs under.

    ``compared`` are the values of other places, as (place, value).
    """

    line: IndicatorLine
    meaning: Meaning
    responsible: Named | None
    paths: tuple[tuple[Named, ...], ...]
    actions: tuple[LinkedAction, ...]
    breakdowns: tuple[Breakdown, ...]
    compared: tuple[tuple[str, Reading], ...]


def indicator_sheet(session: Session, selection: Selection, key: str) -> IndicatorSheet | None:
    """Everything about one indicator; None when the convention has none of that key."""
    row = session.get(Indicator, (selection.convention, key))
    if row is None:
        return None
    cards = Cards(session, selection)
    nodes = {node.key: node for node in rows_of(session, PlanNode, selection)}
    values = [value for value in rows_of(session, IndicatorValue, selection) if value.indicator == key]
    facilities = {place.key: place.name for place in rows_of(session, Facility, selection)}
    names = {COMMUNE: commune_names(session, selection), FACILITY: facilities}
    return IndicatorSheet(
        line=LineMaker(cards, nodes).line(row, values),
        meaning=_meaning(row),
        responsible=_responsible(session, selection, cards, row.responsible),
        paths=tuple(
            tuple(_named(node, nodes.values(), cards) for node in path)
            for path in (path_to(node, nodes) for node in row.nodes)
            if path
        ),
        actions=_actions(session, selection, cards, key),
        breakdowns=breakdowns(row, values, selection.day, cards, names),
        compared=tuple(
            (value.comparator, reading_of(value, row, cards))
            for value in sorted(values, key=value_day)
            if value.comparator and value.value is not None
        ),
    )


def _meaning(row: Indicator) -> Meaning:
    """What the convention says, else what the national catalogue says."""
    national = indicator_catalogue()[row.catalogue] if row.catalogue else None
    return Meaning(
        definition=row.definition or (national.definition if national else None),
        formula=national.formula if national else None,
        numerator=row.numerator_label or (national.numerator if national else None),
        denominator=row.denominator_label or (national.denominator if national else None),
        usual_source=row.usual_source or (national.usual_source if national else None),
        periodicity=row.periodicity or (national.periodicity if national else None),
        catalogue=row.catalogue,
    )


def _responsible(session: Session, selection: Selection, cards: Cards, key: str | None) -> Named | None:
    body = session.get(Body, (selection.convention, key)) if key else None
    return Named(body.name, None, cards.of(body, body.name)) if body else None


def _named(node: PlanNode, nodes: Iterable[PlanNode], cards: Cards) -> Named:
    name = node_name(node, nodes)
    return Named(name, node.level, cards.of(node, name))


def _actions(session: Session, selection: Selection, cards: Cards, key: str) -> tuple[LinkedAction, ...]:
    return tuple(
        LinkedAction(
            action.key,
            action.code,
            action.title,
            action.status or UNKNOWN,
            is_late(action.status, action.planned_end, selection.day),
            cards.of(action, action.title),
        )
        for action in rows_of(session, Action, selection)
        if key in action.indicators
    )

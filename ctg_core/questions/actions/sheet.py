"""The fiche action, whole: what, why, who, when, with what, how far, what it gave, where, what was decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, select

from ctg_core.model.action import Action, ActionNote, ActionStep
from ctg_core.model.dates import span
from ctg_core.model.funding import FundingLine
from ctg_core.model.indicator import Indicator
from ctg_core.model.meeting import Decision
from ctg_core.model.organisation import Organisation
from ctg_core.model.plan_node import PlanNode
from ctg_core.questions.actions.items import ActionItem, action_items
from ctg_core.questions.facilities.overview import NamedFacility, facilities
from ctg_core.questions.funding.lines import Line, funding_lines
from ctg_core.questions.funding.sums import StageTotal, stage_totals
from ctg_core.questions.governance.overview import DecisionLine, governance
from ctg_core.questions.indicators.list import IndicatorLine, LineMaker
from ctg_core.questions.indicators.values import values_by_indicator
from ctg_core.questions.plan.nodes import node_name, path_to
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection

DONE, DONE_LATE, OVERDUE, TO_DO = "done", "done_late", "overdue", "to_do"


@dataclass(frozen=True)
class Named:
    """Something the fiche names, with its card; ``detail`` says more of it in a few words."""

    name: str
    detail: str | None
    card: Card


@dataclass(frozen=True)
class Step:
    """One step; ``days_late`` counts from the last day it was due to the day it was done, or the day looked at."""

    label: str
    due: str | None
    done_on: str | None
    state: str
    days_late: int
    card: Card


@dataclass(frozen=True)
class Texts:
    """The words of the fiche, each None where the document is silent."""

    rationale: str | None
    description: str | None
    expected_outcomes: str | None
    target_audience: str | None
    means: str | None
    done: str | None
    next: str | None
    obstacle: str | None
    origin: str | None
    confidence_comment: str | None


@dataclass(frozen=True)
class ActionSheet:
    """``path`` goes from the first level of the plan to the action's own node; ``notes`` are (date, text, card)."""

    item: ActionItem
    path: tuple[Named, ...]
    texts: Texts
    lead: Named | None
    team: tuple[Named, ...]
    partners: tuple[Named, ...]
    planned: tuple[str | None, str | None]
    actual: tuple[str | None, str | None]
    steps: tuple[Step, ...]
    lines: tuple[Line, ...]
    totals: tuple[StageTotal, ...]
    indicators: tuple[IndicatorLine, ...]
    places: tuple[NamedFacility, ...]
    decisions: tuple[DecisionLine, ...]
    notes: tuple[Named, ...]

    @property
    def days_after_plan(self) -> int:
        """How late the action ended: days from the last day planned to its end; 0 or less when in time."""
        planned, ended = self.planned[1], self.actual[1]
        return (span(ended).first - span(planned).last).days if planned and ended else 0


def action_sheet(session: Session, selection: Selection, key: str) -> ActionSheet | None:
    """The fiche of one action; None when the convention has none of that key."""
    row = session.get(Action, (selection.convention, key))
    if row is None:
        return None
    cards = Cards(session, selection)
    item = next(item for item in action_items(session, selection, cards) if item.row.key == key)
    organisations = {one.key: one for one in rows_of(session, Organisation, selection)}
    steps = [step for step in rows_of(session, ActionStep, selection) if step.action == key]
    notes = sorted(
        (note for note in rows_of(session, ActionNote, selection) if note.action == key), key=_dated, reverse=True
    )
    lines, totals = _money(session, selection, cards, key)
    return ActionSheet(
        item=item,
        path=_path(session, selection, cards, row),
        texts=Texts(**{field: getattr(row, field) for field in Texts.__dataclass_fields__}),
        lead=next(iter(_parties([row.lead] if row.lead else [], organisations, cards)), None),
        team=_parties(row.team, organisations, cards),
        partners=_parties(row.partners, organisations, cards),
        planned=(row.planned_start, row.planned_end),
        actual=(row.actual_start, row.actual_end),
        steps=tuple(_step(step, selection.day, cards) for step in steps),
        lines=lines,
        totals=totals,
        indicators=_indicators(session, selection, cards, row.indicators),
        places=_places(session, selection, row.facilities),
        decisions=_decisions(session, selection, key),
        notes=tuple(Named(note.text, note.dated, cards.of(note, f"Note\u202f: {row.title}")) for note in notes),
    )


def step_state(due: str | None, done_on: str | None, day: date) -> tuple[str, int]:
    """Where a step stands and its days late; a step done in the period it was due is on time."""
    late = (span(done_on).first - span(due).last).days if due and done_on else 0
    if done_on:
        return (DONE_LATE, late) if late > 0 else (DONE, 0)
    late = (day - span(due).last).days if due else 0
    return (OVERDUE, late) if late > 0 else (TO_DO, 0)


def _step(row: ActionStep, day: date, cards: Cards) -> Step:
    state, late = step_state(row.due, row.done_on, day)
    return Step(row.label, row.due, row.done_on, state, late, cards.of(row, row.label))


def _path(session: Session, selection: Selection, cards: Cards, row: Action) -> tuple[Named, ...]:
    nodes = {node.key: node for node in rows_of(session, PlanNode, selection)}
    return tuple(
        Named(name, node.level, cards.of(node, name))
        for node in path_to(row.node, nodes)
        for name in [node_name(node, nodes.values())]
    )


def _parties(keys: Iterable[str], known: Mapping[str, Organisation], cards: Cards) -> tuple[Named, ...]:
    return tuple(Named(row.name, row.role, cards.of(row, row.name)) for key in keys if (row := known.get(key)))


def _money(
    session: Session, selection: Selection, cards: Cards, key: str
) -> tuple[tuple[Line, ...], tuple[StageTotal, ...]]:
    """The lines that pay for the action, and their sum at each stage where one is known; stages are never added."""
    mine = set(
        session.exec(
            select(FundingLine.key).where(FundingLine.convention == selection.convention, FundingLine.action == key)
        )
    )
    lines = tuple(line for line in funding_lines(session, selection, cards) if line.row.key in mine)
    return lines, tuple(total for total in stage_totals(lines, cards) if total.total.known)


def _indicators(session: Session, selection: Selection, cards: Cards, keys: Iterable[str]) -> tuple[IndicatorLine, ...]:
    """The indicators the action is judged by, in its own order."""
    known = {row.key: row for row in rows_of(session, Indicator, selection)}
    values = values_by_indicator(session, selection)
    maker = LineMaker(cards, {node.key: node for node in rows_of(session, PlanNode, selection)})
    return tuple(maker.line(known[key], values.get(key, [])) for key in keys if key in known)


def _places(session: Session, selection: Selection, keys: Iterable[str]) -> tuple[NamedFacility, ...]:
    known = {place.row.key: place for place in facilities(session, selection).named} if keys else {}
    return tuple(known[key] for key in keys if key in known)


def _decisions(session: Session, selection: Selection, key: str) -> tuple[DecisionLine, ...]:
    """What was decided about the action, the latest first."""
    about = {row.key for row in rows_of(session, Decision, selection) if key in row.actions}
    return tuple(line for line in governance(session, selection).decisions if line.row.key in about) if about else ()


def _dated(note: ActionNote) -> date:
    return _day(note.dated)


def _day(partial: str | None) -> date:
    return span(partial).last if partial else date.min

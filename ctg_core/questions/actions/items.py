"""One action as a list shows it: how far it is and how that is known, what presses, what it can be found by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlmodel import Session

from ctg_core.model.action import Action, ActionStep
from ctg_core.model.dates import span
from ctg_core.model.french import number
from ctg_core.model.organisation import Organisation
from ctg_core.model.plan_node import PlanNode
from ctg_core.questions.filtered_list import Choice
from ctg_core.questions.plan.nodes import axis_of
from ctg_core.questions.plan.progress import CLOSED, UNKNOWN, action_progress, is_due_soon, is_late
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection
from ctg_core.questions.territory.communes import commune_names
from ctg_core.reference.lists import themes

# What an action's progress is read from, most exact first.
STEPS, DECLARED, STATUS = "steps", "declared", "status"
# What holds an action back, other than its date.
SUSPENDED, STORM, OBSTACLE = "suspended", "storm", "obstacle"
# How much an action presses.
TO_UNBLOCK, SOON, OPEN, OVER = range(4)


@dataclass(frozen=True)
class Progress:
    """``value`` is a percentage, None when unknown; ``basis`` says what it is read from, None with it."""

    value: Decimal | None
    basis: str | None
    steps_done: int
    steps: int
    card: Card


@dataclass(frozen=True)
class ActionItem:
    """``row`` is what is recorded, ``status`` its status or UNKNOWN, ``axis`` the first level of the plan above it.

    ``days_late`` is 0 unless late; ``blockers`` hold codes of this file.
    """

    row: Action
    status: str
    days_late: int
    due_soon: bool
    blockers: tuple[str, ...]
    progress: Progress
    axis: Choice | None
    lead: Choice | None
    themes: tuple[Choice, ...]
    communes: tuple[Choice, ...]
    card: Card

    @property
    def late(self) -> bool:
        return self.days_late > 0

    @property
    def pressure(self) -> int:
        """How much the action presses: TO_UNBLOCK, SOON, OPEN or OVER."""
        if self.late or self.blockers:
            return TO_UNBLOCK
        if self.due_soon:
            return SOON
        return OVER if self.status in CLOSED else OPEN


def blockers(status: str | None, confidence: str | None, obstacle: str | None) -> tuple[str, ...]:
    """What holds an action back; nothing once it is done or abandoned, whatever it met on its way."""
    if status in CLOSED:
        return ()
    met = {SUSPENDED: status == "suspended", STORM: confidence == "storm", OBSTACLE: obstacle is not None}
    return tuple(code for code, is_so in met.items() if is_so)


def days_late(status: str | None, planned_end: str | None, day: date) -> int:
    """Days gone since the last day of the planned end, for an action that is neither done nor abandoned."""
    return (day - span(planned_end).last).days if planned_end and is_late(status, planned_end, day) else 0


def progress_basis(status: str | None, declared: int | None, steps: int) -> str | None:
    """What ``action_progress`` reads a percentage from; None when it has nothing to read."""
    if steps:
        return STEPS
    if declared is not None:
        return DECLARED
    return STATUS if status in ("done", "not_started") else None


def action_items(session: Session, selection: Selection, cards: Cards) -> tuple[ActionItem, ...]:
    """Every action of the convention, in the order of its dossier."""
    steps: dict[str, list[ActionStep]] = {}
    for step in rows_of(session, ActionStep, selection):
        steps.setdefault(step.action, []).append(step)
    maker = _Maker(
        selection.day,
        cards,
        {node.key: node for node in rows_of(session, PlanNode, selection)},
        {row.key: row.name for row in rows_of(session, Organisation, selection)},
        commune_names(session, selection),
    )
    return tuple(maker.item(row, steps.get(row.key, [])) for row in rows_of(session, Action, selection))


@dataclass(frozen=True)
class _Maker:
    day: date
    cards: Cards
    nodes: Mapping[str, PlanNode]
    organisations: Mapping[str, str]
    communes: Mapping[str, str]

    def item(self, row: Action, steps: list[ActionStep]) -> ActionItem:
        card = self.cards.of(row, row.title)
        return ActionItem(
            row=row,
            status=row.status or UNKNOWN,
            days_late=days_late(row.status, row.planned_end, self.day),
            due_soon=is_due_soon(row.status, row.planned_end, self.day),
            blockers=blockers(row.status, row.confidence, row.obstacle),
            progress=self._progress(row, steps, card),
            axis=axis_of(row.node, self.nodes),
            lead=Choice(row.lead, self.organisations.get(row.lead, row.lead)) if row.lead else None,
            themes=tuple(Choice(code, themes()[code].label) for code in row.themes),
            communes=tuple(Choice(code, self.communes.get(code, code)) for code in row.communes),
            card=card,
        )

    def _progress(self, row: Action, steps: list[ActionStep], card: Card) -> Progress:
        done = sum(step.done_on is not None for step in steps)
        value = action_progress(row.status, row.progress, done, len(steps))
        basis = progress_basis(row.status, row.progress, len(steps))
        computed = self.cards.computed(
            f"actions/{row.key}",
            f"Avancement\u202f: {row.title}",
            _formula(basis, value, done, len(steps)),
            rows=[card, *(self.cards.of(step, step.label) for step in steps)],
        )
        return Progress(value, basis, done, len(steps), computed)


def _formula(basis: str | None, value: Decimal | None, done: int, steps: int) -> str:
    if value is None or basis is None:
        return "Ni étapes, ni pourcentage déclaré\u202f: l’avancement n’est pas documenté."
    shown = f"{number(value, 0)}\u202f%"
    if basis == STEPS:
        return f"Part des étapes faites\u202f: {done} sur {steps}, soit {shown}."
    if basis == DECLARED:
        return f"Pourcentage déclaré par le chef de file\u202f: {shown}."
    return f"D’après le statut seul\u202f: {'réalisée' if value else 'à engager'}, donc {shown}."

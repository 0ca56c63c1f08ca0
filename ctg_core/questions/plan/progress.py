"""How far the plan has got: by action, by axis, for the whole. Unknown is never counted as zero."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sqlmodel import Session

from ctg_core.model.action import Action, ActionStep
from ctg_core.model.codes import CONFIDENCES
from ctg_core.model.dates import span
from ctg_core.model.french import number
from ctg_core.model.plan_node import PlanNode
from ctg_core.questions.enough import is_enough
from ctg_core.questions.plan.nodes import node_name
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection

SOON = timedelta(days=90)
CLOSED = ("done", "abandoned")
UNKNOWN = "unknown"
_TERMS_WRITTEN = 12
STATUS_ORDER = ("done", "in_progress", "not_started", "suspended", "abandoned", UNKNOWN)


@dataclass(frozen=True)
class ActionLine:
    """One action as lists show it; ``progress`` is a percentage or None, ``status`` a code or UNKNOWN."""

    row: Action
    status: str
    progress: Decimal | None
    late: bool
    due_soon: bool
    card: Card

    @property
    def is_open(self) -> bool:
        return self.status not in CLOSED


@dataclass(frozen=True)
class Tally:
    """The actions of a part of the plan: how many of each status, and the mean progress with its coverage.

    ``expected`` counts the actions listed or announced, abandoned ones left out; ``measured`` those whose progress
    is known, ``points`` the sum of it; ``uncounted`` says that a part tells no number where others announce theirs.
    ``by_confidence`` counts the météo of open actions only: that of an action done or abandoned foretells nothing.
    """

    by_status: dict[str, int]
    listed: int
    expected: int
    measured: int
    points: Decimal
    late: int
    by_confidence: dict[str, int]
    uncounted: bool = False

    @property
    def mean(self) -> Decimal | None:
        """The mean progress of the measured actions, in percent; None where they are too few to stand for the rest."""
        enough = is_enough(self.measured, self.expected) and not self.uncounted
        return self.points / self.measured if enough else None

    @property
    def open(self) -> int:
        """Actions listed that are neither done nor abandoned."""
        return self.listed - sum(self.by_status[status] for status in CLOSED)

    @property
    def unlisted(self) -> int:
        """Actions announced that no document lists."""
        return self.expected + self.by_status.get("abandoned", 0) - self.listed


@dataclass(frozen=True)
class NodeProgress:
    """A node of the plan with what is below it; ``mean_card`` and ``late_card`` say how its figures are obtained."""

    key: str
    level: str | None
    title: str | None
    description: str | None
    declared_actions: int | None
    tally: Tally
    card: Card
    mean_card: Card
    late_card: Card
    children: tuple["NodeProgress", ...]
    actions: tuple[ActionLine, ...]

    def descendants(self) -> Iterator["NodeProgress"]:
        """Every node below this one."""
        for child in self.children:
            yield child
            yield from child.descendants()

    def all_actions(self) -> Iterator[ActionLine]:
        """Every action at this node or below it."""
        yield from self.actions
        for child in self.children:
            yield from child.all_actions()

    def path_to(self, key: str) -> tuple["NodeProgress", ...]:
        """The nodes from this one down to the one of that key, both included; empty when it is not here."""
        if key == self.key:
            return (self,)
        below = next(filter(None, (child.path_to(key) for child in self.children)), ())
        return (self, *below) if below else ()


@dataclass(frozen=True)
class PlanProgress:
    """The whole plan; ``unattached`` are actions that hang under no node."""

    roots: tuple[NodeProgress, ...]
    unattached: tuple[ActionLine, ...]
    tally: Tally
    mean_card: Card
    late_card: Card

    def all_actions(self) -> Iterator[ActionLine]:
        """Every action, in the order of the plan."""
        for root in self.roots:
            yield from root.all_actions()
        yield from self.unattached

    def path_to(self, key: str) -> tuple[NodeProgress, ...]:
        """The nodes from the first level down to the one of that key; empty when the plan has none."""
        return next(filter(None, (root.path_to(key) for root in self.roots)), ())


def plan_progress(session: Session, selection: Selection) -> PlanProgress:
    """The plan as a tree, each node with the tally of all that is below it."""
    cards = Cards(session, selection)
    steps: dict[str, list[ActionStep]] = {}
    for step in rows_of(session, ActionStep, selection):
        steps.setdefault(step.action, []).append(step)
    lines: dict[str | None, list[ActionLine]] = {}
    for action in rows_of(session, Action, selection):
        line = _line(action, steps.get(action.key, []), selection.day, cards)
        lines.setdefault(action.node, []).append(line)
    below: dict[str | None, list[PlanNode]] = {}
    for node in rows_of(session, PlanNode, selection):
        below.setdefault(node.parent, []).append(node)
    roots = tuple(_node(node, below, lines, cards) for node in below.get(None, []))
    unattached = tuple(lines.get(None, []))
    tally = total([root.tally for root in roots], unattached)
    actions = [*(action for root in roots for action in root.all_actions()), *unattached]
    ref, name = "plan", "l’ensemble du plan"
    return PlanProgress(
        roots, unattached, tally, _mean_card(ref, name, tally, actions, cards), _late_card(ref, name, actions, cards)
    )


def action_progress(status: str | None, declared: int | None, steps_done: int, steps: int) -> Decimal | None:
    """The percentage done: share of steps, else declared, else what the status alone tells, else unknown."""
    if steps:
        return Decimal(100) * steps_done / steps
    if declared is not None:
        return Decimal(declared)
    return {"done": Decimal(100), "not_started": Decimal(0)}.get(status or UNKNOWN)


def is_late(status: str | None, planned_end: str | None, day: date) -> bool:
    """Whether the planned end has passed and the action is neither done nor abandoned."""
    return planned_end is not None and status not in CLOSED and span(planned_end).last < day


def is_due_soon(status: str | None, planned_end: str | None, day: date) -> bool:
    """Whether the planned end comes within 90 days and the action is neither done nor abandoned."""
    if planned_end is None or status in CLOSED:
        return False
    return day <= span(planned_end).last <= day + SOON


def total(parts: list[Tally], actions: tuple[ActionLine, ...], declared: int | None = None) -> Tally:
    """The tally of some parts and some actions; ``declared`` is what a document announces for them all."""
    by_status = {
        status: sum(part.by_status[status] for part in parts) + sum(action.status == status for action in actions)
        for status in STATUS_ORDER
    }
    known = [action.progress for action in actions if action.status != "abandoned" and action.progress is not None]
    measured = len(known) + sum(part.measured for part in parts)
    announcing = any(part.unlisted for part in parts)
    uncounted = announcing and not all(part.expected or part.listed for part in parts)
    abandoned = by_status["abandoned"]
    counted = len(actions) + sum(part.expected + part.by_status["abandoned"] for part in parts)
    return Tally(
        by_status=by_status,
        listed=len(actions) + sum(part.listed for part in parts),
        expected=max(declared or 0, counted) - abandoned,
        measured=measured,
        points=sum(known, Decimal(0)) + sum(part.points for part in parts),
        late=sum(action.late for action in actions) + sum(part.late for part in parts),
        by_confidence={
            code: sum(part.by_confidence[code] for part in parts)
            + sum(action.row.confidence == code for action in actions if action.is_open)
            for code in CONFIDENCES
        },
        uncounted=declared is None and (uncounted or any(part.uncounted for part in parts)),
    )


def mean_formula(percentages: list[Decimal]) -> str:
    """ "(100 + 50) ÷ 2 = 75 %", or only what was added when there are too many terms to read."""
    if not percentages:
        return "Aucun avancement connu\u202f: rien n’est calculé."
    count, points = len(percentages), sum(percentages, Decimal(0))
    shown = f"{number(points / count, 0)}\u202f%"
    if count == 1:
        return f"Un seul avancement connu\u202f: {shown}."
    if count > _TERMS_WRITTEN:
        return f"Somme des {count} avancements connus ({number(points, 0)}) ÷ {count} = {shown}."
    return f"({' + '.join(number(value, 0) for value in percentages)}) ÷ {count} = {shown}."


def _mean_card(ref: str, name: str, tally: Tally, actions: list[ActionLine], cards: Cards) -> Card:
    known = [(line.progress, line.card) for line in actions if line.status != "abandoned" and line.progress is not None]
    return cards.computed(
        ref,
        f"Avancement moyen\u202f: {name}",
        mean_formula([progress for progress, _ in known])
        if tally.mean is not None or not known
        else "Avancement connu de trop peu d’actions\u202f: aucune moyenne n’est calculée.",
        rows=[card for _, card in known],
        coverage=f"{tally.measured} des {tally.expected} actions décrites ou annoncées, les abandonnées à part",
    )


def _late_card(ref: str, name: str, actions: list[ActionLine], cards: Cards) -> Card:
    late = [action for action in actions if action.late]
    named = "\u202f; ".join(f"{action.row.code or action.row.key} {action.row.title}" for action in late) or "aucune"
    return cards.computed(
        ref,
        f"Actions en retard\u202f: {name}",
        f"Échéance prévue passée, action ni réalisée ni abandonnée\u202f: {named}.",
        rows=[action.card for action in late],
        coverage=f"{sum(action.row.planned_end is not None for action in actions)} actions qui ont une échéance",
    )


def _node(
    node: PlanNode,
    below: dict[str | None, list[PlanNode]],
    lines: dict[str | None, list[ActionLine]],
    cards: Cards,
) -> NodeProgress:
    children = tuple(_node(child, below, lines, cards) for child in below.get(node.key, []))
    actions = tuple(lines.get(node.key, []))
    tally = total([child.tally for child in children], actions, node.declared_actions)
    name = node_name(node, below[node.parent])
    below_it = [*actions, *(action for child in children for action in child.all_actions())]
    return NodeProgress(
        key=node.key,
        level=node.level,
        title=node.title,
        description=node.description,
        declared_actions=node.declared_actions,
        tally=tally,
        card=cards.of(node, name),
        mean_card=_mean_card(f"plan_nodes/{node.key}", name, tally, below_it, cards),
        late_card=_late_card(f"plan_nodes/{node.key}", name, below_it, cards),
        children=children,
        actions=actions,
    )


def _line(action: Action, steps: list[ActionStep], day: date, cards: Cards) -> ActionLine:
    done = sum(step.done_on is not None for step in steps)
    return ActionLine(
        row=action,
        status=action.status or UNKNOWN,
        progress=action_progress(action.status, action.progress, done, len(steps)),
        late=is_late(action.status, action.planned_end, day),
        due_soon=is_due_soon(action.status, action.planned_end, day),
        card=cards.of(action, action.title),
    )

"""How far the plan has got: by action, by axis, for the whole. Unknown is never counted as zero."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sqlmodel import Session

from ctg_core.model.action import Action, ActionStep
from ctg_core.model.dates import span
from ctg_core.model.plan_node import PlanNode
from ctg_core.questions.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection

SOON = timedelta(days=90)
CLOSED = ("done", "abandoned")
UNKNOWN = "unknown"
STATUS_ORDER = ("done", "in_progress", "not_started", "suspended", "abandoned", UNKNOWN)


@dataclass(frozen=True)
class ActionLine:
    """One action as lists show it; ``progress`` is a percentage or None, ``status`` a code or UNKNOWN."""

    key: str
    code: str | None
    title: str
    status: str
    progress: Decimal | None
    late: bool
    due_soon: bool
    planned_start: str | None
    planned_end: str | None
    actual_start: str | None
    actual_end: str | None
    description: str | None
    done: str | None
    next: str | None
    obstacle: str | None
    card: Card


@dataclass(frozen=True)
class Tally:
    """The actions of a part of the plan: how many of each status, and the mean progress with its coverage.

    ``expected`` counts the actions listed or announced, abandoned ones left out; ``measured`` those whose progress
    is known; ``mean`` is a percentage over the measured ones only, None when there is none.
    """

    by_status: dict[str, int]
    listed: int
    expected: int
    measured: int
    mean: Decimal | None
    late: int

    @property
    def unlisted(self) -> int:
        """Actions announced that no document lists."""
        return self.expected + self.by_status.get("abandoned", 0) - self.listed


@dataclass(frozen=True)
class NodeProgress:
    """A node of the plan with what is below it."""

    key: str
    level: str | None
    title: str | None
    description: str | None
    declared_actions: int | None
    tally: Tally
    card: Card
    children: tuple["NodeProgress", ...]
    actions: tuple[ActionLine, ...]

    def descendants(self) -> Iterator["NodeProgress"]:
        """Every node below this one."""
        for child in self.children:
            yield child
            yield from child.descendants()


@dataclass(frozen=True)
class PlanProgress:
    """The whole plan; ``unattached`` are actions that hang under no node."""

    roots: tuple[NodeProgress, ...]
    unattached: tuple[ActionLine, ...]
    tally: Tally

    def all_actions(self) -> Iterator[ActionLine]:
        """Every action, in the order of the plan."""
        for root in self.roots:
            yield from root.actions
            for node in root.descendants():
                yield from node.actions
        yield from self.unattached


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
    return PlanProgress(roots, unattached, total([root.tally for root in roots], unattached))


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
    points = sum(known, Decimal(0)) + sum((part.mean or Decimal(0)) * part.measured for part in parts)
    abandoned = by_status["abandoned"]
    counted = len(actions) + sum(part.expected + part.by_status["abandoned"] for part in parts)
    return Tally(
        by_status=by_status,
        listed=len(actions) + sum(part.listed for part in parts),
        expected=max(declared or 0, counted) - abandoned,
        measured=measured,
        mean=points / measured if measured else None,
        late=sum(action.late for action in actions) + sum(part.late for part in parts),
    )


def _node(
    node: PlanNode,
    below: dict[str | None, list[PlanNode]],
    lines: dict[str | None, list[ActionLine]],
    cards: Cards,
) -> NodeProgress:
    children = tuple(_node(child, below, lines, cards) for child in below.get(node.key, []))
    actions = tuple(lines.get(node.key, []))
    return NodeProgress(
        key=node.key,
        level=node.level,
        title=node.title,
        description=node.description,
        declared_actions=node.declared_actions,
        tally=total([child.tally for child in children], actions, node.declared_actions),
        card=cards.of(node, node.title or node.level or node.key),
        children=children,
        actions=actions,
    )


def _line(action: Action, steps: list[ActionStep], day: date, cards: Cards) -> ActionLine:
    done = sum(step.done_on is not None for step in steps)
    return ActionLine(
        key=action.key,
        code=action.code,
        title=action.title,
        status=action.status or UNKNOWN,
        progress=action_progress(action.status, action.progress, done, len(steps)),
        late=is_late(action.status, action.planned_end, day),
        due_soon=is_due_soon(action.status, action.planned_end, day),
        planned_start=action.planned_start,
        planned_end=action.planned_end,
        actual_start=action.actual_start,
        actual_end=action.actual_end,
        description=action.description,
        done=action.done,
        next=action.next,
        obstacle=action.obstacle,
        card=cards.of(action, action.title),
    )

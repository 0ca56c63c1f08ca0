"""The actions of a convention, and the orders to read them in."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from ctg_core.model.dates import span
from ctg_core.model.plan_node import PlanNode
from ctg_core.questions.actions.items import OVER, TO_UNBLOCK, ActionItem, action_items
from ctg_core.questions.plan.nodes import node_name
from ctg_core.questions.plan.progress import Tally, plan_progress
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection

LATE, BLOCKED, DUE_SOON = "late", "blocked", "due_soon"
CONDITIONS: dict[str, Callable[[ActionItem], bool]] = {
    LATE: lambda item: item.late,
    BLOCKED: lambda item: bool(item.blockers),
    DUE_SOON: lambda item: item.due_soon,
}


@dataclass(frozen=True)
class Announced:
    """A part of the plan whose document announces a number of actions."""

    name: str
    count: int
    card: Card


@dataclass(frozen=True)
class Actions:
    """Every action, in the order of the dossier, with what was announced."""

    items: tuple[ActionItem, ...]
    tally: Tally
    announced: tuple[Announced, ...]


def actions(session: Session, selection: Selection) -> Actions:
    """The actions as they stand on the day looked at."""
    cards = Cards(session, selection)
    items = action_items(session, selection, cards)
    nodes = rows_of(session, PlanNode, selection)
    return Actions(
        items=items,
        tally=plan_progress(session, selection).tally,
        announced=tuple(
            Announced(node_name(node, nodes), node.declared_actions, cards.of(node, node_name(node, nodes)))
            for node in nodes
            if node.declared_actions
        ),
    )


def pressing(item: ActionItem) -> tuple[int, bool, date, int]:
    """Late before merely blocked, then due soon, then open, then over; within each, the earliest end first."""
    dated = item.row.planned_end if item.pressure != OVER else None
    return item.pressure, item.pressure == TO_UNBLOCK and not item.late, _end(dated), item.row.position


def by_code(item: ActionItem) -> tuple[Any, ...]:
    """As people number: 1.10 after 1.2; without a code last."""
    parts = re.split(r"(\d+)", item.row.code or "")
    return (
        item.row.code is None,
        [(int(part), "") if part.isdigit() else (0, part) for part in parts],
        item.row.position,
    )


def by_end(item: ActionItem) -> tuple[date, int]:
    """The earliest planned end first, the unknown last."""
    return _end(item.row.planned_end), item.row.position


def by_progress(item: ActionItem) -> tuple[bool, Decimal, int]:
    """The least advanced first, the unknown last."""
    return item.progress.value is None, item.progress.value or Decimal(0), item.row.position


def _end(partial: str | None) -> date:
    return span(partial).last if partial else date.max

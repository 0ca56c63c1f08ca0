"""The plan as coordination edits it: its nodes in order, each where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.model.action import Action
from ctg_core.model.plan_node import PlanNode
from ctg_core.questions.plan.nodes import node_name
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection


@dataclass(frozen=True)
class PlanPart:
    """One node, under those of ``path``, the first level first; ``siblings`` are the keys of its level, in order.

    ``actions`` is how many actions hang under it and under no node below.
    """

    row: PlanNode
    name: str
    path: tuple[str, ...]
    siblings: tuple[str, ...]
    actions: int


def plan_outline(session: Session, selection: Selection) -> tuple[PlanPart, ...]:
    """Every node, each followed by those below it."""
    rows = rows_of(session, PlanNode, selection)
    held = [action.node for action in rows_of(session, Action, selection)]

    def below(parent: str | None, path: tuple[str, ...]) -> Iterator[PlanPart]:
        children = [row for row in rows if row.parent == parent]
        siblings = tuple(row.key for row in children)
        for row in children:
            yield PlanPart(row, node_name(row, rows), path, siblings, held.count(row.key))
            yield from below(row.key, (*path, row.key))

    return tuple(below(None, ()))

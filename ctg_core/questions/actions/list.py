"""The actions of a convention, those a reader's filters leave, and the order to read them in."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from ctg_core.model.dates import span
from ctg_core.model.french import plain
from ctg_core.model.plan_node import PlanNode
from ctg_core.questions.actions.items import OVER, TO_UNBLOCK, ActionItem, action_items
from ctg_core.questions.plan.nodes import Choice, node_name
from ctg_core.questions.plan.progress import STATUS_ORDER, Tally, plan_progress
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection
from ctg_core.reference.lists import themes

LATE, BLOCKED, DUE_SOON = "late", "blocked", "due_soon"
CONDITIONS: dict[str, Callable[[ActionItem], bool]] = {
    LATE: lambda item: item.late,
    BLOCKED: lambda item: bool(item.blockers),
    DUE_SOON: lambda item: item.due_soon,
}
PRESSING, BY_CODE, BY_END, BY_PROGRESS = "pressing", "code", "end", "progress"


@dataclass(frozen=True)
class ActionFilters:
    """What a reader asks to see; empty asks nothing. ``status`` is a status, or a key of CONDITIONS."""

    search: str = ""
    axis: str | None = None
    status: str | None = None
    theme: str | None = None
    lead: str | None = None
    commune: str | None = None

    def keeps(self, item: ActionItem) -> bool:
        """Whether an action answers everything that is asked."""
        return (
            (self.axis is None or (item.axis is not None and item.axis.key == self.axis))
            and (self.status is None or _has_status(item, self.status))
            and (self.theme is None or self.theme in {theme.key for theme in item.themes})
            and (self.lead is None or (item.lead is not None and item.lead.key == self.lead))
            and (self.commune is None or self.commune in {commune.key for commune in item.communes})
            and _says(item, self.search)
        )


@dataclass(frozen=True)
class Announced:
    """A part of the plan whose document announces a number of actions."""

    name: str
    count: int
    card: Card


@dataclass(frozen=True)
class Actions:
    """Every action, in the order of the dossier, with what can be filtered on and what was announced."""

    items: tuple[ActionItem, ...]
    tally: Tally
    announced: tuple[Announced, ...]
    axes: tuple[Choice, ...]
    statuses: tuple[str, ...]
    themes: tuple[Choice, ...]
    leads: tuple[Choice, ...]
    communes: tuple[Choice, ...]

    def chosen(self, filters: ActionFilters, order: str = PRESSING) -> tuple[ActionItem, ...]:
        """The actions the filters leave, in this order."""
        return ordered((item for item in self.items if filters.keeps(item)), order)


def actions(session: Session, selection: Selection) -> Actions:
    """The actions as they stand on the day looked at."""
    cards = Cards(session, selection)
    items = action_items(session, selection, cards)
    nodes = rows_of(session, PlanNode, selection)
    held = {code for code, holds in CONDITIONS.items() if any(map(holds, items))} | {item.status for item in items}
    return Actions(
        items=items,
        tally=plan_progress(session, selection).tally,
        announced=tuple(
            Announced(node_name(node, nodes), node.declared_actions, cards.of(node, node_name(node, nodes)))
            for node in nodes
            if node.declared_actions
        ),
        axes=_met(item.axis for item in items),
        statuses=tuple(code for code in (*CONDITIONS, *STATUS_ORDER) if code in held),
        themes=tuple(
            sorted(_met(one for item in items for one in item.themes), key=lambda one: themes()[one.key].order)
        ),
        leads=_by_name(item.lead for item in items),
        communes=_by_name(one for item in items for one in item.communes),
    )


def ordered(items: Iterable[ActionItem], order: str) -> tuple[ActionItem, ...]:
    """The same actions, none lost: pressing first, or by code, planned end (unknown last) or progress."""
    return tuple(sorted(items, key=_KEYS[order]))


def pressing(item: ActionItem) -> tuple[int, bool, date, int]:
    """Late before merely blocked, then due soon, then open, then over; within each, the earliest end first."""
    dated = item.planned_end if item.pressure != OVER else None
    return item.pressure, item.pressure == TO_UNBLOCK and not item.late, _end(dated), item.position


def _end(partial: str | None) -> date:
    return span(partial).last if partial else date.max


def _natural(code: str) -> list[tuple[int, str]]:
    """A code as people number: 1.10 after 1.2."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", code)]


_KEYS: dict[str, Callable[[ActionItem], Any]] = {
    PRESSING: pressing,
    BY_CODE: lambda item: (item.code is None, _natural(item.code or ""), item.position),
    BY_END: lambda item: (_end(item.planned_end), item.position),
    BY_PROGRESS: lambda item: (item.progress.value is None, item.progress.value or 0, item.position),
}


def _has_status(item: ActionItem, status: str) -> bool:
    return CONDITIONS[status](item) if status in CONDITIONS else item.status == status


def _says(item: ActionItem, search: str) -> bool:
    """Whether every word searched is somewhere in the action, whatever the accents and capitals."""
    texts = (item.code, item.title, item.description, item.obstacle, item.lead.name if item.lead else None)
    places = (one.name for one in (*item.communes, *item.themes))
    said = plain(" ".join(filter(None, [*texts, *places])))
    return all(word in said for word in plain(search).split())


def _met(choices: Iterable[Choice | None]) -> tuple[Choice, ...]:
    return tuple(dict.fromkeys(choice for choice in choices if choice))


def _by_name(choices: Iterable[Choice | None]) -> tuple[Choice, ...]:
    return tuple(sorted(_met(choices), key=lambda choice: plain(choice.name)))

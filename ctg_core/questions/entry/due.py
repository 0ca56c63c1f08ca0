"""What a convention expects from somebody now: values to give, actions to tell about, dates gone by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from ctg_core.model.action import Action, ActionNote, ActionStep
from ctg_core.model.dates import span
from ctg_core.model.history import Revision
from ctg_core.model.milestone import Milestone
from ctg_core.questions.actions.news import is_silent, latest_news
from ctg_core.questions.charge import Charge
from ctg_core.questions.entry.due_values import DueValue, due_values
from ctg_core.questions.plan.progress import CLOSED, is_late
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection

STEP, END, MILESTONE = "step", "end", "milestone"
_TELL = ("actions", "action_steps", "action_notes")


@dataclass(frozen=True)
class SilentAction:
    """An action under way of which nothing was said since ``since``; None when nothing ever was."""

    key: str
    code: str | None
    title: str
    since: date | None


@dataclass(frozen=True)
class PastDate:
    """A STEP, an action's END or a MILESTONE whose date has gone by; ``action`` is its action's key."""

    kind: str
    title: str
    due: str
    action: str | None
    action_title: str | None


@dataclass(frozen=True)
class Due:
    """Everything expected, in the order to do it; ``waiting`` counts the proposed values in this charge."""

    values: tuple[DueValue, ...]
    silent: tuple[SilentAction, ...]
    past: tuple[PastDate, ...]
    waiting: int
    looked_after: int

    @property
    def count(self) -> int:
        return len(self.values) + len(self.silent) + len(self.past)


def due(session: Session, selection: Selection, charge: Charge) -> Due:
    """What this charge expects on the day looked at; ``looked_after`` counts its indicators and actions."""
    values = due_values(session, selection, charge)
    actions = [row for row in rows_of(session, Action, selection) if _held(row, charge)]
    return Due(
        values=values.due,
        silent=_silent(session, selection, actions),
        past=(*_past(session, selection, actions), *(_milestones(session, selection) if charge.everything else ())),
        waiting=values.waiting,
        looked_after=values.looked_after + len(actions),
    )


def is_past(due: str | None, done: str | None, day: date) -> bool:
    """Whether a step should be done by now: the last day its date may mean is behind."""
    return due is not None and done is None and span(due).last < day


def _held(row: Action, charge: Charge) -> bool:
    return charge.holds(row.themes, (row.key,), row.facilities)


def _silent(session: Session, selection: Selection, actions: list[Action]) -> tuple[SilentAction, ...]:
    told = _told(session, selection)
    found = [
        SilentAction(row.key, row.code, row.title, last)
        for row in actions
        if is_silent(row.status, last := latest_news([row.updated_at, *told.get(row.key, [])]), selection.day)
    ]
    return tuple(sorted(found, key=lambda one: one.since or date.min))


def _told(session: Session, selection: Selection) -> dict[str, list[str]]:
    """When something was said of each action: its notes, and the journal of the action, its steps and notes."""
    told: dict[str, list[str]] = {}
    notes = rows_of(session, ActionNote, selection)
    owner = {row.key: row.action for row in notes}
    owner |= {row.key: row.action for row in rows_of(session, ActionStep, selection)}
    for note in notes:
        told.setdefault(note.action, []).append(note.dated)
    lines = select(Revision.key, Revision.at).where(
        Revision.convention == selection.convention, col(Revision.collection).in_(_TELL)
    )
    for key, at in session.exec(lines):
        told.setdefault(owner.get(key or "", key or ""), []).append(at)
    return told


def _past(session: Session, selection: Selection, actions: list[Action]) -> Iterable[PastDate]:
    by_key = {row.key: row for row in actions}
    found = [
        PastDate(STEP, step.label, step.due or "", step.action, by_key[step.action].title)
        for step in rows_of(session, ActionStep, selection)
        if step.action in by_key
        and by_key[step.action].status not in CLOSED
        and is_past(step.due, step.done_on, selection.day)
    ]
    found += [
        PastDate(END, row.title, row.planned_end or "", row.key, row.title)
        for row in actions
        if is_late(row.status, row.planned_end, selection.day)
    ]
    return sorted(found, key=lambda one: span(one.due).last)


def _milestones(session: Session, selection: Selection) -> Iterable[PastDate]:
    return (
        PastDate(MILESTONE, row.title, row.end or row.start or "", None, None)
        for row in rows_of(session, Milestone, selection)
        if row.certainty == "planned" and is_past(row.end or row.start, None, selection.day)
    )

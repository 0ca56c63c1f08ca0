"""Actions as those who follow them update them: which ones wait for news, and all that one of them says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from ctg_core.model.action import Action, ActionNote, ActionStep
from ctg_core.model.dates import months_before, span
from ctg_core.questions.actions.items import days_late
from ctg_core.questions.charge import Charge
from ctg_core.questions.plan.progress import CLOSED
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection

SILENCE = 6  # months without news


@dataclass(frozen=True)
class ActionNews:
    """``last`` is the day somebody last wrote about the action, None when nobody did.

    ``days_late`` is 0 unless late; ``quiet`` says that it is under way and that nothing was said for six months.
    """

    key: str
    code: str | None
    title: str
    days_late: int
    last: date | None
    quiet: bool
    closed: bool


def action_news(session: Session, selection: Selection, charge: Charge) -> tuple[ActionNews, ...]:
    """The actions of this charge, those that wait first: the latest of the late ones, then the most silent."""
    said: dict[str, list[str | None]] = {}
    for row in rows_of(session, ActionStep, selection):
        said.setdefault(row.action, []).append(row.updated_at)
    for note in rows_of(session, ActionNote, selection):
        said.setdefault(note.action, []).append(note.dated)
    found = [
        _news(row, said.get(row.key, []), selection.day)
        for row in rows_of(session, Action, selection)
        if charge.holds(row.themes, (row.key,), row.facilities)
    ]
    return tuple(sorted(found, key=_urgency))


def action_record(session: Session, selection: Selection, key: str) -> tuple[Action, tuple[ActionStep, ...]] | None:
    """What one action says now, and its steps in order; None when the convention has none of that key."""
    found = next((row for row in rows_of(session, Action, selection) if row.key == key), None)
    steps = tuple(step for step in rows_of(session, ActionStep, selection) if step.action == key)
    return (found, steps) if found else None


def _news(row: Action, said: list[str | None], day: date) -> ActionNews:
    last = latest_news([row.updated_at, *said])
    return ActionNews(
        key=row.key,
        code=row.code,
        title=row.title,
        days_late=days_late(row.status, row.planned_end, day),
        last=last,
        quiet=is_silent(row.status, last, day),
        closed=row.status in CLOSED,
    )


def _urgency(news: ActionNews) -> tuple[bool, int, bool, bool, date]:
    oldest = news.last or date.min
    return not news.days_late, -news.days_late, not news.quiet, news.closed, oldest


def is_silent(status: str | None, last: date | None, day: date) -> bool:
    """Whether an action under way has gone six months without news."""
    return status == "in_progress" and (last is None or last < months_before(day, SILENCE))


def latest_news(moments: Iterable[str | None]) -> date | None:
    """The last day among partial dates and instants; None when there is none."""
    return max((span(moment[:10]).last for moment in moments if moment), default=None)

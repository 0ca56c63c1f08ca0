"""The actions in time: what was planned, what was carried out, and how far past its date a late one has run."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from ctg_core.model.dates import span
from ctg_core.questions.plan.progress import ActionLine, NodeProgress, PlanProgress, plan_progress
from ctg_core.questions.selection import Selection
from ctg_core.questions.timing import bounds

ALL, THIS_YEAR, LATE = "all", "this_year", "late"
# Fewer dated actions than this are read better as a list.
ENOUGH = 3
Days = tuple[date, date]


@dataclass(frozen=True)
class CalendarRow:
    """One dated action; each pair of days is its first and last, None where no date is given.

    ``carried_out`` runs to the day looked at while the action is open; ``overrun`` from its planned end to that day.
    """

    action: ActionLine
    part: NodeProgress | None
    planned: Days | None
    carried_out: Days | None
    overrun: Days | None

    @property
    def extent(self) -> Days:
        """From its first day to its last, whatever they are the days of."""
        known = [days for days in (self.planned, self.carried_out, self.overrun) if days]
        return min(first for first, _ in known), max(last for _, last in known)


def plan_calendar(session: Session, selection: Selection) -> tuple[CalendarRow, ...]:
    """The dated actions of the convention, as on the day looked at."""
    return calendar_rows(plan_progress(session, selection), selection.day)


def calendar_rows(plan: PlanProgress, day: date) -> tuple[CalendarRow, ...]:
    """The dated actions, in the order of the plan, each with the first level it stands under."""
    parts: list[tuple[NodeProgress | None, Iterable[ActionLine]]] = [(root, root.all_actions()) for root in plan.roots]
    parts.append((None, plan.unattached))
    rows = (_row(action, part, day) for part, actions in parts for action in actions)
    return tuple(row for row in rows if row)


def chosen(rows: Iterable[CalendarRow], which: str, day: date) -> tuple[CalendarRow, ...]:
    """The rows of one choice: all, those that touch the year of the day looked at, or the late ones."""
    return tuple(row for row in rows if _keeps(row, which, day))


def _keeps(row: CalendarRow, which: str, day: date) -> bool:
    if which == LATE:
        return row.action.late
    return which == ALL or row.extent[0].year <= day.year <= row.extent[1].year


def _row(action: ActionLine, part: NodeProgress | None, day: date) -> CalendarRow | None:
    start, end = action.row.planned_start, action.row.planned_end
    planned = bounds(start, end) if start or end else None
    carried_out = _carried_out(action, day)
    if planned is None and carried_out is None:
        return None
    overrun = (planned[1], day) if planned and action.late else None
    return CalendarRow(action, part, planned, carried_out, overrun)


def _carried_out(action: ActionLine, day: date) -> Days | None:
    """What is known to have been done; an open action goes on to the day looked at, not beyond."""
    start, end = action.row.actual_start, action.row.actual_end
    if end or (start and not action.is_open):
        return bounds(start, end)
    if not start or span(start).first > day:
        return None
    return span(start).first, day

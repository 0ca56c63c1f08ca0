"""The calendar of the actions in words and as a table."""

from collections.abc import Sequence
from datetime import date

from ctg_core.model.french_dates import remaining
from ctg_core.questions.plan.calendar import ALL, LATE, THIS_YEAR, CalendarRow
from ctg_core.questions.plan.progress import ActionLine
from ctg_core.questions.plan.words import STATUS_LABELS, node_name
from ctg_core.views.french import NARROW, SILENT, counted, period
from ctg_core.views.table import Cell, Column, Table, on_screen
from ctg_core.views.view_cache import cached_view

CHOICES = {"Cette année": THIS_YEAR, "En retard": LATE, "Toutes": ALL}


def calendar_title(rows: Sequence[CalendarRow]) -> str:
    """The finding: how many of these actions are late, and for how long the oldest."""
    late = [row for row in rows if row.overrun]
    if not late:
        return f"Calendrier{NARROW}: aucune de ces actions n’est en retard"
    longest = max((row.overrun[1] - row.overrun[0]).days for row in late if row.overrun)
    since = "la plus ancienne depuis" if len(late) > 1 else "depuis"
    return f"Calendrier{NARROW}: {counted(len(late), 'action')} en retard, {since} {remaining(longest)}"


def calendar_sentence(rows: Sequence[CalendarRow], dated: int, listed: int, which: str, day: date) -> str:
    """Which actions are drawn out of how many, and what is silent."""
    scope = {ALL: "", THIS_YEAR: f", celles qui se déroulent en {day.year}", LATE: ", celles qui sont en retard"}[which]
    silent = listed - dated
    undated = f" {counted(silent, 'action n’a', 'actions n’ont')} pas de date." if silent else ""
    return f"{len(rows)} des {counted(listed, 'action décrite', 'actions décrites')}{scope}.{undated}"


@cached_view
def calendar_table(rows: Sequence[CalendarRow]) -> Table:
    """One row an action, as in the chart."""
    columns: list[Column[CalendarRow]] = [
        Column("Action", lambda row: Cell(named(row.action), row.action.card)),
        Column("Partie du plan", lambda row: node_name(row.part) if row.part else "–"),
        Column("Prévue", lambda row: period(row.action.row.planned_start, row.action.row.planned_end)),
        Column("Menée", lambda row: period(row.action.row.actual_start, row.action.row.actual_end)),
        Column("État", state_words),
    ]
    return on_screen("Le calendrier des actions", columns, rows, long_labels=True)


def named(action: ActionLine) -> str:
    """ "1.1.d Créer une crèche"."""
    return f"{action.row.code} {action.row.title}" if action.row.code else action.row.title


def state_words(row: CalendarRow) -> str:
    """ "à engager, en retard de 4 mois"."""
    status = STATUS_LABELS[row.action.status]
    if row.overrun is None:
        return status
    return f"{status}, en retard de {remaining((row.overrun[1] - row.overrun[0]).days)}"


def dates_words(row: CalendarRow) -> str:
    """What was planned and what was carried out, for a reader who points at a bar."""
    action = row.action
    said = {
        "prévue": period(action.row.planned_start, action.row.planned_end),
        "menée": period(action.row.actual_start, action.row.actual_end),
    }
    return ", ".join(f"{words}{NARROW}: {dates}" for words, dates in said.items() if dates != SILENT)

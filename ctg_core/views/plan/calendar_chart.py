"""The actions as a calendar: planned above carried out, what runs late hatched and told in words."""

from collections.abc import Sequence
from datetime import date

from ctg_core.questions.plan.calendar import CalendarRow
from ctg_core.questions.plan.words import node_name
from ctg_core.views.calendar_layout import Bar, CalendarLine, calendar
from ctg_core.views.plan.calendar import dates_words, named, state_words
from ctg_core.views.view_cache import cached_view

_LOOKS = {"planned": "Prévue", "late": "Retard", "done": "Menée"}


@cached_view
def calendar_chart(rows: Sequence[CalendarRow], day: date, told: str) -> str:
    """The actions from top to bottom, under the name of their axis."""
    parts = [None, *(row.part for row in rows)]
    lines = [_line(row, begins=row.part != before) for row, before in zip(rows, parts, strict=False)]
    return calendar(lines, _LOOKS, day, told, tall=True)


def _line(row: CalendarRow, *, begins: bool) -> CalendarLine:
    known = {"planned": row.planned, "late": row.overrun, "done": row.carried_out}
    return CalendarLine(
        words=f"{named(row.action)} – {state_words(row)}",
        detail=dates_words(row),
        bars=tuple(Bar(days, look) for look, days in known.items() if days),
        heading=node_name(row.part) if row.part and begins else "",
    )

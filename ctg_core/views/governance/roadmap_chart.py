"""The roadmap as a calendar: solid bars and full dots are confirmed, hatched and hollow ones planned."""

from ctg_core.questions.governance.roadmap import MilestoneLine, Roadmap
from ctg_core.questions.timing_words import state_words, when
from ctg_core.views.calendar_layout import Bar, CalendarLine, calendar
from ctg_core.views.french import NARROW
from ctg_core.views.view_cache import cached_view

_LOOKS = {"confirmed": "Confirmé", "expected": "Prévu"}


@cached_view
def roadmap_chart(roadmap: Roadmap, told: str) -> str:
    """The dated steps, top to bottom, each under its own words."""
    return calendar([_line(step) for step in roadmap.dated], _LOOKS, roadmap.day, told, tall=False)


def _line(step: MilestoneLine) -> CalendarLine:
    look = "confirmed" if step.row.certainty == "confirmed" else "expected"
    return CalendarLine(
        words=f"{when(step.row.start, step.row.end)}{NARROW}: {step.row.title}",
        detail=state_words(step.state, step.row.certainty),
        bars=(Bar(step.days, look, dot=step.days[0] == step.days[1]),),
    )

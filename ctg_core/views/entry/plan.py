"""The words of the screen where coordination edits the plan."""

from collections.abc import Sequence

from ctg_core.questions.plan.outline import PlanPart
from ctg_core.views.entry.addresses import PLAN, part_address
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, counted, typeset
from ctg_core.views.plan.node import NODE

QUOTED = (
    f"Cet élément vient d’un document{NARROW}: un intitulé, un niveau, une description ou un nombre changé ici le "
    "remplace, et l’élément ne citera plus ce document."
)


def part_choice(part: PlanPart) -> str:
    """ "Axe · Petite enfance", set in from what is above it."""
    return "\u2003" * len(part.path) + " · ".join(filter(None, [part.row.level, part.name]))


def outline_list(parts: Sequence[PlanPart], convention: str) -> str:
    """The plan in order, each node a way to its boxes, with how many actions hang under it."""
    items = "".join(_item(part, convention) for part in parts)
    return f'<ul class="ctg-list">{items}</ul>'


def _item(part: PlanPart, convention: str) -> str:
    address = html_text(part_address(convention, PLAN, **{NODE: part.row.key}))
    detail = ", ".join(filter(None, [part.row.level, counted(part.actions, "action") if part.actions else ""]))
    return (
        f'<li style="margin-left:{1.5 * len(part.path)}rem"><a href="{address}" target="_self">'
        f'{html_text(typeset(part.name))}</a> <span class="ctg-faint">{html_text(detail)}</span></li>'
    )

"""Where each thing is given, for whoever leads somebody there: the parts of the screen and what they open on."""

from urllib.parse import urlencode

from ctg_core.questions.entry.due_values import WHOLE
from ctg_core.questions.indicators.breakdown import COMMUNE, FACILITY
from ctg_core.views.addresses import ACTION, INDICATOR
from ctg_core.views.escape import html_text

TO_DO, VALUES, ACTIONS, MONEY, FACILITIES, PLAN, VALIDATION, DECIDED = (
    "À faire",
    "Indicateurs",
    "Actions",
    "Financements",
    "Équipements",
    "Plan",
    "À valider",
    "Mes valeurs",
)
PART, PERIOD, PLACES = "partie", "periode", "pour"
# What the grid has a row for.
TERRITORY, COMMUNES, BY_FACILITY = "Le territoire", "Les communes", "Les équipements"
ROWS_OF = {WHOLE: TERRITORY, COMMUNE: COMMUNES, FACILITY: BY_FACILITY}


def part_address(convention: str, part: str, **more: str) -> str:
    """The relative address of a part of the screen, from any page."""
    return "saisie?" + urlencode({"convention": convention, PART: part, **more})


def giving_link(convention: str, part: str, label: str, **more: str) -> str:
    """A way to a part of the screen, as discreet as what surrounds it."""
    address = html_text(part_address(convention, part, **more))
    return f'<div class="ctg-give"><a href="{address}" target="_self">{html_text(label)}</a></div>'


def value_address(convention: str, period: str, indicator: str | None = None, places: str = TERRITORY) -> str:
    """The grid of a period, on one indicator alone or on all of them."""
    chosen = {INDICATOR: indicator} if indicator else {}
    return part_address(convention, VALUES, **{PERIOD: period, PLACES: places, **chosen})


def action_update_address(convention: str, key: str) -> str:
    """Where news of an action are given."""
    return part_address(convention, ACTIONS, **{ACTION: key})

"""A discreet way from what is shown to where it is given, for whoever may give it."""

from ctg_core.commands.charge import keys_in_charge
from ctg_core.questions.entry.due_values import where_given
from ctg_core.ui.asker import person
from ctg_core.ui.charge import charge
from ctg_core.ui.page import Page
from ctg_core.views.addresses import ACTION, INDICATOR
from ctg_core.views.entry.addresses import ACTIONS, PERIOD, PLACES, ROWS_OF, VALUES, giving_link


def link_to_news(page: Page, action: str) -> None:
    """To the boxes of an action; nothing for whoever may not write it."""
    if _may_write(page, "actions", action):
        page.show(giving_link(page.selection.convention, ACTIONS, "Donner des nouvelles", **{ACTION: action}))


def link_to_value(page: Page, indicator: str) -> None:
    """To the cell of the grid where its next value goes; nothing for whoever may not give its values."""
    mine = charge(page.selection)
    if mine is None or not _may_write(page, "indicators", indicator):
        return
    period, by = page.ask(where_given, mine, indicator)
    cell = {PLACES: ROWS_OF[by], INDICATOR: indicator} | ({PERIOD: period} if period else {})
    page.show(giving_link(page.selection.convention, VALUES, "Donner une valeur", **cell))


def _may_write(page: Page, collection: str, key: str) -> bool:
    if charge(page.selection) is None:
        return False
    return key in page.ask_today(keys_in_charge, person(), collection)

"""A discreet way from what is shown to where it is given, for whoever may give it."""

from ctg_core.commands.charge import keys_in_charge
from ctg_core.ui.answers import ask
from ctg_core.ui.asker import person
from ctg_core.ui.charge import charge
from ctg_core.ui.page import Page
from ctg_core.views.action_address import ACTION
from ctg_core.views.indicator_filters import INDICATOR
from ctg_core.views.update_address import ACTIONS, VALUES, giving_link


def link_to_news(page: Page, action: str) -> None:
    """To the boxes of an action; nothing for whoever may not write it."""
    if _may_write(page, "actions", action):
        page.show(giving_link(page.selection.convention, ACTIONS, "Donner des nouvelles", **{ACTION: action}))


def link_to_value(page: Page, indicator: str) -> None:
    """To the grid of an indicator; nothing for whoever may not give its values."""
    if _may_write(page, "indicators", indicator):
        page.show(giving_link(page.selection.convention, VALUES, "Donner une valeur", **{INDICATOR: indicator}))


def _may_write(page: Page, collection: str, key: str) -> bool:
    if charge(page.selection) is None:
        return False
    return key in ask(keys_in_charge, person(), page.selection.convention, collection)

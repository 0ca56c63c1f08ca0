"""What the person at the screen looks after, and whether they may give anything at all."""

from ctg_core.commands.rights import CONTRIBUTOR, COORDINATOR, Rights
from ctg_core.questions.charge import WHOLE, Charge
from ctg_core.questions.selection import Selection
from ctg_core.ui.answers import dashboard_store
from ctg_core.ui.rights import rights


def charge(selection: Selection) -> Charge | None:
    """Their charge in the convention looked at; None for whoever only reads, or when nothing can be written."""
    mine = rights(selection)
    if selection.frozen or dashboard_store().read_only or not mine.reach(CONTRIBUTOR):
        return None
    return charge_of(mine)


def charge_of(mine: Rights) -> Charge:
    """What these rights put in somebody's charge."""
    if mine.reach(COORDINATOR):
        return WHOLE
    scope = mine.scope
    return Charge(
        themes=tuple(sorted(scope.themes)),
        actions=tuple(sorted(scope.actions)),
        facilities=tuple(sorted(scope.facilities)),
    )

"""What the person at the screen may read of the journal, from their role."""

from ctg_core.commands.rights import ADMINISTRATOR, CONTRIBUTOR, COORDINATOR
from ctg_core.dossier.scope import Scope
from ctg_core.questions.provenance.journal_rights import Sight
from ctg_core.questions.selection import Selection
from ctg_core.ui.rights import rights


def sight(selection: Selection) -> Sight:
    """Their own rights in the convention looked at."""
    held = rights(selection)
    return Sight(
        person=held.person,
        names=not selection.anonymous,
        everything=held.reach(COORDINATOR),
        people=held.reach(ADMINISTRATOR),
        scope=held.scope if held.reach(CONTRIBUTOR) else Scope(),
    )

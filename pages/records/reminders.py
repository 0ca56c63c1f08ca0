"""Relances: who is expected to give what, and how do I tell them?"""

from ctg_core.commands.rights import COORDINATOR
from ctg_core.ui.page import open_page
from ctg_core.ui.rights import rights
from ctg_core.views.blocks import headline
from ctg_core.views.entry.reminders import for_coordination

page = open_page("Relances")

if rights(page.selection).reach(COORDINATOR):
    from ctg_core.ui.entry.reminders import draw_reminders

    draw_reminders(page)
else:
    page.show(headline("Les relances sont préparées par la coordination."), for_coordination())

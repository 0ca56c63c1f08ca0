"""Actions: tell me about this one."""

import streamlit as st

from ctg_core.questions.actions.list import actions
from ctg_core.questions.actions.sheet import action_sheet
from ctg_core.questions.provenance.history import action_history
from ctg_core.ui.actions.list import draw_list, draw_ways
from ctg_core.ui.entry_links import link_to_news
from ctg_core.ui.page import open_page
from ctg_core.ui.provenance.history import draw_history
from ctg_core.views.actions.list import actions_headline, no_action
from ctg_core.views.actions.sheet import sheet, sheet_heading
from ctg_core.views.addresses import ACTION
from ctg_core.views.blocks import headline

page = open_page("Actions")
found = page.ask(actions)
key = st.query_params.get(ACTION)
asked = page.ask(action_sheet, key) if key else None

if asked and key:
    draw_ways(found, key)
    page.show(sheet_heading(asked))
    link_to_news(page, key)
    page.show(sheet(asked, page.selection.convention))
    draw_history(page, action_history, key)
else:
    if key:
        del st.query_params[ACTION]
        st.warning("L’adresse demande une action que cette convention n’a pas. Voici la liste.")
    page.show(headline(actions_headline(found)))
    if found.items:
        draw_list(page, found)
    else:
        page.show(no_action(found))

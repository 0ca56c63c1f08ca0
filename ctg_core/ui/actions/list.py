"""The list of actions with what narrows it, and the ways from one fiche to another; choices live in the address."""

import streamlit as st

from ctg_core.questions.actions.filters import ACTIONS
from ctg_core.questions.actions.list import Actions
from ctg_core.ui import filters
from ctg_core.ui.page import Page
from ctg_core.views.actions.list import Links, action_list, actions_file
from ctg_core.views.addresses import ACTION


@st.fragment
def draw_list(page: Page, found: Actions) -> None:
    """The choices, what they hide, the list; another choice redraws nothing else of the page."""
    listed = filters.choose(ACTIONS, found.items, width=155)
    filters.say_hidden(page, listed)
    if listed.rows:
        page.show(action_list(listed.groups(), Links(page.selection.convention, listed.address)))
        page.download(actions_file(listed.rows), "actions")


def draw_ways(found: Actions, key: str) -> None:
    """Back to the list as it was narrowed, and to the fiches before and after this one in it."""
    filters.draw_ways(
        ACTIONS.read(found.items, st.query_params.to_dict()),
        key,
        ACTION,
        ("Précédente", "Suivante"),
        label=lambda word, item: f"{word}\u202f: {item.row.code or item.row.title}",
    )

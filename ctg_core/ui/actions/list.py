"""The list of actions with what narrows it, and the ways from one fiche to another; choices live in the address."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from ctg_core.questions.actions.items import ActionItem
from ctg_core.questions.actions.list import ActionFilters, Actions
from ctg_core.ui.filters import choose_among, search_box
from ctg_core.ui.page import Page
from ctg_core.views.actions.filters import (
    FIELDS,
    ORDER,
    ORDERS,
    SEARCH,
    address_of,
    choices,
    filters_in,
    hidden_sentence,
)
from ctg_core.views.actions.list import Links, action_list, actions_file
from ctg_core.views.addresses import ACTION
from ctg_core.views.blocks import paragraph
from ctg_core.views.escape import markdown_text


@st.fragment
def draw_list(page: Page, found: Actions) -> None:
    """The choices, what they hide, the list; another choice redraws nothing else of the page."""
    filters, order = _choose(found)
    shown = found.chosen(filters, order)
    hidden = hidden_sentence(found, filters, len(shown))
    if hidden:
        with st.container(horizontal=True, vertical_alignment="center"):
            page.show(paragraph(hidden))
            st.button("Tout afficher", icon=":material/filter_list_off:", on_click=_forget)
    if shown:
        page.show(action_list(shown, order, Links(page.selection.convention, address_of(found, filters, order))))
        page.download(actions_file(shown), "actions")


def _choose(found: Actions) -> tuple[ActionFilters, str]:
    """What the reader asks for, each choice under its own name in the address."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        search = search_box(SEARCH, width=215)
        chosen = choose_among(FIELDS, partial(choices, found), width=155)
        codes = {label: code for code, label in ORDERS.items()}
        order = st.selectbox("Trier par", list(codes), key=ORDER, bind="query-params", width=155)
    return ActionFilters(search=search, **chosen), codes[order]


def _forget() -> None:
    """Let go of every filter; the order stays."""
    st.session_state[SEARCH] = ""
    for _, parameter, _ in FIELDS:
        st.session_state[parameter] = None


def draw_ways(found: Actions, key: str) -> None:
    """Back to the list as it was filtered, and to the fiches before and after this one in it."""
    filters, order = filters_in(found, st.query_params.to_dict())
    listed = found.chosen(filters, order)
    if key not in {item.key for item in listed}:
        listed = found.chosen(ActionFilters(), order)
    before, after = neighbours(listed, key)
    with st.container(horizontal=True, key="ways"):
        every = f"Les {len(listed)} actions" if len(listed) > 1 else "Les actions"
        st.button(every, icon=":material/list:", on_click=_leave)
        for word, icon, item in (
            ("Précédente", ":material/arrow_back:", before),
            ("Suivante", ":material/arrow_forward:", after),
        ):
            if item:
                label = f"{word}\u202f: {item.code or item.title}"
                st.button(markdown_text(label), icon=icon, key=word, on_click=_open, args=(item.key,))


def neighbours(items: Sequence[ActionItem], key: str) -> tuple[ActionItem | None, ActionItem | None]:
    """The actions before and after this one."""
    rank = next(rank for rank, item in enumerate(items) if item.key == key)
    return (items[rank - 1] if rank else None), (items[rank + 1] if rank + 1 < len(items) else None)


def _open(key: str) -> None:
    st.query_params[ACTION] = key


def _leave() -> None:
    del st.query_params[ACTION]

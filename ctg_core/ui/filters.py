"""What narrows a list, drawn: each choice under its own name in the address, what is hidden, the ways between rows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TypeVar

import streamlit as st

from ctg_core.questions.filtered_list import (
    ORDER,
    SEARCH,
    FilteredList,
    Filters,
    Item,
    Named,
    Narrowed,
    neighbours,
)
from ctg_core.ui.page import Page
from ctg_core.ui.paging import back_to_first
from ctg_core.views.blocks import paragraph
from ctg_core.views.escape import markdown_text

Row = TypeVar("Row")


def choose(
    declared: FilteredList[Row], rows: Iterable[Row], *, width: int = 165, search_width: int = 215
) -> Narrowed[Row]:
    """Draw what the list can be narrowed by, and give what the reader asks of it; widths in pixels."""
    rows = tuple(rows)
    other_list = partial(back_to_first, declared.page)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        search = search_box(width=search_width, on_change=other_list) if declared.texts else ""
        chosen = choose_among(declared.fields, declared.choices(rows), width=width, on_change=other_list)
        orders = [order.label for order in declared.orders]
        order = st.selectbox("Trier par", orders, key=ORDER, bind="query-params", width=width) if orders[1:] else ""
    return declared.narrow(rows, Filters(search, chosen, order))


def search_box(*, width: int, on_change: Callable[[], None] | None = None) -> str:
    """The words looked for, empty when none are."""
    found: str | None = st.text_input(
        "Rechercher",
        key=SEARCH,
        bind="query-params",
        icon=":material/search:",
        on_change=on_change,
        width=width,
    )
    return found or ""


def choose_among(
    fields: Iterable[Named],
    choices: Mapping[str, Mapping[str, str]],
    *,
    width: int,
    on_change: Callable[[], None] | None = None,
    every: str = "Tout",
) -> dict[str, str]:
    """The key chosen for each field that is narrowed, by its parameter; a field with one value alone is not offered.

    ``choices`` gives the labels of each field by key; ``every`` is what a field says that is not narrowed.
    """
    offered = ((field, choices[field.parameter]) for field in fields)
    chosen: dict[str, str | None] = {
        field.parameter: st.selectbox(
            field.label,
            list(labels),
            index=None,
            format_func=labels.__getitem__,
            key=field.parameter,
            placeholder=every,
            bind="query-params",
            on_change=on_change,
            width=width,
        )
        for field, labels in offered
        if len(labels) > 1
    }
    return {parameter: key for parameter, key in chosen.items() if key is not None}


def say_hidden(page: Page, found: Narrowed[Row], more: str = "") -> None:
    """What the filters hide, ``more`` about what they leave, and the button that lets go of them all."""
    if not found.hidden:
        return
    with st.container(horizontal=not more, vertical_alignment="center"):
        page.show(paragraph(f"{found.hidden} {more}".strip()))
        st.button("Tout afficher", icon=":material/filter_list_off:", on_click=_forget, args=(found.declared,))


def _forget(declared: FilteredList[Row]) -> None:
    """Let go of every filter; the order stays."""
    back_to_first(declared.page)
    for parameter in (SEARCH, *(field.parameter for field in declared.fields)):
        if parameter in st.session_state:
            st.session_state[parameter] = "" if parameter == SEARCH else None


def draw_ways(
    found: Narrowed[Item],
    key: str,
    parameter: str,
    words: tuple[str, str],
    *,
    label: Callable[[str, Item], str] = lambda word, _: word,
    help_of: Callable[[Item], str | None] = lambda _: None,
    more: Sequence[Item] = (),
) -> None:
    """Back to the list as narrowed, whole if that hides the row looked at, and to the rows before and after it.

    ``parameter`` is the name of that key in the address, ``words`` what says before and after, ``more`` the rows that
    come after a list nothing narrows. Buttons, since a link to the page one is on changes the page, not the address.
    """
    listed = found if any(item.row.key == key for item in found.rows) else found.whole_list()
    around = neighbours([*listed.rows, *(() if listed.filters.narrows else more)], key)
    number, several = len(listed.rows), found.declared.noun[1]
    with st.container(horizontal=True, key="ways"):
        every = f"Les {number} {several}" if number > 1 else f"Les {several}"
        st.button(every, icon=":material/list:", on_click=_leave, args=(parameter,))
        for word, icon, item in zip(words, ("arrow_back", "arrow_forward"), around, strict=True):
            if item:
                st.button(
                    markdown_text(label(word, item)),
                    icon=f":material/{icon}:",
                    key=word,
                    help=markdown_text(said) if (said := help_of(item)) else None,
                    on_click=_open,
                    args=(parameter, item.row.key),
                )


def _open(parameter: str, key: str) -> None:
    st.query_params[parameter] = key


def _leave(parameter: str) -> None:
    del st.query_params[parameter]

"""A long list a page at a time, its page kept in the address."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

Item = TypeVar("Item")


def page_of(items: Sequence[Item], size: int, parameter: str) -> tuple[int, Sequence[Item]]:
    """How many items come before the page asked for, and those on it; ``parameter`` is its name in the address."""
    first = (page_number(len(items), size, parameter) - 1) * size
    return first, items[first : first + size]


def page_number(items: int, size: int, parameter: str) -> int:
    """The page asked for, the last one when there are no longer so many; no choice is offered when all fit on one."""
    pages = -(-items // size)
    if pages < 2:
        return 1
    if st.session_state.get(parameter, 1) > pages:
        st.session_state[parameter] = pages
    return min(st.pagination(pages, key=parameter, bind="query-params"), pages)


def back_to_first(parameter: str) -> None:
    """Other items make another list: its first page, not the third because the last list was left there.

    Nothing to do for a list that is not shown a page at a time, whose ``parameter`` is empty.
    """
    if parameter and parameter in st.session_state:
        st.session_state[parameter] = 1

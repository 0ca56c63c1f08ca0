"""A long list a page at a time, its page kept in the address."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

Item = TypeVar("Item")


def page_of(items: Sequence[Item], size: int, parameter: str) -> tuple[int, Sequence[Item]]:
    """How many items come before the page asked for, and those on it; no choice is offered when they fit on one.

    ``parameter`` is the page's name in the address.
    """
    pages = -(-len(items) // size)
    number = st.pagination(pages, key=parameter, bind="query-params") if pages > 1 else 1
    first = (min(number, pages) - 1) * size if pages else 0
    return first, items[first : first + size]


def back_to_first(parameter: str) -> None:
    """Other items make another list: its first page, not the third because the last list was left there."""
    if parameter in st.session_state:
        st.session_state[parameter] = 1

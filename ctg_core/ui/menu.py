"""The pages as Streamlit's menu takes them."""

from copy import copy
from functools import cache

import streamlit as st

from ctg_core.ui.navigation import SECTIONS

Menu = dict[str, list[st.Page]]


def menu() -> Menu:
    """The pages by section. Each run has its own: Streamlit marks in them which one it is about to run."""
    return {section: [copy(page) for page in pages] for section, pages in _made_once().items()}


@cache
def _made_once() -> Menu:
    # Making a page looks for its file: for all of them, a tenth of a run.
    return {
        section: [
            st.Page(page.file, title=page.title, icon=page.icon, url_path=page.address, default=not page.address)
            for page in pages
        ]
        for section, pages in SECTIONS.items()
    }

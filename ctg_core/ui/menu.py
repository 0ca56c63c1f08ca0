"""The pages as Streamlit's menu takes them."""

from copy import copy
from functools import cache

import streamlit as st

from ctg_core.ui.navigation import SECTIONS

Menu = dict[str, list[st.Page]]


def menu() -> Menu:
    """The pages by section, copied for each run: Streamlit marks the current page on these objects."""
    return {section: [copy(page) for page in pages] for section, pages in _made_once().items()}


@cache
def _made_once() -> Menu:
    # Making a page looks for its file on disk: for all pages, a tenth of the time of a run.
    return {
        section: [
            st.Page(page.file, title=page.title, icon=page.icon, url_path=page.address, default=not page.address)
            for page in pages
        ]
        for section, pages in SECTIONS.items()
    }

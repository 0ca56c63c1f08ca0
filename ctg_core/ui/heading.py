"""A page's title, with its help beside it: there when it is asked for, and never above the answer."""

import streamlit as st

from ctg_core.views.help import HELP, help_panel


def show_heading(page: str, title: str) -> None:
    """Write ``title``, Markdown; ``page`` is the page's name in the navigation."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="heading"):
        st.title(title, anchor=False, width="content")
        if page in HELP:
            st.html(help_panel(HELP[page]), width="content")

"""A word, on every page, about the figures somebody typed and has not recorded yet, with the way back to them."""

import streamlit as st

from ctg_core.questions.selection import Selection
from ctg_core.ui.draft import VALUES as GRID
from ctg_core.ui.draft import desk_of
from ctg_core.ui.navigation import UPDATE
from ctg_core.views.entry.addresses import PART, VALUES
from ctg_core.views.french import counted


def show_unsaved(selection: Selection) -> None:
    """In the sidebar, below the convention; nothing when nothing waits."""
    if desk := desk_of(selection, GRID):
        st.sidebar.page_link(
            UPDATE.file,
            label=counted(len(desk), "saisie non enregistrée", "saisies non enregistrées"),
            icon=":material/edit_note:",
            query_params={"convention": selection.convention, PART: VALUES},
        )

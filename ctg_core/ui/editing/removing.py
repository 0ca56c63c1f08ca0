"""A row that coordination removes: chosen, then removed with the reason the journal keeps."""

from collections.abc import Mapping

import streamlit as st

from ctg_core.commands.rows import remove_row
from ctg_core.ui.editing.saving import redraw
from ctg_core.ui.editing.shown_at_click import asked_about, carrying
from ctg_core.ui.page import Page
from ctg_core.ui.writing import attempt

_REMOVE = "remove"


def draw_removal(
    page: Page, collection: str, names: Mapping[str, str], versions: Mapping[str, int], *, what: str, done: str
) -> None:
    """The choice of a row, a word of reason, and the button that removes it; the journal can give it back."""
    with st.form(f"remove {collection}", border=False):
        key = st.selectbox(
            what,
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder="Choisir",
            key=f"removed {collection}",
        )
        reason = st.text_input("Pourquoi", key=f"why removed {collection}")
        asked = st.form_submit_button("Retirer", icon=":material/delete:", **carrying(_REMOVE, versions))
    if not asked:
        return
    if key is None:
        st.info("Choisissez d’abord ce qu’il faut retirer.", icon=":material/info:")
        return
    removal = remove_row.of(collection, key, asked_about(_REMOVE)[key])
    if attempt(page, removal, done="", reason=reason or None):
        redraw(done)

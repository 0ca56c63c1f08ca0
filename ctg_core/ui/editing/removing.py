"""A row that coordination removes, as it is displayed: what hangs on it is said before, the journal keeps why."""

from collections.abc import Mapping

import streamlit as st

from ctg_core.commands.rows import remove_row
from ctg_core.questions.edited_rows import hanging_on, rows_by_key
from ctg_core.ui.editing.saving import redraw
from ctg_core.ui.editing.shown_at_click import asked_about, carrying
from ctg_core.ui.page import Page
from ctg_core.ui.writing import attempt
from ctg_core.views.drafts import hanging


def draw_removal_of_one(page: Page, collection: str, names: Mapping[str, str], *, what: str, done: str) -> None:
    """The choice of a row among these, then its removal."""
    key = st.selectbox(
        what,
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder="Choisir",
        key=f"removed {collection}",
    )
    _draw(page, collection, key, done=done, name=f"remove {collection}")


def draw_removal(page: Page, collection: str, key: str, *, done: str, label: str = "Retirer", why: bool = True) -> None:
    """The removal of the row on screen; ``why`` asks for a word of reason."""
    _draw(page, collection, key, done=done, name=f"remove-{key}", label=label, why=why)


def _draw(
    page: Page, collection: str, key: str | None, *, done: str, name: str, label: str = "Retirer", why: bool = True
) -> None:
    rows = page.ask(rows_by_key, collection)
    leading = page.ask(hanging_on, collection, key) if key else {}
    page.show(hanging(leading))
    reason = st.text_input("Pourquoi", key=f"why {name}") if why else ""
    asked = st.button(label, icon=":material/delete:", key=name, disabled=bool(leading), **carrying(name, rows))
    if not asked:
        return
    if key is None:
        st.info("Choisissez d’abord ce qu’il faut retirer.", icon=":material/info:")
        return
    removal = remove_row.of(collection, key, asked_about(name)[key].version)
    if attempt(page, removal, done="", reason=reason or None):
        redraw(done)

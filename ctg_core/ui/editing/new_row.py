"""A form that adds one row: what was typed stays there until the row is recorded."""

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any

import streamlit as st

from ctg_core.commands.changes import RowChange, change_rows
from ctg_core.dossier.french_input import Unreadable
from ctg_core.ui.editing.saving import redraw
from ctg_core.ui.editing.typed_boxes import Box, read
from ctg_core.ui.page import Page
from ctg_core.ui.writing import attempt
from ctg_core.views.escape import markdown_text
from ctg_core.views.french import NARROW

Drawn = Callable[[str, str], Any]


class NewRow:
    """Draw its boxes inside its ``with``, then ask it to save; a new generation of keys empties them."""

    def __init__(self, page: Page, collection: str) -> None:
        self._page = page
        self._place = f"new {page.selection.convention} {collection}"
        self._generation: int = st.session_state.setdefault(self._place, 0)
        self._form = st.form(f"{self._place} {self._generation}", border=False)
        self._fields: dict[str, Any] = {}
        self._problems: list[str] = []

    def __enter__(self) -> "NewRow":
        self._form.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._form.__exit__(kind, error, at)

    def box(self, name: str, box: Box, draw: Drawn, *, required: bool = False) -> None:
        """A box to type in, read as ``box`` says."""
        typed = draw(_label(box.label, required), self._key(name))
        try:
            self._keep(name, box.label, read(box, typed), required)
        except Unreadable as reason:
            self._problems.append(f"{box.label}{NARROW}: {reason}.")

    def choose(
        self, name: str, label: str, labels: Mapping[str, str], draw: Callable[..., Any], *, required: bool = False
    ) -> None:
        """One or several codes, or keys, among these."""
        self._keep(name, label, draw(_label(label, required), self._key(name), labels), required)

    def save(self, change: Callable[[Mapping[str, Any]], RowChange], done: str) -> None:
        """The button, and what it does: the row that ``change`` makes of the fields, or why there is none."""
        if not st.form_submit_button("Ajouter", icon=":material/add:"):
            return
        for problem in self._problems:
            st.error(markdown_text(problem), icon=":material/block:")
        if not self._problems and attempt(
            self._page, change_rows, [change({**self._fields, "nature": "entered"})], done=""
        ):
            st.session_state[self._place] = self._generation + 1
            redraw(done)

    def _keep(self, name: str, label: str, value: Any, required: bool) -> None:
        if value in (None, "", []):
            if required:
                self._problems.append(f"{label}{NARROW}: il manque.")
        else:
            self._fields[name] = value

    def _key(self, name: str) -> str:
        return f"{self._place} {self._generation} {name}"


def type_line(label: str, key: str) -> str:
    """A line of text."""
    typed: str = st.text_input(label, key=key)
    return typed


def pick(label: str, key: str, labels: Mapping[str, str]) -> str | None:
    """One of these, or none."""
    found: str | None = st.selectbox(
        label, list(labels), index=None, format_func=labels.__getitem__, placeholder="Non renseigné", key=key
    )
    return found


def pick_several(label: str, key: str, labels: Mapping[str, str]) -> list[str]:
    """Any number of these."""
    found: list[str] = st.multiselect(
        label, list(labels), format_func=labels.__getitem__, placeholder="Non renseigné", key=key
    )
    return found


def _label(label: str, required: bool) -> str:
    return f"{label} (obligatoire)" if required else label

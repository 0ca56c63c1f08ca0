"""Records typed or pasted in a grid. Streamlit gives edits by position: rows stay those displayed at first."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from ctg_core.exchange.cells.entry_reading import plain_text
from ctg_core.ui.draft import Desk, Shown

_STATE = "_grid"
_TALLEST = 525  # pixels, as in the style sheet
_ROW = 65  # above 64 pixels Streamlit lets a text go to the next line
_HEAD = 35


@dataclass(frozen=True)
class Sheet:
    """``asked`` are the filters it was built for; ``rank`` grows with each new set of rows, to make a new widget.

    ``rows`` are the records, by name of draft. ``lines`` are the initial cells: while somebody types, they stay the
    same and only the browser holds the edits. If they changed after each cell, Streamlit would sometimes lose the
    next one, when typed within a second.
    """

    asked: tuple[object, ...]
    rank: int
    rows: Mapping[Any, Shown]
    lines: Sequence[Mapping[str, str]]

    @property
    def key(self) -> str:
        return f"values-{self.rank}"

    def edits(self) -> dict[int, dict[str, object]]:
        """The cells edited in the browser since the sheet was built, by position of their row."""
        told: Any = st.session_state.get(self.key) or {}
        return {int(rank): cells for rank, cells in told.get("edited_rows", {}).items()}


def take_in(desk: Desk) -> None:
    """Copy the edits of the sheet to the drafts of the desk."""
    sheet: Sheet | None = st.session_state.get(_STATE)
    rows: list[tuple[Hashable, Shown]] = list(sheet.rows.items()) if sheet else []
    for rank, cells in (sheet.edits() if sheet else {}).items():
        if 0 <= rank < len(rows):
            desk.type_in(*rows[rank], {name: plain_text(cell) for name, cell in cells.items()})


def open_sheet(asked: tuple[object, ...], rows: Mapping[Any, Shown], lines: Sequence[Mapping[str, str]]) -> Sheet:
    """The current sheet; a new one when the filters change or, without edits in progress, rows or cells do."""
    sheet: Sheet | None = st.session_state.get(_STATE)
    if sheet and sheet.asked == asked and (sheet.edits() or (sheet.rows, sheet.lines) == (rows, lines)):
        return sheet
    laid = Sheet(asked, sheet.rank + 1 if sheet else 0, rows, lines)
    st.session_state[_STATE] = laid
    return laid


def lay_anew() -> None:
    """Discard the sheet and the browser's edits: the next one is built from the stored rows and the drafts."""
    if sheet := st.session_state.get(_STATE):
        st.session_state[_STATE] = Sheet((), sheet.rank + 1, {}, ())


def draw_sheet(
    sheet: Sheet, columns: Mapping[str, Any], *, order: Sequence[str], read_only: Sequence[str], alt: str
) -> None:
    """The grid; ``columns`` are how Streamlit draws each."""
    import pandas as pd  # noqa: PLC0415 - the grid alone needs it

    with st.container(key="sheet"):  # the style keeps it within the window: the cell being typed stays in sight
        st.data_editor(
            pd.DataFrame(sheet.lines),
            key=sheet.key,
            num_rows="fixed",
            hide_index=True,
            height=min(_TALLEST, _HEAD + _ROW * len(sheet.rows) + 3),
            row_height=_ROW,
            disabled=read_only,
            column_order=order,
            column_config=columns,
            alt=alt,
        )

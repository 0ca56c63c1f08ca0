"""Records typed or pasted in a grid. Its rows are those displayed when typing began: edits go by position."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from ctg_core.exchange.cells.entry_reading import plain_text
from ctg_core.ui.draft import Desk, Shown

_STATE = "_grid"
_TALLEST = 525  # pixels, as the style knows it by
_ROW = 65  # above 64 pixels Streamlit lets a text go to the next line
_HEAD = 35


@dataclass(frozen=True)
class Sheet:
    """``asked`` is what was chosen to be displayed; ``rank`` makes a new widget of each new set of rows.

    ``rows`` are the records, each under the name of its draft. ``lines`` are the cells as they were laid. The browser
    alone adds to them what is typed: a grid whose data changed at each cell would let go, now and then, of the next
    one, for whoever types faster than a figure a second.
    """

    asked: tuple[object, ...]
    rank: int
    rows: Mapping[Any, Shown]
    lines: Sequence[Mapping[str, str]]

    @property
    def key(self) -> str:
        return f"values-{self.rank}"

    def edits(self) -> dict[int, dict[str, object]]:
        """The cells changed since the sheet was laid, by position, as the browser tells them."""
        told: Any = st.session_state.get(self.key) or {}
        return {int(rank): cells for rank, cells in told.get("edited_rows", {}).items()}


def take_in(desk: Desk) -> None:
    """Put on the desk what was typed in the sheet."""
    sheet: Sheet | None = st.session_state.get(_STATE)
    rows: list[tuple[Hashable, Shown]] = list(sheet.rows.items()) if sheet else []
    for rank, cells in (sheet.edits() if sheet else {}).items():
        if 0 <= rank < len(rows):
            desk.type_in(*rows[rank], {name: plain_text(cell) for name, cell in cells.items()})


def open_sheet(asked: tuple[object, ...], rows: Mapping[Any, Shown], lines: Sequence[Mapping[str, str]]) -> Sheet:
    """The sheet being typed in; laid anew when it shows other rows."""
    sheet: Sheet | None = st.session_state.get(_STATE)
    if sheet and sheet.asked == asked and (sheet.edits() or (sheet.rows, sheet.lines) == (rows, lines)):
        return sheet
    laid = Sheet(asked, sheet.rank + 1 if sheet else 0, rows, lines)
    st.session_state[_STATE] = laid
    return laid


def lay_anew() -> None:
    """Forget what the browser holds of the sheet: the desk alone says what was typed."""
    if sheet := st.session_state.get(_STATE):
        st.session_state[_STATE] = Sheet((), sheet.rank + 1, {}, ())


def draw_sheet(
    sheet: Sheet, columns: Mapping[str, Any], *, order: Sequence[str], read_only: Sequence[str], alt: str
) -> None:
    """The grid; ``columns`` are how Streamlit draws each."""
    import pandas as pd  # noqa: PLC0415 - the grid alone needs it

    with st.container(key="sheet"):  # which the style keeps within the window: the cell being typed stays in sight
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

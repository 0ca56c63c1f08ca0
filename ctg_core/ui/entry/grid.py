"""The grid where values are typed or pasted. Its rows are those displayed when typing began: edits go by position."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from ctg_core.exchange.cells.entry_reading import text_of
from ctg_core.questions.entry.rows import EntryRow
from ctg_core.questions.entry.typed_row import FIELDS
from ctg_core.ui.desk import Desk, type_in
from ctg_core.views.entry.understood import standing_words, verdict
from ctg_core.views.french import moment, number, on

_STATE = "_entry_sheet"
_TALLEST = 525  # pixels, as the style knows it by
_ROW = 65  # above 64 pixels Streamlit lets a text go to the next line
_HEAD = 35


@dataclass(frozen=True)
class Sheet:
    """``asked`` is what was chosen to be displayed; ``rank`` makes a new widget of each new set of rows.

    ``lines`` are the cells as they were laid. The browser alone adds to them what is typed: a grid whose data changed
    at each cell would let go, now and then, of the next one, for whoever types faster than a figure a second.
    """

    asked: tuple[object, ...]
    rank: int
    rows: tuple[EntryRow, ...]
    lines: tuple[dict[str, str], ...]

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
    if sheet is None:
        return
    for rank, cells in sheet.edits().items():
        if 0 <= rank < len(sheet.rows):
            type_in(desk, sheet.rows[rank], cells)


def open_sheet(asked: tuple[object, ...], rows: tuple[EntryRow, ...], desk: Desk) -> Sheet:
    """The sheet being typed in; laid anew when it shows other rows."""
    sheet: Sheet | None = st.session_state.get(_STATE)
    lines = tuple(_line(row, desk) for row in rows)
    if sheet and sheet.asked == asked and (sheet.edits() or (sheet.rows, sheet.lines) == (rows, lines)):
        return sheet
    laid = Sheet(asked, sheet.rank + 1 if sheet else 0, rows, lines)
    st.session_state[_STATE] = laid
    return laid


def lay_anew() -> None:
    """Forget what the browser holds of the sheet: the desk alone says what was typed."""
    if sheet := st.session_state.get(_STATE):
        st.session_state[_STATE] = Sheet((), sheet.rank + 1, (), ())


def draw_sheet(sheet: Sheet, *, what: str) -> None:
    """The grid: what stands, what came before, the cells to fill; ``what`` a row is."""
    import pandas as pd  # noqa: PLC0415 - the grid alone needs it

    first = sheet.rows[0]
    earlier = [period for period, _ in first.before]
    terms = ["numerator", "denominator"] if any(row.terms for row in sheet.rows) else []
    with st.container(key="sheet"):  # which the style keeps within the window: the cell being typed stays in sight
        st.data_editor(
            pd.DataFrame(sheet.lines),
            key=sheet.key,
            num_rows="fixed",
            hide_index=True,
            height=min(_TALLEST, _HEAD + _ROW * len(sheet.rows) + 3),
            row_height=_ROW,
            disabled=["label", *earlier, "understood"],
            # The cell to fill against what it is about, in sight on a phone; the comment beside the value it explains.
            column_order=["label", "value", "comment", *earlier, "understood", *terms, "missing_reason", "evidence"],
            column_config=_columns(earlier, moment(first.slot.period), what),
            alt=f"Valeurs {on(first.slot.period)} à remplir",
        )


def _line(row: EntryRow, desk: Desk) -> dict[str, str]:
    draft = desk.get(row.slot)
    typed = draft.typed if draft else {}
    unit = f" ({row.unit})" if row.unit else ""
    return {
        "label": f"{row.label}{unit if row.label == row.indicator else ''}",
        **{period: "" if value is None else number(value) for period, value in row.before},
        **{name: typed.get(name, text_of(row, name)) for name in FIELDS},
        "understood": verdict(draft.entry) if draft else standing_words(row),
    }


def _columns(earlier: list[str], period: str, what: str) -> dict[str, Any]:
    text = st.column_config.TextColumn
    return {
        "label": text(what, width=230, pinned=True),
        **{one: text(moment(one), width=68) for one in earlier},
        "value": text(period, width=95, help="Un nombre comme 1\u202f234,5, tapé ou collé d’un tableur."),
        "numerator": text("Numérateur", width=130, help="Pour un taux\u202f: la valeur est alors calculée."),
        "denominator": text("Dénominateur", width=140, help="Pour un taux\u202f: la valeur est alors calculée."),
        "understood": text("Où en est la valeur", width=240),
        "comment": text("Commentaire", width=185),
        "missing_reason": text("Pas de valeur\u202f: pourquoi", width=200),
        "evidence": text("Justificatif (adresse)", width=190, help="L’adresse du document, https://…"),
    }

"""The rows and columns of the grid where values of indicators are given."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from ctg_core.exchange.cells.entry_reading import read_entry, text_of
from ctg_core.questions.entry.rows import EntryRow, Standing
from ctg_core.questions.entry.typed_row import FIELDS, Entry
from ctg_core.ui.draft import Desk, Draft, Shown
from ctg_core.ui.editing.grid import Sheet, draw_sheet, open_sheet
from ctg_core.views.entry.understood import standing_words, verdict
from ctg_core.views.french import moment, number, on


def entry_of(draft: Draft) -> Entry:
    """What was typed in a row, read."""
    return read_entry(draft.seen.record, draft.typed)


def shown_row(row: EntryRow) -> Shown:
    """A row as the grid shows it."""
    stands, boxes = row.stands, {name: text_of(row, name) for name in FIELDS}
    return Shown((stands.key, stands.version), boxes, record=row) if stands else Shown(None, boxes, record=row)


def shown_now(draft: Draft, stands: Standing | None) -> Shown:
    """The row of a draft with what stands there now."""
    return shown_row(replace(draft.seen.record, stands=stands))


def lay_values(asked: tuple[object, ...], rows: Sequence[EntryRow], desk: Desk) -> Sheet:
    """The sheet of these rows."""
    return open_sheet(asked, {row.slot: shown_row(row) for row in rows}, [_line(row, desk) for row in rows])


def draw_values_sheet(sheet: Sheet, *, what: str) -> None:
    """The grid: what stands, what came before, the cells to fill; ``what`` a row is."""
    rows: list[EntryRow] = [shown.record for shown in sheet.rows.values()]
    period, earlier = rows[0].slot.period, [one for one, _ in rows[0].before]
    terms = ["numerator", "denominator"] if any(row.terms for row in rows) else []
    draw_sheet(
        sheet,
        _columns(earlier, moment(period), what),
        # The cell to fill against what it is about, in sight on a phone; the comment beside the value it explains.
        order=["label", "value", "comment", *earlier, "understood", *terms, "missing_reason", "evidence"],
        read_only=["label", *earlier, "understood"],
        alt=f"Valeurs {on(period)} à remplir",
    )


def _line(row: EntryRow, desk: Desk) -> dict[str, str]:
    draft = desk.get(row.slot)
    unit = f" ({row.unit})" if row.unit else ""
    return {
        "label": f"{row.label}{unit if row.label == row.indicator else ''}",
        **{period: "" if value is None else number(value) for period, value in row.before},
        **{name: draft.typed.get(name, text_of(row, name)) if draft else text_of(row, name) for name in FIELDS},
        "understood": verdict(entry_of(draft)) if draft else standing_words(row),
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

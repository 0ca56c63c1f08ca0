"""Funding lines that coordination adds or removes."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from ctg_core.commands.changes import RowChange
from ctg_core.model.codes import EXPENDITURE_NATURES, STAGES
from ctg_core.questions.funding.updates import MoneyRecord, money_choices
from ctg_core.reference.lists import labels_of
from ctg_core.ui.editing.new_row import NewRow, pick, pick_several, type_line
from ctg_core.ui.editing.removing import draw_removal
from ctg_core.ui.editing.typed_boxes import amount, whole, words
from ctg_core.ui.page import Page
from ctg_core.views.funding.updates import line_name, stage_heading


def draw_line_keeping(page: Page, records: Sequence[MoneyRecord]) -> None:
    """A form that adds a line, and a choice that removes one; both folded."""
    with st.expander("Ajouter une ligne de financement", icon=":material/add:"):
        _draw_new(page)
    if records:
        with st.expander("Retirer une ligne de financement", icon=":material/delete:"):
            names = {record.key: line_name(record) for record in records}
            versions = {record.key: record.version for record in records}
            draw_removal(page, "funding_lines", names, versions, what="Ligne", done="La ligne est retirée.")


def _draw_new(page: Page) -> None:
    choices = page.ask(money_choices)
    with NewRow(page, "funding_lines") as row:
        row.box("label", words("Libellé"), type_line, required=True)
        with st.container(horizontal=True):
            row.box("year", whole("Année", 2100), type_line, required=True)
            row.choose("funder", "Financeur", labels_of("funders"), pick, required=True)
            row.choose("payee", "Bénéficiaire", choices.organisations, pick)
        with st.container(horizontal=True):
            row.choose("schemes", "Dispositifs", labels_of("schemes"), pick_several)
            row.choose("themes", "Thèmes", labels_of("themes"), pick_several)
        with st.container(horizontal=True):
            row.choose("action", "Action", choices.actions, pick)
            row.choose("nature_of_expenditure", "Nature", EXPENDITURE_NATURES, pick)
        with st.container(horizontal=True):
            for stage in STAGES:
                row.box(f"{stage}_cents", amount(stage_heading(stage)), type_line)
        row.save(_change, "La ligne est ajoutée.")


def _change(fields: Mapping[str, Any]) -> RowChange:
    return RowChange("funding_lines", f"{fields['funder']}-{fields['year']}", None, fields)

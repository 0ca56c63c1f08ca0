"""Funding lines, updated: the amounts of each stage in French, read at once, saved in one gesture."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from ctg_core.commands.changes import RowChange
from ctg_core.questions.funding.updates import MoneyRecord, money_records
from ctg_core.ui.charge import charge
from ctg_core.ui.editing.draft import Draft, Shown
from ctg_core.ui.editing.saving import Edit, draw_saving, say_what_was_saved
from ctg_core.ui.editing.typed_boxes import Box, amount, words
from ctg_core.ui.entry.action_boxes import text
from ctg_core.ui.entry.money_lines import draw_line_keeping
from ctg_core.ui.page import Page
from ctg_core.views.blocks import empty, paragraph
from ctg_core.views.drafts import reading_only
from ctg_core.views.french import euros
from ctg_core.views.funding.updates import line_name, line_title, lines_sentence, stage_heading

_PER_PAGE = 8
_EVERY = "Tous"


def draw_money_updates(page: Page) -> None:
    """The lines in the person's charge, narrowed by year, scheme or action; coordination adds and removes some."""
    say_what_was_saved()
    mine = charge(page.selection)
    if mine is None:
        page.show(reading_only())
        return
    records = page.ask(money_records, mine)
    if records:
        _draw_records(page, records)
    else:
        page.show(
            empty(
                "Aucune ligne de financement n’est à votre charge dans cette convention.",
                "Une ligne apparaît ici quand son thème, son action ou son équipement vous est confié.",
                "Le chargé de coopération CTG ajoute les lignes.",
            )
        )
    if mine.everything:
        draw_line_keeping(page, records)


def _draw_records(page: Page, records: Sequence[MoneyRecord]) -> None:
    shown = _narrowed(records)
    page.show(
        paragraph(lines_sentence(len(shown), len(records), [one for one in shown if not any(one.amounts.values())]))
    )
    first = (_page(len(shown)) - 1) * _PER_PAGE
    # What was typed on lines that a choice hides is saved, or said, with the rest.
    edits = {record.key: Edit(_draft(page, record), _boxes(record), line_name(record)) for record in records}
    for record in shown[first : first + _PER_PAGE]:
        _draw_line(page, record, edits[record.key].draft)
    changes = [
        RowChange("funding_lines", key, edit.draft.seen.versions[key], values)
        for key, edit in edits.items()
        if (values := edit.understood.values)
    ]
    draw_saving(page, list(edits.values()), changes, "Les montants sont enregistrés.", name="money")


def _narrowed(records: Sequence[MoneyRecord]) -> list[MoneyRecord]:
    years = sorted({record.year for record in records if record.year}, reverse=True)
    by_year = {str(year): year for year in years}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        year = st.selectbox(
            "Année",
            [_EVERY, *by_year],
            index=min(1, len(by_year)),
            key="money-year",
            persist_state="session",
            width=120,
        )
        scheme = _choose("Dispositif", {name for record in records for name in record.schemes}, "money-scheme")
        action = _choose("Action", {record.action for record in records if record.action}, "money-action")
    return [
        record
        for record in records
        if (year == _EVERY or record.year == by_year[year])
        and (scheme in (None, *record.schemes))
        and (action in (None, record.action))
    ]


def _choose(label: str, names: set[str], key: str) -> str | None:
    found: str | None = st.selectbox(label, sorted(names), index=None, placeholder=_EVERY, key=key)
    return found


def _page(lines: int) -> int:
    pages = -(-lines // _PER_PAGE)
    return st.pagination(pages, key="money-page") if pages > 1 else 1


def _draft(page: Page, record: MoneyRecord) -> Draft:
    texts = {stage: "" if cents is None else euros(cents) for stage, cents in record.amounts.items()}
    more = {"basis": record.basis or "", "note": record.note or ""}
    shown = Shown({record.key: record.version}, {**_named(texts), **more}, record.by, record.at)
    return Draft(f"{page.selection.convention} line {record.key}", shown)


def _boxes(record: MoneyRecord) -> dict[str, Box]:
    amounts = {stage: amount(stage_heading(stage)) for stage in record.amounts}
    return {**_named(amounts), "basis": words("Base de calcul"), "note": words("Remarque")}


def _named(by_stage: dict[str, Any]) -> dict[str, Any]:
    return {f"{stage}_cents": value for stage, value in by_stage.items()}


def _draw_line(page: Page, record: MoneyRecord, draft: Draft) -> None:
    with st.container(border=True, gap="small", key=f"money-line-{record.key}"):
        page.show(line_title(record))
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            for stage in record.amounts:
                text(draft, f"{stage}_cents", stage_heading(stage), width=135)
            with st.popover("Base, remarque", icon=":material/notes:"):
                text(draft, "basis", "Base de calcul")
                text(draft, "note", "Remarque")

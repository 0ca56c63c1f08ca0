"""Funding lines, updated: the amounts of each stage in French, saved in one gesture; coordination adds and removes."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from ctg_core.model.codes import STAGES
from ctg_core.questions.charge import Charge
from ctg_core.questions.edited_rows import names_in
from ctg_core.questions.funding.updates import MoneyRecord, money_records
from ctg_core.ui.editing.boxes import Box, Lines, box
from ctg_core.ui.editing.edit import Edit, edit_of
from ctg_core.ui.editing.forms import ADD, draw_form, draw_saving
from ctg_core.ui.editing.removing import draw_removal_of_one
from ctg_core.ui.editing.saving import say_what_was_saved
from ctg_core.ui.page import Page
from ctg_core.views.blocks import empty, paragraph
from ctg_core.views.funding.updates import line_name, line_title, lines_sentence, stage_heading

_PER_PAGE = 8
_EVERY = "Tous"
_of = partial(box, "funding_lines")


def draw_money_updates(page: Page, mine: Charge) -> None:
    """The lines in the person's charge, narrowed by year, scheme or action; coordination adds and removes some."""
    say_what_was_saved()
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
        _draw_keeping(page, records)


def _draw_records(page: Page, records: Sequence[MoneyRecord]) -> None:
    shown = _narrowed(records)
    page.show(
        paragraph(lines_sentence(len(shown), len(records), [one for one in shown if not any(one.amounts.values())]))
    )
    first = (_page(len(shown)) - 1) * _PER_PAGE
    # What was typed on lines that a choice hides is saved, or said, with the rest.
    edits = {one.row.key: edit_of(page, _boxes(one), one.row, about=line_name(one)) for one in records}
    for record in shown[first : first + _PER_PAGE]:
        _draw_line(page, record, edits[record.row.key])
    draw_saving(page, list(edits.values()), "Les montants sont enregistrés.", name="money")


def _narrowed(records: Sequence[MoneyRecord]) -> list[MoneyRecord]:
    years = sorted({record.row.year for record in records if record.row.year}, reverse=True)
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
        if (year == _EVERY or record.row.year == by_year[year])
        and (scheme in (None, *record.schemes))
        and (action in (None, record.action))
    ]


def _choose(label: str, names: set[str], key: str) -> str | None:
    found: str | None = st.selectbox(label, sorted(names), index=None, placeholder=_EVERY, key=key)
    return found


def _page(lines: int) -> int:
    pages = -(-lines // _PER_PAGE)
    return st.pagination(pages, key="money-page") if pages > 1 else 1


def _boxes(record: MoneyRecord) -> Lines:
    return (_amounts(record.amounts, width=135), (_of("basis"), _of("note")))


def _amounts(stages: Iterable[str], **how: Any) -> list[Box]:
    return [_of(f"{stage}_cents", stage_heading(stage), **how) for stage in stages]


def _draw_line(page: Page, record: MoneyRecord, edit: Edit) -> None:
    with st.container(border=True, gap="small", key=f"money-line-{record.row.key}"):
        page.show(line_title(record))
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            edit.draw(*(f"{stage}_cents" for stage in record.amounts))
            with st.popover("Base, remarque", icon=":material/notes:"):
                edit.draw("basis", "note")


def _draw_keeping(page: Page, records: Sequence[MoneyRecord]) -> None:
    """A form that adds a line, and a choice that removes one; both folded."""
    with st.expander("Ajouter une ligne de financement", icon=":material/add:"):
        new = edit_of(page, _new(page), None, key=_key, given={"nature": "entered"}, sent=True)
        draw_form(page, [new], "Ajouter", "La ligne est ajoutée.", **ADD)
    if records:
        with st.expander("Retirer une ligne de financement", icon=":material/delete:"):
            names = {record.row.key: line_name(record) for record in records}
            draw_removal_of_one(page, "funding_lines", names, what="Ligne", done="La ligne est retirée.")


def _new(page: Page) -> Lines:
    organisations, actions = page.ask(names_in, "organisations"), page.ask(names_in, "actions")
    return (
        (_of("label", needed=True),),
        (_of("year", needed=True), _of("funder", needed=True), _of("payee", names=organisations)),
        (_of("schemes"), _of("themes")),
        (_of("action", names=actions), _of("nature_of_expenditure", "Nature")),
        _amounts(STAGES),
    )


def _key(fields: Mapping[str, Any]) -> str:
    return f"{fields['funder']}-{fields['year']}"

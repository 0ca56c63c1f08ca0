"""Decisions taken live: wording first; at once in the record, with what each still lacks."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from ctg_core.commands.meetings import take_decision
from ctg_core.model.meeting import Decision
from ctg_core.questions.edited_rows import names_in
from ctg_core.questions.meeting.meeting import MeetingFile
from ctg_core.ui.editing.boxes import Lines, box
from ctg_core.ui.editing.edit import Edit, edit_of
from ctg_core.ui.editing.forms import draw_form
from ctg_core.ui.page import Page
from ctg_core.ui.writing import attempt
from ctg_core.views.blocks import empty, section
from ctg_core.views.french import quoted
from ctg_core.views.meeting.agenda import decision_html

_of = partial(box, "decisions")
_EXECUTION: Lines = (
    (_of("executed_on", needed=True, placeholder="15/04/2027"),),
    (_of("execution_note", "Comment", draw=st.text_input),),
)


def draw_decisions(page: Page, file: MeetingFile, *, may_write: bool) -> None:
    """The record, then the next decision."""
    names = page.ask(names_in, "funding_lines", "actions", "organisations")
    page.show(section("Décisions de cette séance"))
    if not file.decisions:
        page.show(
            empty(
                "Aucune décision n’est encore prise.",
                "Elles viennent de la séance elle-même.",
                "La coordination les écrit pendant la séance.",
            )
        )
    for decision in file.decisions:
        page.show(decision_html(decision, names))
        if may_write and not decision.executed_on:
            _draw_execution(page, decision)
    if may_write:
        page.show(section("Prendre une décision"))
        _draw_next(page, file)


def _draw_next(page: Page, file: MeetingFile) -> None:
    edit = edit_of(page, _boxes(page), None, within=f"meetings/{file.key}", sent=True)

    def take(_: Sequence[Edit]) -> bool:
        return attempt(page, take_decision.of(file.key, edit.fields), done="")

    done = f"Inscrite au relevé\u202f: {quoted(edit.draft.holds('title'))}."
    with st.container(border=True):
        draw_form(page, [edit], "Inscrire au relevé", done, change=take, icon=":material/gavel:")


def _boxes(page: Page) -> Lines:
    organisations, actions, lines = (page.ask(names_in, name) for name in ("organisations", "actions", "funding_lines"))
    return (
        (_of("title", "Ce que la séance décide"),),
        (_of("text", "Précisions"),),
        (_of("kind", draw=st.segmented_control),),
        (
            _of("responsible", names=organisations, placeholder="Choisir", width=360),
            _of("due", "Échéance", placeholder="30/06/2027", width=180),
            _of("vote", placeholder="Unanimité", width=220),
        ),
        (_of("actions", "Actions concernées", actions, placeholder="Choisir"),),
        (_of("funding_lines", "Financements concernés", lines, placeholder="Choisir"),),
    )


def _draw_execution(page: Page, decision: Decision) -> None:
    edit = edit_of(page, _EXECUTION, decision, sent=True)
    with st.popover("Dire qu’elle est exécutée", icon=":material/check:", key=f"execute-{decision.key}"):
        draw_form(page, [edit], "Enregistrer", "L’exécution est enregistrée.", icon=None, type="secondary")

"""Decisions taken live: wording first; at once in the record, with what each still lacks."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from ctg_core.commands.meetings import take_decision
from ctg_core.model.meeting import Decision
from ctg_core.questions.edited_rows import names_in
from ctg_core.questions.meeting.meeting import MeetingFile
from ctg_core.ui.editing.boxes import Box, Lines, box
from ctg_core.ui.editing.edit import Edit, edit_of, typed_rows
from ctg_core.ui.editing.forms import draw_form
from ctg_core.ui.editing.removing import draw_removal
from ctg_core.ui.page import Page
from ctg_core.ui.writing import attempt
from ctg_core.views.blocks import empty, section
from ctg_core.views.french import quoted
from ctg_core.views.meeting.agenda import decision_html

_of = partial(box, "decisions")
_CORRECTED = "La décision est corrigée."


def draw_decisions(page: Page, file: MeetingFile, *, may_write: bool) -> None:
    """The record, each decision with its ways, then the next decision."""
    names = page.ask(names_in, "funding_lines", "actions", "organisations")
    boxes = _boxes(page) if may_write else ()
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
        if may_write:
            with st.container(horizontal=True):
                _draw_execution(page, decision)
                _draw_correction(page, file, decision, boxes)
    if may_write:
        _draw_removed(page, file, boxes)
        page.show(section("Prendre une décision"))
        _draw_next(page, file, boxes)


def _draw_next(page: Page, file: MeetingFile, boxes: Lines) -> None:
    edit = edit_of(page, (_wording(needed=False), *boxes), None, within=_within(file), sent=True)

    def take(_: Sequence[Edit]) -> bool:
        return attempt(page, take_decision.of(file.key, edit.fields), done="")

    done = f"Inscrite au relevé\u202f: {quoted(edit.draft.holds('title'))}."
    with st.container(border=True):
        draw_form(page, [edit], "Inscrire au relevé", done, change=take, icon=":material/gavel:")


def _boxes(page: Page) -> Lines:
    """The boxes of a decision after its wording, to take it and to correct it."""
    organisations, actions, lines = (page.ask(names_in, name) for name in ("organisations", "actions", "funding_lines"))
    return (
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


def _wording(*, needed: bool) -> Sequence[Box]:
    """Not ``needed`` in a new decision: the command that takes it refuses a missing wording in its own words."""
    return (_of("title", "Ce que la séance décide", needed=needed),)


def _draw_correction(page: Page, file: MeetingFile, decision: Decision, boxes: Lines) -> None:
    with st.popover("Corriger", icon=":material/edit:", type="tertiary", key=f"correct-{decision.key}"):
        draw_form(page, [_correction(page, file, decision, boxes)], "Enregistrer", _CORRECTED)
        draw_removal(page, "decisions", decision.key, done="La décision est retirée.", label="Retirer cette décision")


def _draw_removed(page: Page, file: MeetingFile, boxes: Lines) -> None:
    """The corrections typed in decisions that somebody else removed meanwhile: to keep, or to drop."""
    there = {decision.key for decision in file.decisions}
    for decision in typed_rows(page, f"{_within(file)}/decisions"):
        if decision.key not in there:
            with st.container(border=True):
                edit = _correction(page, file, decision, boxes, removed=True)
                draw_form(page, [edit], "Enregistrer", _CORRECTED)


def _correction(page: Page, file: MeetingFile, decision: Decision, boxes: Lines, *, removed: bool = False) -> Edit:
    """Within the meeting, where the draft of its execution is not: two forms over one row, each with its draft."""
    return edit_of(
        page,
        (_wording(needed=True), *boxes, *_execution(needed=False)),
        None if removed else decision,
        key=decision.key,
        within=_within(file),
        given={"meeting": file.key, "nature": "entered"},
        about=decision.title if removed else "",
        sent=True,
    )


def _draw_execution(page: Page, decision: Decision) -> None:
    if decision.executed_on:
        return
    edit = edit_of(page, _execution(needed=True), decision, sent=True)
    with st.popover("Dire qu’elle est exécutée", icon=":material/check:", key=f"execute-{decision.key}"):
        draw_form(page, [edit], "Enregistrer", "L’exécution est enregistrée.", icon=None, type="secondary")


def _execution(*, needed: bool) -> Lines:
    return (
        (_of("executed_on", needed=needed, placeholder="15/04/2027"),),
        (_of("execution_note", "Comment", draw=st.text_input),),
    )


def _within(file: MeetingFile) -> str:
    return f"meetings/{file.key}"

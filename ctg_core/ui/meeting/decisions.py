"""Decisions taken live: wording first; at once in the record, with what each still lacks."""

from typing import Any

import streamlit as st

from ctg_core.commands.changes import RowChange, change_rows
from ctg_core.commands.meetings import take_decision
from ctg_core.dossier.french_input import Unreadable, read_date
from ctg_core.model.codes import DECISION_KINDS
from ctg_core.questions.governance.decision_choices import Linkable, linkable
from ctg_core.questions.meeting.meeting import DecisionTaken, MeetingFile
from ctg_core.ui.editing.shown_at_click import asked_about, carrying
from ctg_core.ui.page import Page
from ctg_core.ui.writing import attempt
from ctg_core.views.blocks import empty, section
from ctg_core.views.french import quoted
from ctg_core.views.meeting.agenda import decision_html

_EXECUTION = "execution"


def draw_decisions(page: Page, file: MeetingFile, *, may_write: bool) -> None:
    """The record, then the next decision."""
    known = page.ask(linkable)
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
        page.show(decision_html(decision, known.names))
        if may_write and not decision.executed_on:
            _draw_execution(page, decision)
    if may_write:
        _draw_form(page, file, known)


def _draw_form(page: Page, file: MeetingFile, known: Linkable) -> None:
    page.show(section("Prendre une décision"))
    with st.form("decision", clear_on_submit=False):
        title = st.text_input("Ce que la séance décide", key="decision-title")
        text = st.text_area("Précisions", key="decision-text")
        kind = st.segmented_control(
            "Type", list(DECISION_KINDS), format_func=DECISION_KINDS.__getitem__, key="decision-kind"
        )
        with st.container(horizontal=True):
            responsible = st.selectbox(
                "Responsable",
                list(known.organisations),
                index=None,
                format_func=known.organisations.__getitem__,
                placeholder="Choisir",
                key="decision-responsible",
                width=360,
            )
            due = st.text_input("Échéance", placeholder="30/06/2027", key="decision-due", width=180)
            vote = st.text_input("Vote", placeholder="Unanimité", key="decision-vote", width=220)
        actions = _several("Actions concernées", known.actions, "decision-actions")
        money = _several("Financements concernés", known.funding_lines, "decision-money")
        taken = st.form_submit_button("Inscrire au relevé", icon=":material/gavel:", type="primary")
    if not taken:
        return
    try:
        fields: dict[str, Any] = {
            "title": title.strip(),
            "text": text.strip() or None,
            "kind": kind,
            "responsible": responsible,
            "due": read_date(due) if due.strip() else None,
            "vote": vote.strip() or None,
            "actions": actions,
            "funding_lines": money,
        }
    except Unreadable as refusal:
        st.error(str(refusal))
        return
    if attempt(page, take_decision, file.key, fields, done=f"Inscrite au relevé\u202f: {quoted(fields['title'])}."):
        for name in list(st.session_state):
            if str(name).startswith("decision-"):
                del st.session_state[name]
        st.rerun()


def _several(label: str, names: dict[str, str], key: str) -> list[str]:
    chosen: list[str] = st.multiselect(
        label, list(names), format_func=names.__getitem__, placeholder="Choisir", key=key
    )
    return chosen


def _draw_execution(page: Page, decision: DecisionTaken) -> None:
    with st.popover("Dire qu’elle est exécutée", icon=":material/check:", key=f"execute-{decision.key}"):
        with st.form(f"executed-{decision.key}", border=False):
            day = st.text_input("Exécutée le", placeholder="15/04/2027")
            note = st.text_input("Comment", "")
            said = st.form_submit_button("Enregistrer", **carrying(_EXECUTION, decision.version))
        if not said:
            return
        try:
            fields = {"executed_on": read_date(day), "execution_note": note.strip() or None}
        except Unreadable as refusal:
            st.error(str(refusal))
            return
        change = RowChange("decisions", decision.key, asked_about(_EXECUTION), fields)
        if attempt(page, change_rows, [change], done="L’exécution est enregistrée."):
            st.rerun()

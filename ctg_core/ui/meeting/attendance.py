"""Who attends: one choice for each organisation expected, saved together."""

import streamlit as st

from ctg_core.commands.meetings import record_attendance
from ctg_core.model.codes import ATTENDANCES
from ctg_core.questions.meeting.meeting import MeetingFile
from ctg_core.ui.page import Page
from ctg_core.ui.writing import attempt
from ctg_core.views.blocks import empty, paragraph, section
from ctg_core.views.meeting.agenda import attendance_sentence, attendance_words


def draw_attendance(page: Page, file: MeetingFile, *, may_write: bool) -> None:
    """The share of signatories there, then each organisation."""
    page.show(section("Présences", attendance_sentence(file)))
    if not file.expected:
        page.show(
            empty(
                "Personne n’est attendu\u202f: ni membres de l’instance, ni signataires connus.",
                "Les membres viennent de la convention ou de l’instance.",
                "Le chargé de coopération CTG peut les ajouter.",
            )
        )
        return
    if not may_write:
        said = [f"{one.name}\u202f: {ATTENDANCES[one.state]}" for one in file.expected if one.state]
        page.show(*[paragraph(line) for line in said])
        return
    with st.form("attendance", border=False):
        chosen = {
            one: st.segmented_control(
                one.name + (" (signataire)" if one.signatory else ""),
                list(ATTENDANCES),
                format_func=attendance_words,
                default=one.state,
                key=f"attendance-{file.key}-{one.organisation}",
            )
            for one in file.expected
        }
        saved = st.form_submit_button("Enregistrer les présences", icon=":material/save:", type="primary")
    if saved:
        states = {
            one.organisation: (one.version, state) for one, state in chosen.items() if state and state != one.state
        }
        if attempt(page, record_attendance.of(file.key, states), done="Les présences sont enregistrées."):
            st.rerun()

"""Who attends: one choice for each organisation expected, saved together."""

from collections.abc import Sequence

import streamlit as st

from ctg_core.commands.meetings import record_attendance
from ctg_core.model.codes import ATTENDANCES
from ctg_core.questions.meeting.meeting import Expected, MeetingFile
from ctg_core.ui.editing.boxes import box
from ctg_core.ui.editing.edit import Edit, edit_of
from ctg_core.ui.editing.forms import draw_form
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

    def record(shown: Sequence[Edit]) -> bool:
        return attempt(page, record_attendance.of(file.key, _said(file, shown)), done="")

    edits = [_edit(page, file, one) for one in file.expected]
    draw_form(page, edits, "Enregistrer les présences", "Les présences sont enregistrées.", change=record)


def _edit(page: Page, file: MeetingFile, one: Expected) -> Edit:
    label = one.name + (" (signataire)" if one.signatory else "")
    lines = (
        (box("attendances", "state", one.name, label=label, draw=st.segmented_control, format_func=attendance_words),),
    )
    return edit_of(page, lines, one.said, name=f"{file.key}-{one.organisation}", sent=True)


def _said(file: MeetingFile, edits: Sequence[Edit]) -> dict[str, tuple[int | None, str]]:
    """What was chosen, by organisation, with the version displayed."""
    states = {one.organisation: edit for one, edit in zip(file.expected, edits, strict=True)}
    return {
        organisation: (edit.draft.seen.stands[1] if edit.draft.seen.stands else None, state)
        for organisation, edit in states.items()
        if (state := edit.values.get("state"))
    }

"""Séance: the meeting itself, prepared, held, recorded, and what comes out of it."""

import streamlit as st

from ctg_core.commands.rights import COORDINATOR
from ctg_core.ui.editing.saving import say_what_was_saved
from ctg_core.ui.meeting.choice import chosen_meeting, draw_new_meeting
from ctg_core.ui.meeting.projection import draw_projection, projection_link
from ctg_core.ui.page import open_page
from ctg_core.ui.rights import rights
from ctg_core.ui.wall import is_projected
from ctg_core.views.blocks import empty, headline
from ctg_core.views.meeting.agenda import meeting_headline

page = open_page("Séance")
say_what_was_saved()
may_write = rights(page.selection).reach(COORDINATOR)
file = chosen_meeting(page)

if file is None:
    page.show(headline("Aucune séance n’est prévue ni connue."))
    page.show(
        empty(
            "Il n’y a rien à préparer.",
            "Une séance s’ajoute ici, ou vient d’un relevé de décisions.",
            "La coordination prévoit les séances.",
        )
    )
    if may_write:
        draw_new_meeting(page, first=True)
    st.stop()

if is_projected():
    draw_projection(page, file)
    st.stop()

page.show(headline(meeting_headline(file)))
projection_link(page, file)

part, place = page.tab("Préparer", "Présences", "Décisions", "Documents")
with place:
    if part == "Préparer":
        from ctg_core.ui.meeting.preparation import draw_preparation

        draw_preparation(page, file, may_write=may_write)
        if may_write:
            draw_new_meeting(page)
    elif part == "Présences":
        from ctg_core.ui.meeting.attendance import draw_attendance

        draw_attendance(page, file, may_write=may_write)
    elif part == "Décisions":
        from ctg_core.ui.meeting.decisions import draw_decisions
        from ctg_core.ui.meeting.narratives import draw_meeting_words

        draw_decisions(page, file, may_write=may_write)
        draw_meeting_words(page, file.key)
    else:
        from ctg_core.ui.meeting.documents import draw_documents

        draw_documents(page)

"""Sealing the state of a meeting: asked in a first click, done in a second, made again before the meeting's day."""

import streamlit as st

from ctg_core.commands.freeze import seal
from ctg_core.questions.meeting.meeting import MeetingFile
from ctg_core.questions.states.freezes import SealedState, sealed_states
from ctg_core.ui.editing.shown_at_click import asked_about, carrying
from ctg_core.ui.page import Page
from ctg_core.ui.writing import attempt
from ctg_core.views.blocks import paragraph, section
from ctg_core.views.escape import markdown_text
from ctg_core.views.meeting.sealing import sealed_sentence, sealing_question, sealing_terms


def draw_sealing(page: Page, file: MeetingFile, *, may_write: bool) -> None:
    """The state sealed for the meeting, and the way to seal one while none was sealed on its day or later."""
    page.show(
        section("Arrêter l’état de la convention", "Ce que la séance voit reste consultable, tel quel, pour toujours.")
    )
    standing = next((state for state in page.ask_today(sealed_states) if state.meeting == file.key), None)
    if standing:
        page.show(paragraph(sealed_sentence(standing)))
    elif not may_write:
        page.show(paragraph("L’état de cette séance n’est pas arrêté\u202f; la coordination peut le faire."))
    if may_write and (standing is None or standing.provisional):
        _draw_question(page, file, standing)


def _draw_question(page: Page, file: MeetingFile, standing: SealedState | None) -> None:
    """A button, then in its place what sealing does and both answers."""
    asking = f"sealing {page.selection.convention} {file.key}"
    if not st.session_state.get(asking):
        label = "Arrêter de nouveau l’état" if standing else "Arrêter l’état pour cette séance"
        st.button(label, icon=":material/lock:", key="seal", on_click=_ask, args=(asking, True))
        return
    with st.container(border=True):
        st.markdown(f"**{markdown_text(sealing_question(file))}**")
        page.show(*map(paragraph, sealing_terms(file, standing, page.selection.day)))
        with st.container(horizontal=True):
            carried = carrying(asking, standing.key if standing else None)
            sealing = st.button("Arrêter l’état", icon=":material/lock:", type="primary", key="seal-yes", **carried)
            st.button("Ne pas arrêter", key="seal-no", on_click=_ask, args=(asking, False))
    if sealing and attempt(page, seal.of(file.title, file.key, asked_about(asking)), done="L’état est arrêté."):
        _ask(asking, False)
        st.rerun()


def _ask(asking: str, asked: bool) -> None:
    st.session_state[asking] = asked

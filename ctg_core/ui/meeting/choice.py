"""Which meeting is prepared, held or followed: named in the address; or a new one."""

import streamlit as st

from ctg_core.commands.meetings import plan_meeting
from ctg_core.dossier.french_input import Unreadable, read_date
from ctg_core.questions.meeting.meeting import MeetingFile, meeting_file, meeting_names
from ctg_core.ui.page import Page
from ctg_core.ui.wall import MEETING
from ctg_core.ui.writing import attempt
from ctg_core.views.meeting.agenda import meeting_name


def chosen_meeting(page: Page) -> MeetingFile | None:
    """The meeting the address names, else the next one; None when the convention has none."""
    names = {one.key: meeting_name(one) for one in page.ask(meeting_names)}
    if not names:
        return None
    asked = st.query_params.get(MEETING)
    if asked and asked not in names:
        st.warning("L’adresse demande une séance que cette convention n’a pas. Voici la prochaine.")
    start = asked if asked in names else next(iter(names))
    with st.container(key="meeting"):
        key: str = st.selectbox("Séance", list(names), index=list(names).index(start), format_func=names.__getitem__)
    if asked != key:
        st.query_params[MEETING] = key
    return page.ask(meeting_file, key)


def draw_new_meeting(page: Page, *, first: bool = False) -> None:
    """The few words that make a meeting, the ``first`` or another."""
    with (
        st.expander("Prévoir une séance" if first else "Prévoir une autre séance"),
        st.form("new-meeting", border=False, clear_on_submit=False),
    ):
        title = st.text_input("Titre", placeholder="Comité de pilotage de printemps")
        with st.container(horizontal=True):
            day = st.text_input("Date", placeholder="12/03/2027", width=200)
            place = st.text_input("Lieu", width=320)
        if st.form_submit_button("Prévoir cette séance", icon=":material/add:"):
            _plan(page, title, day, place)


def _plan(page: Page, title: str, day: str, place: str) -> None:
    try:
        fields = {"title": title, "held_on": read_date(day) if day.strip() else None, "place": place.strip() or None}
    except Unreadable as refusal:
        st.error(str(refusal))
        return
    if attempt(page, plan_meeting, fields, done="La séance est prévue."):
        st.rerun()

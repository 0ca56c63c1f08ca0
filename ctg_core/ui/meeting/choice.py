"""Which meeting is prepared, held or followed: named in the address; or a new one."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from ctg_core.commands.meetings import plan_meeting
from ctg_core.questions.meeting.meeting import MeetingFile, meeting_file, meeting_names
from ctg_core.ui.editing.boxes import Lines, box
from ctg_core.ui.editing.choosing import chosen
from ctg_core.ui.editing.edit import Edit, edit_of
from ctg_core.ui.editing.forms import ADD, draw_form
from ctg_core.ui.page import Page
from ctg_core.ui.wall import MEETING
from ctg_core.ui.writing import attempt
from ctg_core.views.meeting.agenda import meeting_name

_of = partial(box, "meetings")
_NEW: Lines = (
    (_of("title", "Titre", placeholder="Comité de pilotage de printemps"),),
    (_of("held_on", placeholder="12/03/2027", width=200), _of("place", width=320)),
)


def chosen_meeting(page: Page) -> MeetingFile | None:
    """The meeting the address names, else the next one; None when the convention has none."""
    names = {one.key: meeting_name(one) for one in page.ask(meeting_names)}
    if not names:
        return None
    unknown = "L’adresse demande une séance que cette convention n’a pas. Voici la prochaine."
    with st.container(key="meeting"):
        return page.ask(meeting_file, chosen("Séance", names, MEETING, unknown=unknown))


def draw_new_meeting(page: Page, *, first: bool = False) -> None:
    """The few words that make a meeting, the ``first`` or another."""
    edit = edit_of(page, _NEW, None, sent=True)

    def plan(_: Sequence[Edit]) -> bool:
        return attempt(page, plan_meeting.of(edit.fields), done="")

    with st.expander("Prévoir une séance" if first else "Prévoir une autre séance"):
        draw_form(page, [edit], "Prévoir cette séance", "La séance est prévue.", change=plan, **ADD)

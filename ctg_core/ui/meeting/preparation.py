"""Preparing a meeting: an agenda drafted from the data, edited and ordered by coordination, then sealed."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from ctg_core.commands.meetings import draft_agenda, order_agenda
from ctg_core.model.meeting import AgendaItem
from ctg_core.questions.meeting.agenda_draft import agenda_draft
from ctg_core.questions.meeting.meeting import MeetingFile, topic_of
from ctg_core.ui.editing.boxes import Lines, box
from ctg_core.ui.editing.edit import Edit, edit_of
from ctg_core.ui.editing.forms import draw_form
from ctg_core.ui.editing.ordering import draw_moves
from ctg_core.ui.editing.removing import draw_removal
from ctg_core.ui.meeting.sealing import draw_sealing
from ctg_core.ui.page import Page
from ctg_core.ui.writing import attempt
from ctg_core.views.blocks import section
from ctg_core.views.meeting.agenda import drafted, point_html

_DONE = "L’ordre du jour est enregistré."
_SAID_AND_WAYS = (11, 10)  # side by side where there is room for the three ways, one under the other on a phone
_of = partial(box, "agenda_items")
_POINT: Lines = (
    (_of("title", "Titre", needed=True, label="Titre"),),
    (_of("kind", "Nature", draw=st.segmented_control),),
    (_of("speaker", "Intervenant (une fonction plutôt qu’un nom)"),),
    (_of("minutes", "Durée en minutes"),),
    (_of("description", "Ce dont il s’agit"),),
    (_of("notes", "Notes de l’intervenant, hors écran"),),
)


def draw_preparation(page: Page, file: MeetingFile, *, may_write: bool) -> None:
    """The agenda, then the seal."""
    page.show(section("Ordre du jour"))
    for rank, point in enumerate(file.agenda, start=1):
        said, ways = st.columns(_SAID_AND_WAYS) if may_write else (st.container(), st.container())
        said.html(point_html(point, rank))
        if may_write:
            with ways.container(horizontal=True, horizontal_alignment="right"):
                _draw_point(page, file, point)
    if may_write:
        _draw_drafting(page, file)
        with st.expander("Ajouter un point"):
            draw_form(page, [_edit(page, file, None)], "Enregistrer", _DONE)
    draw_sealing(page, file, may_write=may_write)


def _draw_drafting(page: Page, file: MeetingFile) -> None:
    told = {topic_of(point) for point in file.agenda}
    missing = {topic: point for topic, point in drafted(page.ask(agenda_draft)).items() if topic not in told}
    if not missing:
        return
    label = "Compléter d’après les données" if file.agenda else "Proposer un ordre du jour d’après les données"
    if st.button(label, icon=":material/auto_awesome:", type="secondary" if file.agenda else "primary") and attempt(
        page, draft_agenda.of(file.key, missing), done="L’ordre du jour est proposé\u202f: à vous de l’arranger."
    ):
        st.rerun()


def _draw_point(page: Page, file: MeetingFile, point: AgendaItem) -> None:
    def order(keys: Sequence[str]) -> bool:
        return attempt(page, order_agenda.of(file.key, keys), done="")

    draw_moves([one.key for one in file.agenda], point.key, order)
    with st.popover("Modifier", icon=":material/edit:", type="tertiary", key=f"edit-{point.key}"):
        draw_form(page, [_edit(page, file, point)], "Enregistrer", _DONE)
        draw_removal(page, "agenda_items", point.key, done=_DONE, label="Retirer ce point", why=False)


def _edit(page: Page, file: MeetingFile, point: AgendaItem | None) -> Edit:
    """One form for a new point and for one that exists."""
    given = {"meeting": file.key, "nature": "entered"}
    return edit_of(page, _POINT, point, key=f"{file.key}-point", given=given, sent=True)

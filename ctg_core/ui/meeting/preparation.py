"""Preparing a meeting: an agenda drafted from the data, edited and ordered by coordination, then sealed."""

from typing import Any

import streamlit as st

from ctg_core.commands.changes import RowChange, change_rows
from ctg_core.commands.freeze import seal
from ctg_core.commands.meetings import draft_agenda, order_agenda
from ctg_core.model.codes import AGENDA_KINDS
from ctg_core.questions.meeting.agenda_draft import agenda_draft
from ctg_core.questions.meeting.meeting import AgendaPoint, MeetingFile
from ctg_core.questions.states.freezes import sealed_states
from ctg_core.ui.editing.shown_at_click import asked_about, carrying
from ctg_core.ui.page import Page
from ctg_core.ui.writing import attempt
from ctg_core.views.blocks import paragraph, section
from ctg_core.views.instants import instant
from ctg_core.views.meeting.agenda import drafted, point_html

_UNSAID = "non précisé"
_POINT = "point"
_SAID_AND_WAYS = (11, 10)  # side by side where there is room for the three ways, one under the other on a phone


def draw_preparation(page: Page, file: MeetingFile, *, may_write: bool) -> None:
    """The agenda, then the seal."""
    page.show(section("Ordre du jour"))
    for rank, point in enumerate(file.agenda, start=1):
        said, ways = st.columns(_SAID_AND_WAYS) if may_write else (st.container(), st.container())
        said.html(point_html(point, rank))
        if may_write:
            with ways.container(horizontal=True, horizontal_alignment="right"):
                _draw_point(page, file, point, rank)
    if may_write:
        _draw_drafting(page, file)
        _draw_new_point(page, file)
    _draw_seal(page, file, may_write=may_write)


def _draw_drafting(page: Page, file: MeetingFile) -> None:
    told = {point.topic for point in file.agenda}
    missing = {topic: point for topic, point in drafted(page.ask(agenda_draft)).items() if topic not in told}
    if not missing:
        return
    label = "Compléter d’après les données" if file.agenda else "Proposer un ordre du jour d’après les données"
    if st.button(label, icon=":material/auto_awesome:", type="secondary" if file.agenda else "primary") and attempt(
        page, draft_agenda.of(file.key, missing), done="L’ordre du jour est proposé\u202f: à vous de l’arranger."
    ):
        st.rerun()


def _draw_point(page: Page, file: MeetingFile, point: AgendaPoint, rank: int) -> None:
    keys = [one.key for one in file.agenda]
    for label, icon, to in (("Monter", "arrow_upward", rank - 2), ("Descendre", "arrow_downward", rank)):
        moved = st.button(
            label,
            icon=f":material/{icon}:",
            key=f"{label}-{point.key}",
            type="tertiary",
            disabled=not 0 <= to < len(keys),
        )
        others = [key for key in keys if key != point.key]
        if moved and attempt(page, order_agenda.of(file.key, [*others[:to], point.key, *others[to:]]), done=""):
            st.rerun()
    with st.popover("Modifier", icon=":material/edit:", type="tertiary", key=f"edit-{point.key}"):
        _draw_form(page, file, point)


def _draw_new_point(page: Page, file: MeetingFile) -> None:
    with st.expander("Ajouter un point"):
        _draw_form(page, file, None)


def _draw_form(page: Page, file: MeetingFile, point: AgendaPoint | None) -> None:
    """One form for a new point and for one that exists."""
    name = point.key if point else "nouveau"
    with st.form(f"form-{name}", border=False, clear_on_submit=point is None):
        title = st.text_input("Titre", point.title if point else "")
        kinds = [None, *AGENDA_KINDS]
        kind = st.segmented_control(
            "Nature", kinds[1:], format_func=AGENDA_KINDS.__getitem__, default=point.kind if point else None
        )
        speaker = st.text_input("Intervenant (une fonction plutôt qu’un nom)", (point and point.speaker) or "")
        minutes = st.text_input("Durée en minutes", str(point.minutes) if point and point.minutes else "")
        description = st.text_area("Ce dont il s’agit", (point and point.description) or "")
        notes = st.text_area("Notes de l’intervenant, hors écran", (point and point.notes) or "")
        saved = st.form_submit_button(
            "Enregistrer", icon=":material/save:", type="primary", **carrying(_POINT, point and point.version)
        )
    if point and st.button(
        "Retirer ce point", icon=":material/delete:", key=f"remove-{name}", **carrying(_POINT, point.version)
    ):
        _change(page, RowChange("agenda_items", point.key, asked_about(_POINT), None))
    if saved and not (minutes.strip().isdigit() or not minutes.strip()):
        st.error("La durée est un nombre entier de minutes.")
    elif saved:
        fields: dict[str, Any] = {
            "title": title.strip(),
            "kind": kind,
            "speaker": speaker.strip() or None,
            "minutes": int(minutes) if minutes.strip() else None,
            "description": description.strip() or None,
            "notes": notes.strip() or None,
        }
        new = RowChange("agenda_items", f"{file.key}-point", None, {**fields, "meeting": file.key, "nature": "entered"})
        _change(page, RowChange("agenda_items", point.key, asked_about(_POINT), fields) if point else new)


def _change(page: Page, change: RowChange) -> None:
    if attempt(page, change_rows.of([change]), done="L’ordre du jour est enregistré."):
        st.rerun()


def _draw_seal(page: Page, file: MeetingFile, *, may_write: bool) -> None:
    page.show(
        section("Arrêter l’état de la convention", "Ce que la séance voit reste consultable, tel quel, pour toujours.")
    )
    states = {state.meeting: state for state in page.ask_today(sealed_states)}
    if state := states.get(file.key):
        page.show(paragraph(f"État arrêté {instant(state.sealed_at)}, empreinte {state.sha256[:12]}."))
    elif may_write and st.button("Arrêter l’état pour cette séance", icon=":material/lock:", key="seal"):
        if attempt(page, seal.of(file.title, file.key), done="L’état est arrêté."):
            st.rerun()
    elif not may_write:
        page.show(paragraph("L’état de cette séance n’est pas arrêté\u202f; la coordination peut le faire."))

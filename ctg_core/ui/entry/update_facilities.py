"""Facilities, updated: capacity, labels, opening and closing, a remark; coordination adds one."""

from collections.abc import Sequence

import streamlit as st

from ctg_core.commands.changes import RowChange
from ctg_core.questions.facilities.updates import FacilityRecord, facility_records
from ctg_core.ui.charge import charge
from ctg_core.ui.editing.draft import Draft, Shown
from ctg_core.ui.editing.saving import Edit, draw_saving, say_what_was_saved
from ctg_core.ui.editing.typed_boxes import day, several, whole, words
from ctg_core.ui.entry.action_boxes import text
from ctg_core.ui.entry.new_facility import draw_new_facility
from ctg_core.ui.page import Page
from ctg_core.views.blocks import empty
from ctg_core.views.drafts import date_typed, reading_only
from ctg_core.views.french import counted, number

FACILITY = "equipement"
_CHOSEN = "facility-to-update"
_BOXES = {
    "capacity": whole("Capacité"),
    "capacity_unit": words("Unité de la capacité"),
    "labels": several("Labels"),
    "opened": day("Ouverture"),
    "closed": day("Fermeture"),
    "note": words("Remarque"),
}


def draw_facility_updates(page: Page) -> None:
    """The facility the address asks for, else the first, among those the person may write."""
    say_what_was_saved()
    mine = charge(page.selection)
    if mine is None:
        page.show(reading_only())
        return
    records = page.ask(facility_records, mine)
    if records:
        _draw_record(page, _chosen(records))
    else:
        page.show(
            empty(
                "Aucun équipement n’est à votre charge dans cette convention.",
                "Un équipement apparaît ici quand lui-même ou son thème vous est confié.",
                "Le chargé de coopération CTG ajoute les équipements.",
            )
        )
    if mine.everything:
        draw_new_facility(page)


def _chosen(records: Sequence[FacilityRecord]) -> FacilityRecord:
    by_key = {record.key: record for record in records}
    asked = st.query_params.get(FACILITY)
    if asked in by_key:
        st.session_state[_CHOSEN] = asked
    if st.session_state.get(_CHOSEN) not in by_key:
        st.session_state[_CHOSEN] = records[0].key
    key: str = st.selectbox(
        counted(len(records), "équipement à votre charge", "équipements à votre charge"),
        list(by_key),
        format_func=lambda key: _words(by_key[key]),
        key=_CHOSEN,
        on_change=_keep_address,
        persist_state="session",
    )
    if asked != key:
        st.query_params[FACILITY] = key
    return by_key[key]


def _keep_address() -> None:
    st.query_params[FACILITY] = st.session_state[_CHOSEN]


def _words(record: FacilityRecord) -> str:
    return " · ".join(filter(None, [record.name, record.commune, record.type]))


def _draw_record(page: Page, record: FacilityRecord) -> None:
    draft = Draft(f"{page.selection.convention} facility {record.key}", _shown(record))
    with st.container(horizontal=True):
        text(draft, "capacity", "Capacité", width=120)
        text(draft, "capacity_unit", "Unité de la capacité", placeholder="places, berceaux…", width=220)
        text(draft, "opened", "Ouverture", placeholder="09/2026", width=160)
        text(draft, "closed", "Fermeture", placeholder="2027", width=160)
    text(draft, "labels", "Labels, séparés par des virgules")
    text(draft, "note", "Remarque")
    edit = Edit(draft, _BOXES)
    # A list without words is empty, never absent.
    values = {name: value or [] if name == "labels" else value for name, value in edit.understood.values.items()}
    changes = [RowChange("facilities", record.key, draft.seen.versions[record.key], values)] if values else []
    draw_saving(page, [edit], changes, "L’équipement est enregistré.", name=draft.name)


def _shown(record: FacilityRecord) -> Shown:
    texts = {
        "capacity": "" if record.capacity is None else number(record.capacity),
        "capacity_unit": record.unit or "",
        "labels": ", ".join(record.labels),
        "opened": date_typed(record.opened),
        "closed": date_typed(record.closed),
        "note": record.note or "",
    }
    return Shown({record.key: record.version}, texts, record.by, record.at)

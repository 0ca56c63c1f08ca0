"""Facilities, updated: capacity, labels, opening and closing, a remark; coordination adds one."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from ctg_core.exchange.cells.slugs import key_from
from ctg_core.questions.charge import Charge
from ctg_core.questions.edited_rows import names_in
from ctg_core.questions.facilities.updates import FacilityRecord, facility_records
from ctg_core.questions.territory.communes import commune_names
from ctg_core.ui.editing.boxes import Lines, box
from ctg_core.ui.editing.choosing import chosen
from ctg_core.ui.editing.edit import edit_of
from ctg_core.ui.editing.forms import ADD, draw_form, draw_record
from ctg_core.ui.editing.saving import say_what_was_saved
from ctg_core.ui.page import Page
from ctg_core.views.blocks import empty
from ctg_core.views.french import counted

FACILITY = "equipement"
_of = partial(box, "facilities")
_BOXES: Lines = (
    (
        _of("capacity", width=120),
        _of("capacity_unit", placeholder="places, berceaux…", width=220),
        _of("opened", placeholder="09/2026", width=160),
        _of("closed", placeholder="2027", width=160),
    ),
    (_of("labels", label="Labels, séparés par des virgules"),),
    (_of("note"),),
)


def draw_facility_updates(page: Page, mine: Charge) -> None:
    """The facility the address asks for, else the first, among those the person may write."""
    say_what_was_saved()
    records = {record.row.key: record for record in page.ask(facility_records, mine)}
    if records:
        label = counted(len(records), "équipement à votre charge", "équipements à votre charge")
        key = chosen(label, {key: _words(record) for key, record in records.items()}, FACILITY)
        draw_record(page, edit_of(page, _BOXES, records[key].row), "L’équipement est enregistré.")
    else:
        page.show(
            empty(
                "Aucun équipement n’est à votre charge dans cette convention.",
                "Un équipement apparaît ici quand lui-même ou son thème vous est confié.",
                "Le chargé de coopération CTG ajoute les équipements.",
            )
        )
    if mine.everything:
        with st.expander("Ajouter un équipement", icon=":material/add:"):
            new = edit_of(page, _new(page), None, key=_key, given={"nature": "entered"}, sent=True)
            draw_form(page, [new], "Ajouter", "L’équipement est ajouté.", **ADD)


def _words(record: FacilityRecord) -> str:
    return " · ".join(filter(None, [record.row.name, record.commune, record.type]))


def _new(page: Page) -> Lines:
    """Without coordinates a facility is listed, and on no map."""
    organisations, communes = page.ask(names_in, "organisations"), page.ask(commune_names)
    return (
        (_of("name", needed=True), _of("type", needed=True)),
        (_of("manager_kind"), _of("manager", names=organisations)),
        (_of("commune", "Commune", communes), _of("address")),
        (_of("latitude"), _of("longitude"), _of("capacity"), _of("capacity_unit"), _of("opened")),
    )


def _key(fields: Mapping[str, Any]) -> str:
    return key_from(fields["name"])

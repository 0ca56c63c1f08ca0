"""A facility that coordination adds; without coordinates it is listed, and on no map."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import streamlit as st

from ctg_core.commands.changes import RowChange
from ctg_core.dossier.french_input import Unreadable, read_number
from ctg_core.model.french import quoted
from ctg_core.questions.funding.updates import money_choices
from ctg_core.questions.territory.communes import commune_names
from ctg_core.reference.lists import labels_of
from ctg_core.ui.editing.new_row import NewRow, pick, type_line
from ctg_core.ui.editing.typed_boxes import Box, day, whole, words
from ctg_core.ui.page import Page


def draw_new_facility(page: Page) -> None:
    """The form, folded."""
    with st.expander("Ajouter un équipement", icon=":material/add:"), NewRow(page, "facilities") as row:
        with st.container(horizontal=True):
            row.box("name", words("Nom"), type_line, required=True)
            row.choose("type", "Type d’équipement", labels_of("facility_types"), pick, required=True)
        with st.container(horizontal=True):
            row.choose("manager_kind", "Type de gestionnaire", labels_of("manager_kinds"), pick)
            row.choose("manager", "Gestionnaire", page.ask(money_choices).organisations, pick)
        with st.container(horizontal=True):
            row.choose("commune", "Commune", page.ask(commune_names), pick)
            row.box("address", words("Adresse"), type_line)
        with st.container(horizontal=True):
            row.box("latitude", _degrees("Latitude", 90), type_line)
            row.box("longitude", _degrees("Longitude", 180), type_line)
            row.box("capacity", whole("Capacité"), type_line)
            row.box("capacity_unit", words("Unité de la capacité"), type_line)
            row.box("opened", day("Ouverture"), type_line)
        row.save(_change, "L’équipement est ajouté.")


def _degrees(label: str, most: int) -> Box:
    def read_degrees(text: str) -> Decimal:
        value = read_number(text)
        if abs(value) > most:
            raise Unreadable(f"{quoted(text)} n’est pas entre −{most} et {most}\u00a0degrés")
        return value

    return Box(label, read_degrees)


def _change(fields: Mapping[str, Any]) -> RowChange:
    plain = unicodedata.normalize("NFKD", fields["name"]).encode("ascii", "ignore").decode().lower()
    return RowChange("facilities", re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40], None, fields)

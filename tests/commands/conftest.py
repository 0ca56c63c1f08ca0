"""A small living convention and people of every role."""

from typing import Any

import pytest
from sqlalchemy import insert
from sqlmodel import SQLModel

from ctg_core.commands.load import load_dossier
from ctg_core.commands.people import grant_role, save_person
from ctg_core.commands.registry import Asker
from ctg_core.dossier.reading import parse_dossier
from ctg_core.model.person import EVERY_CONVENTION, LOCAL
from ctg_core.store.opening import memory_store
from ctg_core.store.store import Store

Rows = dict[str, list[dict[str, Any]]]
VALLEY = """
format: ctg-dossier
format_version: 1
convention: {key: vallee, name: CTG de la Vallée, short_name: Vallée, kind: ctg, fictional: true}
organisations:
  - {key: caf, name: Caf, kind: caf}
facilities:
  - {key: creche, name: Les Lucioles, type: eaje, capacity: 20}
  - {key: ludo, name: La Toupie, type: ludotheque}
indicators:
  - {key: places, label: Places d’accueil, kind: output, unit: places, theme: early_childhood}
  - {key: taux, label: Taux, kind: result, unit: "%", theme: early_childhood, aggregation: ratio, decimals: 1}
  - {key: jeunes, label: Jeunes accueillis, kind: output, unit: jeunes, theme: youth}
indicator_values:
  - {key: places-2024, indicator: places, period: "2024", value: "118"}
  - {key: jeunes-2024, indicator: jeunes, period: "2024", value: "40"}
actions:
  - {key: a-01, title: Ouvrir une crèche, themes: [early_childhood], status: in_progress}
  - {key: a-02, title: Accueillir les jeunes, themes: [youth], status: not_started}
action_steps:
  - {key: e-01, action: a-01, label: Choisir le terrain}
  - {key: e-02, action: a-02, label: Recruter}
funding_lines:
  - {key: f-01, label: Bonus, funder: caf, year: 2025, themes: [early_childhood], planned_cents: 100000}
  - {key: f-02, label: Subvention, funder: caf, year: 2025, themes: [youth], planned_cents: 200000}
meetings:
  - {key: copil, title: Comité de pilotage, certainty: planned}
"""
HERE = "vallee"
# Each person's key says their role; "enfance" is in charge of early childhood only.
READER, ENFANCE, COORDINATION, ADMINISTRATION = "lecture", "enfance", "coordination", "administration"
NOBODY, FORMER = "inconnu", "ancien"


@pytest.fixture(scope="session")
def valley_rows() -> Rows:
    """What the commands write to make the valley and its people, by table: written once, copied for each test."""
    store = memory_store()
    load_dossier(store, parse_dossier(VALLEY.encode(), "vallee.yaml"), by="test", reason=None)
    _invite(store)
    with store.reading() as session:
        tables = SQLModel.metadata.sorted_tables
        rows = {table.name: [dict(row) for row in session.execute(table.select()).mappings()] for table in tables}
    store.close()
    return rows


def _invite(store: Store) -> None:
    at_the_machine = Asker(LOCAL, EVERY_CONVENTION)
    roles = {
        READER: ("reader", {}),
        ENFANCE: ("contributor", {"themes": ["early_childhood"]}),
        COORDINATION: ("coordinator", {}),
        FORMER: ("coordinator", {}),
    }
    for person, (role, charge) in roles.items():
        save_person(store, at_the_machine, person, person.capitalize())
        grant_role(store, at_the_machine, person, HERE, role, charge)
    save_person(store, at_the_machine, FORMER, "Ancien", active=False)
    save_person(store, at_the_machine, ADMINISTRATION, "Administration")
    grant_role(store, at_the_machine, ADMINISTRATION, EVERY_CONVENTION, "administrator")


@pytest.fixture
def valley(empty_store: Store, valley_rows: Rows) -> Store:
    with empty_store.writing() as session:
        for table in SQLModel.metadata.sorted_tables:
            if rows := valley_rows[table.name]:
                session.execute(insert(table), rows)
    return empty_store


def asking(person: str, reason: str | None = None) -> Asker:
    return Asker(person, HERE, reason)

"""The actions of a convention and one fiche, asked of small dossiers written here and of the fictional one."""

from datetime import date
from typing import Any

import pytest

from ctg_core.dossier.storage import write_dossier
from ctg_core.questions.actions.filters import ACTIONS
from ctg_core.questions.actions.list import Actions, actions
from ctg_core.questions.actions.sheet import DONE_LATE, OVERDUE, ActionSheet, action_sheet
from ctg_core.questions.filtered_list import Filters
from ctg_core.questions.selection import Selection
from ctg_core.store.opening import memory_store
from ctg_core.store.store import Store
from tests.dossier.written import dossier

DAY = date(2026, 11, 21)
ORGANISATIONS = [
    {"key": "cc", "name": "Communauté de communes", "kind": "intermunicipality"},
    {"key": "caf", "name": "Caf", "kind": "caf", "role": "Cosignataire"},
]
PLAN = [
    {"key": "axe-1", "level": "Axe", "title": "Premier axe", "declared_actions": 4},
    {"key": "obj", "level": "Objectif", "parent": "axe-1", "title": "Un objectif"},
    {"key": "axe-2", "level": "Axe"},
]


def store_of(**collections: Any) -> Store:
    store = memory_store()
    with store.writing() as session:
        convention = {"territory_code": "200035327", "territory_kind": "epci"}
        write_dossier(session, dossier(convention, organisations=ORGANISATIONS, plan_nodes=PLAN, **collections))
    return store


def asked(store: Store, convention: str = "essai") -> Actions:
    with store.reading() as session:
        return actions(session, Selection(convention, DAY))


def sheet_of(store: Store, key: str, convention: str = "essai") -> ActionSheet:
    with store.reading() as session:
        found = action_sheet(session, Selection(convention, DAY), key)
    assert found
    return found


def test_no_action_and_what_is_announced() -> None:
    found = asked(store_of())
    assert found.items == ()
    assert [(part.name, part.count) for part in found.announced] == [("Premier axe", 4)]


def test_an_action_is_found_by_its_axis_lead_theme_and_commune() -> None:
    rows = [
        {"key": "a", "title": "A", "node": "obj", "lead": "cc", "themes": ["youth"], "communes": ["46066", "99999"]},
        {"key": "b", "title": "B", "node": "axe-2", "lead": "caf", "themes": ["early_childhood"], "status": "done"},
    ]
    found = asked(store_of(actions=rows))
    choices = {parameter: [*labels.items()] for parameter, labels in ACTIONS.choices(found.items).items()}
    assert choices["axe"] == [("axe-1", "Premier axe"), ("axe-2", "Axe 2")]
    assert [name for _, name in choices["theme"]] == ["Petite enfance", "Jeunesse"]  # the national order
    assert [name for _, name in choices["chef-de-file"]] == ["Caf", "Communauté de communes"]
    # One outside the territory stays a code.
    assert choices["commune"] == [("99999", "commune 99999"), ("46066", "Cazals")]
    assert [code for code, _ in choices["statut"]] == ["done", "unknown"]
    for filters, expected in [
        (Filters(chosen={"axe": "axe-1"}), "a"),
        (Filters(chosen={"chef-de-file": "caf"}), "b"),
        (Filters(chosen={"theme": "youth"}), "a"),
        (Filters(chosen={"commune": "46066"}), "a"),
        (Filters(chosen={"statut": "done"}), "b"),
        (Filters(search="cazals"), "a"),
        (Filters(chosen={"axe": "axe-1", "statut": "done"}), ""),
    ]:
        assert "".join(item.row.key for item in ACTIONS.narrow(found.items, filters).rows) == expected


def test_a_fiche_gathers_what_names_it() -> None:
    found = sheet_of(
        store_of(
            actions=[
                {
                    "key": "a",
                    "title": "A",
                    "node": "obj",
                    "lead": "cc",
                    "partners": ["caf"],
                    "planned_end": "2025-06",
                    "actual_end": "2025-09-30",
                    "indicators": ["i"],
                    "facilities": ["f"],
                    "status": "done",
                },
                {"key": "b", "title": "B"},
            ],
            action_steps=[
                {"key": "s1", "action": "a", "label": "Un", "due": "2025-01", "done_on": "2025-02-01"},
                {"key": "s2", "action": "a", "label": "Deux", "due": "2025-06"},
                {"key": "s3", "action": "b", "label": "Ailleurs"},
            ],
            action_notes=[
                {"key": "n1", "action": "a", "dated": "2025-01", "text": "Ancienne"},
                {"key": "n2", "action": "a", "dated": "2025-03", "text": "Récente"},
            ],
            indicators=[{"key": "i", "label": "I", "kind": "result", "unit": "places", "direction": "increase"}],
            facilities=[{"key": "f", "name": "F", "type": "eaje", "commune": "46066"}],
            meetings=[{"key": "m", "title": "Comité", "held_on": "2025-02", "certainty": "confirmed"}],
            decisions=[
                {"key": "d", "title": "Décider", "meeting": "m", "actions": ["a"]},
                {"key": "e", "title": "Autre chose", "actions": ["b"]},
            ],
        ),
        "a",
    )
    assert [(node.name, node.detail) for node in found.path] == [("Premier axe", "Axe"), ("Un objectif", "Objectif")]
    assert found.lead
    assert (found.lead.name, [party.name for party in found.partners]) == ("Communauté de communes", ["Caf"])
    assert [(step.label, step.state) for step in found.steps] == [("Un", DONE_LATE), ("Deux", OVERDUE)]
    assert found.item.progress.value == 100 * 1 / 2
    assert "1 sur 2" in (found.item.progress.card.formula or "")
    assert found.days_after_plan == 31 + 31 + 30  # July, August, September
    assert [line.row.key for line in found.indicators] == ["i"]
    assert [(place.row.name, place.commune) for place in found.places] == [("F", "Cazals")]
    assert [line.row.title for line in found.decisions] == ["Décider"]
    assert [note.name for note in found.notes] == ["Récente", "Ancienne"]


def test_the_money_of_an_action_keeps_its_stages_apart() -> None:
    lines = [
        {"key": "1", "label": "1", "funder": "caf", "action": "a", "planned_cents": 100_00, "paid_cents": 40_00},
        {"key": "2", "label": "2", "funder": "state", "action": "a", "planned_cents": 50_00},
        {"key": "3", "label": "3", "funder": "caf", "planned_cents": 999_00},
    ]
    found = sheet_of(store_of(actions=[{"key": "a", "title": "A"}], funding_lines=lines), "a")
    assert [line.row.key for line in found.lines] == ["1", "2"]
    assert [(one.stage, one.total.cents, one.total.known, one.total.lines) for one in found.totals] == [
        ("planned", 100_00 + 50_00, 2, 2),
        ("paid", 40_00, 1, 2),
    ]


def test_an_unknown_action_has_no_fiche(shipped_store: Store) -> None:
    with shipped_store.reading() as session:
        assert action_sheet(session, Selection("val-d-exemple", DAY), "z-99") is None
        assert action_sheet(session, Selection("arras", DAY), "a-01") is None  # another convention's


def test_the_fictional_convention_counted_by_hand(shipped_store: Store) -> None:
    found = asked(shipped_store, "val-d-exemple")
    assert len(found.items) == 10 + 17 + 5 + 3 + 2 + 3
    assert found.tally.by_status == {
        "done": 10,
        "in_progress": 17,
        "not_started": 5,
        "suspended": 3,
        "abandoned": 2,
        "unknown": 3,
    }
    late = ACTIONS.narrow(found.items, Filters(chosen={"statut": "late"})).rows
    assert [(item.row.key, item.row.planned_end, item.days_late) for item in late[3:4]] == [
        ("a-04", "2026-06-30", 31 + 31 + 30 + 31 + 21)  # July to 21 November
    ]
    assert len(late) == found.tally.late == 5
    assert {commune.name for item in late[3:4] for commune in item.communes} == {"Lointaine-les-Hauts"}


@pytest.mark.parametrize("convention", ["toulouse", "sicoval", "cazals-salviac", "terres-du-lauragais"])
def test_documented_conventions_describe_no_action(shipped_store: Store, convention: str) -> None:
    assert asked(shipped_store, convention).items == ()


def test_arras_describes_two_of_its_fifteen_actions(shipped_store: Store) -> None:
    found = asked(shipped_store, "arras")
    assert (len(found.items), found.tally.unlisted) == (2, 15 - 2)

"""What a change of a row checks, writes and journals."""

import json
from typing import Any

import pytest
from sqlmodel import select

from ctg_core.commands.refusal import Conflict, Invalid, NotAllowed
from ctg_core.commands.registry import Asker
from ctg_core.commands.rows import add_row, edit_convention, edit_row, order_rows, remove_row
from ctg_core.dossier.storage import UnknownConvention
from ctg_core.model.action import Action
from ctg_core.model.funding import FundingLine
from ctg_core.model.history import Revision
from ctg_core.model.person import LOCAL
from ctg_core.model.plan_node import PlanNode
from ctg_core.store.store import Store
from tests.commands.conftest import COORDINATION, ENFANCE, HERE, asking


def action(store: Store, key: str = "a-01") -> Action:
    with store.reading() as session:
        return session.get_one(Action, (HERE, key))


def last_line(store: Store) -> Revision:
    with store.reading() as session:
        return session.exec(select(Revision).where(Revision.number == store.revision())).one()


def test_a_change_is_versioned_signed_and_journaled(valley: Store) -> None:
    assert edit_row(valley, asking(ENFANCE, "réunion du 3 mars"), "actions", "a-01", 1, {"status": "done"})
    row, line = action(valley), last_line(valley)
    assert (row.status, row.version, row.updated_by) == ("done", 2, ENFANCE)
    assert (line.by, line.command, line.reason, line.collection, line.key) == (
        ENFANCE,
        "edit_row",
        "réunion du 3 mars",
        "actions",
        "a-01",
    )
    before, after = (json.loads(text or "") for text in (line.before, line.after))
    assert (before["status"], before["version"], after["status"], after["version"]) == ("in_progress", 1, "done", 2)


def test_saying_what_is_already_said_changes_nothing(valley: Store) -> None:
    lines = valley.revision()
    assert not edit_row(valley, asking(ENFANCE), "actions", "a-01", 1, {"status": "in_progress"})
    assert (valley.revision(), action(valley).version) == (lines, 1)


def test_the_second_of_two_people_is_told_of_the_first(valley: Store) -> None:
    edit_row(valley, asking(COORDINATION), "actions", "a-01", 1, {"progress": 40})
    with pytest.raises(Conflict) as refused:
        edit_row(valley, asking(ENFANCE), "actions", "a-01", 1, {"progress": 60})
    [clash] = refused.value.clashes
    assert clash.current is not None
    assert (clash.by, clash.current["progress"], clash.given) == (COORDINATION, 40, {"progress": 60})
    assert action(valley).progress == 40


def test_a_double_click_is_one_change(valley: Store) -> None:
    asked: tuple[Any, ...] = ("actions", "a-01", 1, {"progress": 60})
    assert edit_row(valley, asking(ENFANCE), *asked)
    assert not edit_row(valley, asking(ENFANCE), *asked)
    assert action(valley).version == 2


def test_what_is_gone_is_a_conflict_too(valley: Store) -> None:
    remove_row(valley, asking(COORDINATION), "action_steps", "e-01", 1)
    with pytest.raises(Conflict) as refused:
        edit_row(valley, asking(ENFANCE), "action_steps", "e-01", 1, {"done_on": "2025"})
    assert (refused.value.clashes[0].current, refused.value.clashes[0].by) == (None, COORDINATION)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"progress": 101}, "trop grande"),
        ({"progress": "60"}, "nombre entier"),
        ({"status": "finie"}, "valeur inconnue"),
        ({"planned_start": "2026", "planned_end": "2025"}, "précède"),
        ({"lead": "personne"}, "n’existe pas dans organisations"),
        ({"themes": ["rien"]}, "n’existe pas dans la liste"),
        ({"title": " "}, "vide"),
        ({"sorcery": 1}, "champ inconnu"),
    ],
)
def test_what_cannot_be_recorded_is_said(fields: dict[str, Any], said: str, valley: Store) -> None:
    lines = valley.revision()
    with pytest.raises(Invalid, match=said):
        edit_row(valley, asking(COORDINATION), "actions", "a-01", 1, fields)
    assert valley.revision() == lines


@pytest.mark.parametrize("field", ["convention", "key", "version", "updated_by", "updated_at", "position"])
def test_what_the_store_keeps_is_nobody_s_to_change(field: str, valley: Store) -> None:
    with pytest.raises(NotAllowed):
        edit_row(valley, asking(COORDINATION), "actions", "a-01", 1, {field: "x"})


def test_a_taken_key_gets_a_number(valley: Store) -> None:
    note = {"action": "a-01", "dated": "2025", "text": "Vu"}
    keys = [add_row(valley, asking(ENFANCE), "action_notes", note, key="a-01 note !") for _ in range(2)]
    assert keys == ["a-01-note", "a-01-note-2"]


def test_what_others_lead_to_stays(valley: Store) -> None:
    with pytest.raises(Invalid, match="action_steps"):
        remove_row(valley, asking(COORDINATION), "actions", "a-01", 1)
    assert action(valley).key == "a-01"


def test_a_typed_amount_no_longer_cites_a_document(valley: Store) -> None:
    with valley.writing() as session:
        line = session.get_one(FundingLine, (HERE, "f-01"))
        line.qualifier, line.nature = "près de", "intention"
    edit_row(valley, asking(ENFANCE), "funding_lines", "f-01", 1, {"planned_cents": 120000})
    with valley.reading() as session:
        line = session.get_one(FundingLine, (HERE, "f-01"))
    assert (line.planned_cents, line.qualifier, line.nature) == (120000, None, "entered")


def test_the_convention_itself_is_a_row_like_others(valley: Store) -> None:
    assert edit_convention(valley, asking(COORDINATION), 1, {"values_reviewed": False})
    with pytest.raises(Conflict):
        edit_convention(valley, asking(COORDINATION), 1, {"note": "Autre"})
    assert edit_convention(valley, asking(COORDINATION), 2, {"note": "Autre"})


def test_an_unknown_place_is_said(valley: Store) -> None:
    with pytest.raises(UnknownConvention):
        edit_row(valley, Asker(LOCAL, "ailleurs"), "actions", "a-01", 1, {})
    with pytest.raises(Invalid, match="n’existe pas"):
        edit_row(valley, asking(COORDINATION), "sorceries", "a-01", 1, {})


def test_nothing_contains_itself(valley: Store) -> None:
    top = add_row(valley, asking(COORDINATION), "plan_nodes", {"title": "Axe"}, key="axe")
    below = add_row(valley, asking(COORDINATION), "plan_nodes", {"title": "Objectif", "parent": top}, key="objectif")
    for parent in (top, below):
        with pytest.raises(Invalid, match="se contient lui-même"):
            edit_row(valley, asking(COORDINATION), "plan_nodes", top, 1, {"parent": parent})


def axes(store: Store) -> list[str]:
    with store.reading() as session:
        rows = session.exec(select(PlanNode).where(PlanNode.convention == HERE)).all()
    return [row.key for row in sorted(rows, key=lambda row: row.position)]


def test_rows_take_the_order_given_among_themselves(valley: Store) -> None:
    for key in ("a", "b", "c"):
        add_row(valley, asking(COORDINATION), "plan_nodes", {"title": key}, key=key)
    order_rows(valley, asking(COORDINATION), "plan_nodes", ["c", "a"])
    assert axes(valley) == ["c", "b", "a"]
    remove_row(valley, asking(COORDINATION), "plan_nodes", "b", 1)
    with pytest.raises(Conflict) as conflict:
        order_rows(valley, asking(COORDINATION), "plan_nodes", ["a", "b", "c"])
    assert [(clash.key, clash.by) for clash in conflict.value.clashes] == [("b", COORDINATION)]
    assert axes(valley) == ["c", "a"]


def test_a_node_renamed_no_longer_cites_a_document(valley: Store) -> None:
    fields = {"title": "Grandir", "qualifier": "titre provisoire", "nature": "intention"}
    add_row(valley, asking(COORDINATION), "plan_nodes", fields, key="axe")
    edit_row(valley, asking(COORDINATION), "plan_nodes", "axe", 1, {"title": "Grandir ensemble"})
    with valley.reading() as session:
        node = session.get_one(PlanNode, (HERE, "axe"))
    assert (node.qualifier, node.nature) == (None, "entered")


def test_what_a_discrepancy_concerns_stays(valley: Store) -> None:
    """Without it, the dossier could not be read again."""
    add_row(valley, asking(COORDINATION), "plan_nodes", {"title": "Grandir"}, key="axe")
    fields = {"kind": "gap", "title": "Sans nom", "explanation": "?", "concerns": ["plan_nodes/axe"]}
    add_row(valley, asking(COORDINATION), "discrepancies", fields, key="d")
    with pytest.raises(Invalid, match="discrepancies"):
        remove_row(valley, asking(COORDINATION), "plan_nodes", "axe", 1)


def test_a_reason_is_words(valley: Store) -> None:
    with pytest.raises(Invalid, match="contrôle"):
        edit_row(valley, asking(COORDINATION, "vu\x00"), "actions", "a-01", 1, {"status": "done"})

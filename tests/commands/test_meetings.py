"""A meeting prepared, held and followed: each thing written once, in order, by coordination."""

import pytest
from sqlmodel import select

from ctg_core.commands.freeze import seal
from ctg_core.commands.meetings import draft_agenda, order_agenda, plan_meeting, record_attendance, take_decision
from ctg_core.commands.refusal import CommandRefused, Conflict, Invalid, NotAllowed
from ctg_core.commands.rows import remove_row
from ctg_core.commands.undo import undo_last
from ctg_core.model.meeting import AgendaItem, Attendance, Decision, Meeting
from ctg_core.store.store import Store
from tests.commands.conftest import COORDINATION, ENFANCE, HERE, asking

ME = asking(COORDINATION)
POINTS = {"suivi": {"title": "Suivi des décisions", "kind": "information"}, "suite": {"title": "La suite"}}


def agenda(store: Store) -> list[str]:
    with store.reading() as session:
        rows = session.exec(select(AgendaItem).order_by(AgendaItem.position))  # type: ignore[arg-type]
        return [row.key for row in rows]


def test_a_meeting_is_planned_with_a_title(valley: Store) -> None:
    assert plan_meeting(valley, ME, {"title": "Comité de mars", "held_on": "2027-03-12"}) == "seance-2027-03-12"
    with pytest.raises(Invalid, match="titre"):
        plan_meeting(valley, ME, {"title": "  "})


def test_drafting_twice_adds_nothing_and_keeps_what_people_wrote(valley: Store) -> None:
    assert draft_agenda(valley, ME, "copil", POINTS) == 2
    assert draft_agenda(valley, ME, "copil", {**POINTS, "argent": {"title": "Argent"}}) == 1
    assert agenda(valley) == ["copil-suivi", "copil-suite", "copil-argent"]


def test_points_take_the_order_given_and_an_undo_gives_it_back(valley: Store) -> None:
    draft_agenda(valley, ME, "copil", POINTS)
    order_agenda(valley, ME, "copil", ["copil-suite", "copil-suivi"])
    assert agenda(valley) == ["copil-suite", "copil-suivi"]
    undo_last(valley, ME)
    assert agenda(valley) == ["copil-suivi", "copil-suite"]


def test_an_order_with_a_point_that_is_gone_is_a_conflict(valley: Store) -> None:
    draft_agenda(valley, ME, "copil", POINTS)
    remove_row(valley, ME, "agenda_items", "copil-suite", 1)
    with pytest.raises(Conflict):
        order_agenda(valley, ME, "copil", ["copil-suite", "copil-suivi"])


def test_attendance_is_said_once_and_corrected(valley: Store) -> None:
    assert record_attendance(valley, ME, "copil", {"caf": (None, "present")}) == 1
    assert record_attendance(valley, ME, "copil", {"caf": (None, "present")}) == 0
    assert record_attendance(valley, ME, "copil", {"caf": (1, "excused")}) == 1
    with pytest.raises(Conflict):
        record_attendance(valley, ME, "copil", {"caf": (1, "absent")})
    with valley.reading() as session:
        assert session.get_one(Attendance, (HERE, "copil-caf")).state == "excused"


def test_a_decision_needs_a_wording_and_makes_the_meeting_held(valley: Store) -> None:
    with pytest.raises(Invalid, match="formulation"):
        take_decision(valley, ME, "copil", {"title": " "})
    first = take_decision(valley, ME, "copil", {"title": "Ouvrir la crèche", "actions": ["a-01"], "kind": "action"})
    second = take_decision(valley, ME, "copil", {"title": "Verser le bonus", "funding_lines": ["f-01"]})
    assert (first, second) == ("copil-d1", "copil-d2")
    with valley.reading() as session:
        assert session.get_one(Meeting, (HERE, "copil")).certainty == "confirmed"
        assert session.get_one(Decision, (HERE, second)).funding_lines == ["f-01"]


def test_a_meeting_is_sealed_once_and_the_seal_says_what_it_takes_in(valley: Store) -> None:
    line = valley.revision()
    assert seal(valley, ME, "Comité de mars", "copil") == "copil"
    with pytest.raises(CommandRefused, match="déjà son état arrêté"):
        seal(valley, ME, "Comité de mars", "copil")
    assert valley.revision() == line + 1


def test_a_meeting_to_come_is_sealed_again_over_the_state_that_was_seen(valley: Store) -> None:
    assert seal(valley, ME, "Comité de mars", "copil") == "copil"
    assert seal(valley, ME, "Comité de mars", "copil", "copil") == "copil-2"
    with pytest.raises(CommandRefused, match="regardez-le"):  # somebody sealed it again since
        seal(valley, ME, "Comité de mars", "copil", "copil")
    take_decision(valley, ME, "copil", {"title": "Ouvrir la crèche"})  # the meeting is held
    with pytest.raises(CommandRefused, match="ne se refait pas"):
        seal(valley, ME, "Comité de mars", "copil", "copil-2")


@pytest.mark.parametrize("what", ["prepare", "decide", "seal"])
def test_a_contributor_does_not_run_the_meeting(what: str, valley: Store) -> None:
    asked = {
        "prepare": lambda: draft_agenda(valley, asking(ENFANCE), "copil", POINTS),
        "decide": lambda: take_decision(valley, asking(ENFANCE), "copil", {"title": "Oui"}),
        "seal": lambda: seal(valley, asking(ENFANCE), "Comité", "copil"),
    }
    with pytest.raises(NotAllowed):
        asked[what]()

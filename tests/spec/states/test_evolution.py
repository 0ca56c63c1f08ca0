"""What changed between two states, by worked examples: a state before, one after, and what is said of it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from ctg_core.dossier.difference import difference
from ctg_core.dossier.dossier import Dossier
from ctg_core.questions.states.evolution import Evolution, Moment, evolution
from tests.dossier.generated import dossiers
from tests.dossier.written import dossier

MARCH, NOVEMBER = date(2026, 3, 12), date(2026, 11, 22)


def between(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[Any, ...]]:
    """(matter, ref, before, after) of each change from March to November."""
    found = evolution(Moment(dossier(**before), MARCH), Moment(dossier(**after), NOVEMBER))
    return [(one.matter, one.ref, one.before, one.after) for one in found]


def action(**fields: Any) -> dict[str, Any]:
    return {"actions": [{"key": "a", "title": "Ouvrir une crèche", **fields}]}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ({"status": "in_progress"}, {"status": "done"}, ("achieved", "in_progress", "done")),
        ({"status": "not_started"}, {"status": "in_progress"}, ("started", "not_started", "in_progress")),
        ({"status": "in_progress"}, {"status": "suspended"}, ("suspended", "in_progress", "suspended")),
        ({"status": "in_progress"}, {"status": "abandoned"}, ("dropped", "in_progress", "abandoned")),
        (
            {"status": "in_progress", "progress": 40},
            {"status": "in_progress", "progress": 60},
            ("advanced", Decimal(40), Decimal(60)),
        ),
        (
            {"status": "in_progress", "progress": 40},
            {"status": "in_progress", "progress": 40},
            ("stalled", Decimal(40), Decimal(40)),
        ),
    ],
)
def test_an_action_moves_or_does_not(before: dict[str, Any], after: dict[str, Any], said: tuple[Any, ...]) -> None:
    matter, was, now = said
    assert between(action(**before), action(**after)) == [(matter, "actions/a", was, now)]


def test_an_action_done_stays_done_without_a_word() -> None:
    assert between(action(status="done"), action(status="done")) == []


def test_time_alone_makes_an_action_late() -> None:
    """Due in June: not late in March, late in November, though nobody touched it."""
    due = action(status="not_started", planned_end="2026-06")
    assert between(due, due) == [("late", "actions/a", None, "2026-06")]


def test_new_and_removed_actions() -> None:
    assert between({}, action(status="in_progress")) == [("started", "actions/a", None, "in_progress")]
    assert between(action(status="in_progress"), {}) == [("dropped", "actions/a", "in_progress", None)]


def places(*observed: tuple[str, str], **fields: Any) -> dict[str, Any]:
    values = [{"key": "b", "kind": "baseline", "period": "2022", "value": "100"}]
    values += [{"key": "t", "kind": "target", "period": "2027", "value": "120"}]
    values += [{"key": f"o-{year}", "period": year, "value": value, **fields} for year, value in observed]
    return {
        "indicators": [{"key": "i", "label": "Places", "kind": "output", "unit": "places", "direction": "increase"}],
        "indicator_values": [{"indicator": "i", **value} for value in values],
    }


def test_a_value_arrives_and_a_target_is_met() -> None:
    """The line from 100 in 2022 to 120 in 2027 asks 112 in 2025: 110 is below it. Then 120 is reached."""
    assert between(places(("2025", "110")), places(("2025", "110"), ("2026", "120"))) == [
        ("met", "indicators/i", "to_watch", "reached"),
        ("value", "indicator_values/o-2026", None, Decimal(120)),
    ]


def test_a_target_is_lost_when_a_later_value_falls_short() -> None:
    lost, value = between(places(("2025", "120")), places(("2025", "120"), ("2026", "112")))
    assert (lost[0], value[0], value[3]) == ("lost", "value", Decimal(112))


def test_a_value_that_waits_has_not_arrived() -> None:
    assert between(places(), places(("2026", "120"), state="proposed")) == []


def test_each_stage_of_money_moves_on_its_own() -> None:
    """1,000 € granted, then 400 € of them paid: two stages, two changes, the larger first."""
    line = {"key": "f", "label": "Bonus", "funder": "caf", "year": 2026, "planned_cents": 100_000}
    before = {"funding_lines": [line]}
    after = {"funding_lines": [{**line, "committed_cents": 100_000, "paid_cents": 40_000}]}
    assert between(before, after) == [
        ("money", "funding_lines/f", None, 100_000),
        ("money", "funding_lines/f", None, 40_000),
    ]


@pytest.mark.parametrize(
    ("opened", "said"),
    [("2026-06-01", ["opened"]), ("2025", []), ("2027-01", [])],
)
def test_a_place_opens_on_its_day(opened: str, said: list[str]) -> None:
    there = {"facilities": [{"key": "e", "name": "Les Lucioles", "type": "eaje", "opened": opened}]}
    assert [one[0] for one in between(there, there)] == said


def test_a_decision_is_executed_or_missed() -> None:
    due = {"key": "d", "title": "Notifier le bonus", "due": "2026-06-30"}
    assert between({"decisions": [due]}, {"decisions": [due]}) == [("missed", "decisions/d", "2026-06-30", None)]
    done = {**due, "executed_on": "2026-05-02"}
    assert between({"decisions": [due]}, {"decisions": [done]}) == [("executed", "decisions/d", None, "2026-05-02")]


@settings(max_examples=15)
@given(dossiers())
def test_a_state_differs_from_itself_in_nothing(one: Dossier) -> None:
    moment = Moment(one, MARCH)
    assert evolution(moment, moment) == ()


@settings(max_examples=15)
@given(dossiers(), dossiers())
def test_money_there_and_back_is_a_mirror(one: Dossier, other: Dossier) -> None:
    def money(found: tuple[Evolution, ...]) -> set[tuple[Any, ...]]:
        return {(item.ref, item.what, item.before, item.after) for item in found if item.matter == "money"}

    there = money(evolution(Moment(one, MARCH), Moment(other, MARCH)))
    back = money(evolution(Moment(other, MARCH), Moment(one, MARCH)))
    assert there == {(ref, what, after, before) for ref, what, before, after in back}


@settings(max_examples=15)
@given(dossiers(), dossiers())
def test_what_is_told_is_in_the_difference(one: Dossier, other: Dossier) -> None:
    """On one same day, nothing is said of a row that is the same on both sides."""
    changed = {f"{change.collection}/{change.key}" for change in difference(one, other)}
    steps = {f"actions/{step.action}" for side in (one, other) for step in side.rows["action_steps"]}  # type: ignore[attr-defined]
    values = {f"indicators/{value.indicator}" for side in (one, other) for value in side.rows["indicator_values"]}  # type: ignore[attr-defined]
    found = evolution(Moment(one, MARCH), Moment(other, MARCH))
    assert {item.ref for item in found} <= changed | steps | values

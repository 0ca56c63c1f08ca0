"""Worked examples: the numbers of each part of a small plan, and the calendar of its actions, done by hand."""

from datetime import date
from decimal import Decimal

import pytest

from ctg_core.questions.plan.calendar import ALL, LATE, THIS_YEAR, calendar_rows, chosen
from ctg_core.questions.plan.progress import mean_formula, plan_progress
from tests.questions.plan.asked_plan import DAY, NODES, asked


def test_each_part_counts_what_is_below_it() -> None:
    plan = asked(plan_progress)
    axe_1, axe_2 = plan.roots
    # Axe 1: 6 announced less 1 abandoned = 5 expected; 100 and 25 known; 6 - 4 described = 2 unlisted.
    assert (axe_1.tally.listed, axe_1.tally.expected, axe_1.tally.unlisted) == (4, 6 - 1, 6 - 4)
    # 2 of 5 is less than half: 125 points are known, no mean is said.
    assert (axe_1.tally.points, axe_1.tally.mean) == (100 + 25, None)
    assert (axe_1.tally.measured, axe_1.tally.late) == (2, 1)
    # Axe 2: only one of its two is known.
    assert (axe_2.tally.mean, axe_2.tally.measured, axe_2.tally.expected) == (40, 1, 2)
    # The whole: 100 + 25 + 40 points on 3 of 5 + 2 actions, less than half again.
    assert (plan.tally.points, plan.tally.measured, plan.tally.expected) == (165, 3, 5 + 2)
    assert plan.tally.mean is None


def test_meteo_is_that_of_open_actions_only() -> None:
    plan = asked(plan_progress)
    assert plan.tally.by_confidence == {"sun": 1, "cloud": 0, "storm": 1}
    assert plan.tally.open == 6 - 1 - 1


def test_a_mean_says_how_it_is_obtained() -> None:
    plan = asked(plan_progress)
    assert plan.roots[0].mean_card.formula.startswith("Avancement connu de trop peu d’actions")
    assert plan.roots[0].mean_card.coverage.startswith("2 des 5 actions")
    announced = [{**NODES[0], "declared_actions": 5}, *NODES[1:]]  # 4 expected: 2 of 4 is half
    assert asked(plan_progress, plan_nodes=announced).roots[0].mean_card.formula == "(100 + 25) ÷ 2 = 63\u202f%."
    assert plan.roots[0].late_card.formula.endswith("b Relais.")
    assert mean_formula([]).startswith("Aucun avancement connu")
    assert mean_formula([Decimal(7)]) == "Un seul avancement connu\u202f: 7\u202f%."
    assert mean_formula([Decimal(50)] * 13) == "Somme des 13 avancements connus (650) ÷ 13 = 50\u202f%."


def test_the_way_down_to_a_part() -> None:
    plan = asked(plan_progress)
    assert [node.key for node in plan.path_to("obj-1-1")] == ["axe-1", "obj-1-1"]
    assert plan.path_to("axe-9") == ()
    assert [action.row.key for action in plan.roots[0].all_actions()] == ["c", "d", "a", "b"]


def test_the_calendar_draws_what_is_dated_and_no_more() -> None:
    rows = {row.action.row.key: row for row in calendar_rows(asked(plan_progress), DAY)}
    assert set(rows) == set("abcdef")
    assert rows["b"].planned == (date(2026, 1, 1), date(2026, 6, 30))
    assert rows["b"].overrun == (date(2026, 6, 30), DAY)
    assert (DAY - date(2026, 6, 30)).days == 145
    assert rows["a"].carried_out == (date(2025, 1, 1), date(2025, 12, 31))
    assert rows["d"].carried_out is None
    assert rows["f"].overrun is None


@pytest.mark.parametrize(("which", "keys"), [(ALL, "cdabef"), (LATE, "b"), (THIS_YEAR, "db")])
def test_the_calendar_shows_what_is_chosen(which: str, keys: str) -> None:
    rows = calendar_rows(asked(plan_progress), DAY)
    assert "".join(row.action.row.key for row in chosen(rows, which, DAY)) == keys


def test_an_open_action_goes_on_to_the_day_looked_at_and_not_beyond() -> None:
    action = {"key": "x", "title": "X", "status": "in_progress", "planned_end": "2027-12", "actual_start": "2024-05"}
    future = {**action, "key": "y", "actual_start": "2027-02"}
    started, to_come = calendar_rows(asked(plan_progress, actions=[action, future], action_steps=[]), DAY)
    assert started.carried_out == (date(2024, 5, 1), DAY)
    assert to_come.carried_out is None

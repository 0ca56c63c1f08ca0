"""Worked examples and laws: how far actions have got, and what a mean of them may say."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctg_core.model.action import Action
from ctg_core.questions.plan.progress import (
    STATUS_ORDER,
    UNKNOWN,
    ActionLine,
    Tally,
    action_progress,
    is_due_soon,
    is_late,
    total,
)
from ctg_core.questions.plan.words import mean_sentence
from ctg_core.questions.provenance.card import Card

DAY = date(2026, 11, 22)


def action(progress: Decimal | int | None, status: str = "in_progress", *, late: bool = False) -> ActionLine:
    return ActionLine(
        row=Action(convention="essai", key="a", title="Une action"),
        status=status,
        progress=None if progress is None else Decimal(progress),
        late=late,
        due_soon=False,
        card=Card("actions/a", "Une action", "fait"),
    )


def tally(*actions: ActionLine, declared: int | None = None) -> Tally:
    return total([], actions, declared)


def test_steps_come_before_what_is_declared_and_before_the_status() -> None:
    assert action_progress("in_progress", 90, steps_done=3, steps=4) == Decimal(100) * 3 / 4
    assert action_progress("done", None, steps_done=0, steps=2) == 0


def test_without_steps_the_declared_percentage_comes_before_the_status() -> None:
    assert action_progress("in_progress", 30, 0, 0) == 30
    assert action_progress("not_started", 0, 0, 0) == 0
    assert action_progress("done", 80, 0, 0) == 80


@pytest.mark.parametrize(
    ("status", "progress"),
    [("done", 100), ("not_started", 0), ("in_progress", None), ("suspended", None), ("abandoned", None), (None, None)],
)
def test_the_status_alone_tells_only_the_two_ends(status: str | None, progress: int | None) -> None:
    assert action_progress(status, None, 0, 0) == progress


@pytest.mark.parametrize(
    ("planned_end", "late"),
    [
        ("2026-11-21", True),
        ("2026-11-22", False),  # the day itself is not yet past
        ("2026-11", False),  # November ends on the 30th
        ("2026-10", True),
        ("2026-S2", False),
        ("2026", False),
        ("2025", True),
        (None, False),
    ],
)
def test_an_action_is_late_once_the_last_day_its_date_may_mean_has_passed(planned_end: str | None, late: bool) -> None:
    assert is_late("in_progress", planned_end, DAY) is late


@pytest.mark.parametrize("status", ["done", "abandoned"])
def test_what_is_closed_is_neither_late_nor_due(status: str) -> None:
    assert not is_late(status, "2020", DAY)
    assert not is_due_soon(status, "2026-12", DAY)


@pytest.mark.parametrize("status", ["not_started", "in_progress", "suspended", None])
def test_what_is_not_closed_can_be_late_even_of_unknown_status(status: str | None) -> None:
    assert is_late(status, "2020", DAY)


@pytest.mark.parametrize(("days", "soon"), [(-1, False), (0, True), (1, True), (89, True), (90, True), (91, False)])
def test_due_soon_is_within_ninety_days(days: int, soon: bool) -> None:
    assert is_due_soon("in_progress", (DAY + timedelta(days)).isoformat(), DAY) is soon


def test_due_soon_needs_a_date() -> None:
    assert not is_due_soon("in_progress", None, DAY)


def test_the_mean_says_what_it_is_calculated_on() -> None:
    """9 of the 12 actions are known: (6 × 50 + 3 × 74) ÷ 9 = 58."""
    found = tally(*[action(50)] * 6, *[action(74)] * 3, *[action(None)] * 3)
    assert found.mean == Decimal(6 * 50 + 3 * 74) / 9 == 58
    assert (found.measured, found.expected) == (9, 12)
    assert mean_sentence(found) == "58\u202f% d’avancement moyen, calculé sur 9 des 12 actions"


def test_abandoned_actions_count_neither_in_the_mean_nor_in_the_coverage() -> None:
    found = tally(action(40), action(60), action(0, "abandoned"))
    assert found.mean == Decimal(40 + 60) / 2
    assert (found.measured, found.expected, found.listed) == (2, 2, 3)
    assert found.by_status["abandoned"] == 1


def test_announced_actions_that_no_document_lists_count_in_the_coverage_and_never_in_the_mean() -> None:
    """7 announced, 4 described and done: 100 % on 4 of 7, not 4 ÷ 7 = 57 %; with 3 of 7, less than half, no mean."""
    found = tally(*[action(100, "done")] * 4, declared=7)
    assert (found.mean, found.measured, found.expected, found.unlisted) == (100, 4, 7, 3)
    few = tally(*[action(100, "done")] * 3, declared=7)
    assert (few.points, few.mean) == (300, None)
    assert mean_sentence(few) == "Avancement connu de 3 des 7 actions, trop peu pour une moyenne"


def test_a_part_that_tells_no_number_where_another_announces_its_own_leaves_the_whole_unknown() -> None:
    """8 of 8 known in one axis that announced 10, nothing told by the other: nobody knows of how many."""
    known = tally(*[action(100, "done")] * 8, declared=10)
    assert total([known, tally()], ()).mean is None
    assert total([known, tally()], (), declared=10).mean == 100
    assert total([tally(action(100, "done")), tally()], ()).mean == 100  # listed, nothing announced beside it


def test_an_abandoned_action_is_one_of_those_announced() -> None:
    found = tally(action(50), action(None, "abandoned"), declared=5)
    assert (found.expected, found.unlisted) == (5 - 1, 5 - 2)


def test_more_actions_listed_than_announced_are_all_counted() -> None:
    found = tally(action(50), action(50), action(50), declared=2)
    assert (found.expected, found.unlisted) == (3, 0)


def test_an_axis_counts_what_each_of_its_parts_announces() -> None:
    """3 announced in one objective, 4 in the other; the axis itself announces 10."""
    parts = [tally(action(20), declared=3), tally(action(60), action(None), declared=4)]
    assert total(parts, ()).expected == 3 + 4
    assert total(parts, (), declared=10).expected == 10
    assert (total(parts, ()).points, total(parts, ()).measured) == (20 + 60, 2)


def test_the_mean_of_an_axis_weighs_actions_and_not_objectives() -> None:
    """One objective of three actions done, one of a single action not started: 75 %, not 50 %."""
    parts = [tally(*[action(100, "done")] * 3), tally(action(0, "not_started"))]
    assert total(parts, ()).mean == Decimal(3 * 100 + 0) / 4


def test_nothing_known_gives_no_mean_and_says_so() -> None:
    for found in (tally(), tally(action(None), action(None)), tally(declared=4), tally(action(50, "abandoned"))):
        assert found.mean is None
        assert mean_sentence(found) == "Avancement non documenté"


def test_nothing_done_is_a_known_zero() -> None:
    assert tally(action(0, "not_started")).mean == 0


percentages = st.integers(min_value=0, max_value=100).map(Decimal)
actions = st.builds(action, st.none() | percentages, st.sampled_from(STATUS_ORDER), late=st.booleans())
plans = st.lists(actions, max_size=12).map(tuple)
CLOSE = Decimal("1e-20")


def counts(found: Tally) -> list[int]:
    return [*found.by_status.values(), found.listed, found.expected, found.measured, found.late]


@given(plans, st.data())
def test_narrowing_never_adds(plan: tuple[ActionLine, ...], data: st.DataObject) -> None:
    kept = tuple(line for line in plan if data.draw(st.booleans()))
    assert all(part <= whole for part, whole in zip(counts(tally(*kept)), counts(tally(*plan)), strict=True))


@given(st.lists(plans, max_size=5), plans)
def test_parts_sum_to_their_whole(parts: list[tuple[ActionLine, ...]], rest: tuple[ActionLine, ...]) -> None:
    by_parts = total([tally(*part) for part in parts], rest)
    at_once = tally(*[line for part in parts for line in part], *rest)
    assert counts(by_parts) == counts(at_once)
    assert by_parts.points == at_once.points
    assert by_parts.mean == at_once.mean


@given(plans)
def test_unknown_never_becomes_zero(plan: tuple[ActionLine, ...]) -> None:
    before, after = tally(*plan), tally(*plan, action(None, UNKNOWN))
    assert (after.points, after.measured) == (before.points, before.measured)
    assert after.mean in (before.mean, None)
    assert after.expected == before.expected + 1


@given(plans)
def test_the_mean_lies_between_the_lowest_and_the_highest_known(plan: tuple[ActionLine, ...]) -> None:
    known = [line.progress for line in plan if line.progress is not None and line.status != "abandoned"]
    found = tally(*plan)
    if found.mean is None:
        assert not known or 2 * len(known) < found.expected
    else:
        assert min(known) - CLOSE <= found.mean <= max(known) + CLOSE


@given(plans, st.integers(min_value=0, max_value=30))
def test_every_action_has_one_status_and_none_is_lost(plan: tuple[ActionLine, ...], declared: int) -> None:
    found = tally(*plan, declared=declared)
    assert sum(found.by_status.values()) == found.listed == len(plan)
    assert found.measured <= found.listed - found.by_status["abandoned"] <= found.expected
    assert found.unlisted == max(declared - len(plan), 0)


@given(st.sampled_from([*STATUS_ORDER[:-1], None]), st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_late_and_due_soon_never_at_once(status: str | None, end: date) -> None:
    assert not (is_late(status, end.isoformat(), DAY) and is_due_soon(status, end.isoformat(), DAY))

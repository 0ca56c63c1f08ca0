"""Which ratios pass: rounded as they are printed, at the goal included."""

import pytest

from benchmarks.goals import GOALS, missed, steady
from benchmarks.series import TIMES


@pytest.mark.parametrize(("ratio", "verdict"), [(1.15, False), (1.154, False), (1.156, True)])
def test_a_goal_is_met_up_to_itself(ratio: float, verdict: bool) -> None:
    assert missed("light", "warm answer", ratio) is verdict


def test_what_has_no_goal_is_never_missed() -> None:
    assert not missed("map", "cold answer", 99)


@pytest.mark.parametrize(("ratio", "verdict"), [(0.94, False), (0.95, True), (1.0, True), (1.05, True), (1.06, False)])
def test_hello_must_equal_itself_within_a_twentieth(ratio: float, verdict: bool) -> None:
    assert steady(ratio) is verdict


def test_every_goal_is_about_a_time_we_take() -> None:
    assert {name for goals in GOALS.values() for name in goals} <= set(TIMES)

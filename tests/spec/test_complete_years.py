"""Worked examples: which years are complete, and so which one a ratio rests on."""

from datetime import date

import pytest

from ctg_core.questions.complete_years import complete_periods, is_over

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("period", "over"),
    [
        ("2025", True),
        ("2026", False),
        ("2026-S1", True),
        ("2026-11", False),
        ("2026-11-21", True),
        ("2026-11-22", False),
    ],
)
def test_a_period_is_over_once_its_last_day_has_passed(period: str, over: bool) -> None:
    assert is_over(period, DAY) is over


@pytest.mark.parametrize(
    ("known", "complete"),
    [
        ({"2023": 36, "2024": 43, "2025": 44, "2026": 1}, ("2023", "2024", "2025")),  # 2026 is not over
        ({"2023": 36, "2024": 43, "2025": 1}, ("2023", "2024")),  # 2 × 1 < 43
        ({"2023": 10, "2024": 43}, ("2023", "2024")),  # what grows is never taken for incomplete
        ({"2024": 8, "2025": 5}, ("2024", "2025")),  # 2 × 5 > 8
        ({"2024": 2, "2025": 1}, ("2024",)),  # 2 × 1 = 2: one of two is not more than half
        ({"2022": 40, "2023": 3, "2024": 25}, ("2022", "2024")),  # 2 × 3 < 40 and 2 × 25 > 40
        ({"2025": 0, "2024": 2}, ("2024",)),
        ({"2026": 12}, ()),
        ({}, ()),
    ],
)
def test_a_period_is_complete_when_it_is_over_and_has_most_of_those_before(
    known: dict[str, int], complete: tuple[str, ...]
) -> None:
    assert complete_periods(known, DAY) == complete

"""Worked examples: for which period a value is due, and when silence has lasted too long."""

from datetime import date

import pytest

from ctg_core.model.dates import months_before
from ctg_core.questions.actions.news import is_silent, latest_news
from ctg_core.questions.entry.due import is_past
from ctg_core.questions.entry.due_periods import due_period, periods_before

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("periodicity", "day", "period"),
    [
        (None, TODAY, "2025"),  # 2026 is not over
        ("annuelle", date(2026, 1, 1), "2025"),  # over since the day before
        ("annuelle", date(2025, 12, 31), "2024"),  # its last day is not over
        ("par année scolaire", TODAY, "2025"),
        ("semestrielle", TODAY, "2026-S1"),
        ("trimestrielle", TODAY, "2026-Q3"),
        ("mensuelle", TODAY, "2026-10"),
        ("annuelle", date(2029, 3, 1), "2027"),  # the convention ended in 2027
        ("annuelle", date(2023, 6, 1), None),  # its first year is not over
        ("semestrielle", date(2023, 7, 1), "2023-S1"),
    ],
)
def test_the_last_complete_period_within_the_convention(periodicity: str | None, day: date, period: str | None) -> None:
    assert due_period(periodicity, "2023", "2027", day) == period


@pytest.mark.parametrize(
    ("day", "period"),
    [(date(2025, 6, 1), None), (TODAY, "2025"), (date(2027, 12, 31), "2025"), (date(2028, 1, 1), "2027")],
)
def test_at_mid_term_then_at_the_end(day: date, period: str | None) -> None:
    """2023 to 2027: (2023 + 2027) ÷ 2 = 2025, then 2027."""
    assert due_period("à mi-parcours et en fin", "2023", "2027", day) == period


def test_without_a_documented_period_the_last_year_is_asked() -> None:
    assert due_period(None, None, None, TODAY) == "2025"


def test_the_periods_before_are_of_the_same_length() -> None:
    assert periods_before("2025", 2) == ("2023", "2024")
    assert periods_before("2026-S1", 3) == ("2024-S2", "2025-S1", "2025-S2")
    assert periods_before("2026-Q1", 2) == ("2025-Q3", "2025-Q4")
    assert periods_before("2026-01", 1) == ("2025-12",)


@pytest.mark.parametrize(
    ("day", "before"),
    [(TODAY, date(2026, 5, 22)), (date(2026, 8, 31), date(2026, 2, 28)), (date(2026, 3, 15), date(2025, 9, 15))],
)
def test_six_months_before_a_day(day: date, before: date) -> None:
    assert months_before(day, 6) == before


@pytest.mark.parametrize(
    ("status", "last", "silent"),
    [
        ("in_progress", date(2026, 5, 22), False),  # six months to the day
        ("in_progress", date(2026, 5, 21), True),
        ("in_progress", None, True),
        ("not_started", None, False),
        ("done", date(2024, 1, 1), False),
    ],
)
def test_an_action_under_way_speaks_every_six_months(status: str, last: date | None, silent: bool) -> None:
    assert is_silent(status, last, TODAY) is silent


def test_the_latest_news_counts_at_its_last_day() -> None:
    """ "2026-08" is August, to its end; an instant counts by its day."""
    assert latest_news(["2026-08", "2026-08-12T10:00:00Z", None]) == date(2026, 8, 31)
    assert latest_news([None]) is None


@pytest.mark.parametrize(
    ("due", "done", "past"),
    [("2026-11", None, False), ("2026-10", None, True), ("2026-10", "2026-11-02", False), (None, None, False)],
)
def test_a_step_is_past_after_the_last_day_its_date_may_mean(due: str | None, done: str | None, past: bool) -> None:
    assert is_past(due, done, TODAY) is past

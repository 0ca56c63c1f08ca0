"""Worked examples: where a step stands on a day. What was only planned is never taken for done."""

from datetime import date

import pytest

from ctg_core.questions.timing import CURRENT, EXPECTED, PAST, TO_COME, UNDATED, UNDOCUMENTED, bounds, state_on
from ctg_core.questions.timing_words import state_words

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("start", "end", "confirmed", "planned"),
    [
        # 21 November is over on the 22nd.
        ("2026-11-21", None, PAST, UNDOCUMENTED),
        # The very day: not over yet.
        ("2026-11-22", None, CURRENT, EXPECTED),
        ("2026-11-23", None, TO_COME, TO_COME),
        # "2026" runs to 31 December: nobody may say that it has passed.
        ("2026", None, CURRENT, EXPECTED),
        ("2025", None, PAST, UNDOCUMENTED),
        # "October 2026" ended on the 31st, "November 2026" ends on the 30th.
        ("2026-10", None, PAST, UNDOCUMENTED),
        ("2026-11", None, CURRENT, EXPECTED),
        # Third quarter: to 30 September. Second half-year: to 31 December.
        ("2026-Q3", None, PAST, UNDOCUMENTED),
        ("2026-S2", None, CURRENT, EXPECTED),
        # A period is judged by its last day: 2023-2026 is not over, June to October 2023 is.
        ("2023", "2026", CURRENT, EXPECTED),
        ("2023-06", "2023-10", PAST, UNDOCUMENTED),
        ("2027-01", "2027-06", TO_COME, TO_COME),
        # A deadline alone, with no start.
        (None, "2022-12-31", PAST, UNDOCUMENTED),
        (None, "2027", TO_COME, TO_COME),
        (None, None, UNDATED, UNDATED),
    ],
)
def test_state_on_22_november_2026(start: str | None, end: str | None, confirmed: str, planned: str) -> None:
    assert state_on(DAY, start, end, "confirmed") == confirmed
    assert state_on(DAY, start, end, "planned") == planned


def test_a_date_whose_certainty_no_document_tells_is_not_past_either() -> None:
    assert state_on(DAY, "2021-11-09", None, None) == UNDOCUMENTED


def test_a_planned_date_gone_by_reads_as_planned() -> None:
    assert state_words(UNDOCUMENTED, "planned") == "prévu, réalisation non documentée"


@pytest.mark.parametrize("state", [CURRENT, EXPECTED, PAST, TO_COME, UNDATED, UNDOCUMENTED])
def test_no_word_for_a_planned_step_says_that_it_was_done(state: str) -> None:
    if state not in (CURRENT, PAST):  # states that a planned step never has
        assert state_words(state, "planned").startswith("prévu")


def test_bounds_cover_all_that_the_two_dates_may_mean() -> None:
    assert bounds("2022-06", "2022-10") == (date(2022, 6, 1), date(2022, 10, 31))
    assert bounds("2023-S1", None) == (date(2023, 1, 1), date(2023, 6, 30))
    assert bounds(None, "2024-Q1") == (date(2024, 1, 1), date(2024, 3, 31))

"""Worked examples: from a baseline to a target, where an indicator stands at the date of its last value."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctg_core.questions.indicators.attainment import (
    GOING_BACK,
    NO_DATA,
    ON_TRACK,
    REACHED,
    TO_WATCH,
    Attainment,
    Point,
    attainment,
    ratio_of,
)

# 40 places in 2022, 60 wanted in 2026: 5 more a year, all else being equal.
BASELINE, TARGET = Point("2022", Decimal(40)), Point("2026", Decimal(60))


def places(period: str, value: int) -> Attainment:
    return attainment("increase", BASELINE, TARGET, Point(period, Decimal(value)))


def test_what_is_covered_is_measured_from_the_baseline() -> None:
    assert places("2024", 52).rate == Decimal(52 - 40) / (60 - 40)


def test_the_straight_line_says_what_to_expect_at_that_date() -> None:
    """31 December 2022 to 31 December 2026 is 1 461 days; 31 December 2024 is day 731."""
    assert places("2024", 52).expected == Decimal(731) / 1461


@pytest.mark.parametrize(
    ("value", "state"),
    [
        (39, GOING_BACK),  # below the 40 it started from
        (40, TO_WATCH),  # nothing gained at mid-term
        (50, TO_WATCH),  # (50 − 40) ÷ (60 − 40) = 0,5000 for 0,5003 expected: 2024 is a leap year
        (51, ON_TRACK),  # 11 ÷ 20 = 0,55
        (59, ON_TRACK),
        (60, REACHED),
        (66, REACHED),
    ],
)
def test_an_increase_at_mid_term(value: int, state: str) -> None:
    assert places("2024", value).state == state


def test_a_target_may_be_passed() -> None:
    assert places("2026", 66).rate == Decimal(66 - 40) / (60 - 40) == Decimal("1.3")


def test_on_the_day_of_the_baseline_nothing_is_asked_yet() -> None:
    assert places("2022", 40) == Attainment(ON_TRACK, Decimal(0), Decimal(0))


def test_past_its_date_a_target_asks_for_everything_and_no_more() -> None:
    found = places("2028", 58)
    assert (found.state, found.expected) == (TO_WATCH, Decimal(1))


def test_a_partial_date_counts_at_its_last_day() -> None:
    assert places("2024-S1", 50).expected == places("2024-06", 50).expected == places("2024-06-30", 50).expected


@pytest.mark.parametrize(
    ("value", "state"),
    [(32, GOING_BACK), (30, TO_WATCH), (26, TO_WATCH), (24, ON_TRACK), (20, REACHED), (18, REACHED)],
)
def test_a_decrease_goes_the_other_way(value: int, state: str) -> None:
    """30 % of requests without an answer in 2022, 20 % wanted in 2026; at mid-term the line is at 25 %."""
    baseline, target = Point("2022", Decimal(30)), Point("2026", Decimal(20))
    assert attainment("decrease", baseline, target, Point("2024", Decimal(value))).state == state


def test_a_decrease_is_measured_the_same_way() -> None:
    baseline, target = Point("2022", Decimal(30)), Point("2026", Decimal(20))
    found = attainment("decrease", baseline, target, Point("2024", Decimal(26)))
    assert found.rate == Decimal(26 - 30) / (20 - 30) == Decimal("0.4")


@pytest.mark.parametrize(
    ("value", "state"),
    [("0.74", TO_WATCH), ("0.75", REACHED), ("0.80", REACHED), ("0.85", REACHED), ("0.86", TO_WATCH)],
)
def test_maintaining_is_staying_within_a_tolerance_both_ways(value: str, state: str) -> None:
    """Target 0.80, tolerance 0.05: from 0.80 − 0.05 to 0.80 + 0.05, ends included."""
    target = Point("2026", Decimal("0.80"))
    found = attainment("maintain", None, target, Point("2024", Decimal(value)), Decimal("0.05"))
    assert (found.state, found.rate, found.expected) == (state, None, None)


def test_maintaining_without_a_target_is_keeping_the_baseline() -> None:
    found = attainment("maintain", Point("2022", Decimal(100)), None, Point("2024", Decimal(97)), Decimal(3))
    assert found.state == REACHED


def test_maintaining_cannot_be_judged_without_a_tolerance_or_a_reference() -> None:
    last = Point("2024", Decimal(97))
    assert attainment("maintain", BASELINE, None, last, None).state == NO_DATA
    assert attainment("maintain", None, None, last, Decimal(3)).state == NO_DATA


@pytest.mark.parametrize(
    ("direction", "value", "state"),
    [
        ("increase", 41, REACHED),
        ("increase", 40, REACHED),
        ("increase", 39, GOING_BACK),
        ("decrease", 41, GOING_BACK),
        ("decrease", 40, REACHED),
    ],
)
def test_a_target_equal_to_the_baseline_leaves_no_way_to_divide_by(direction: str, value: int, state: str) -> None:
    found = attainment(direction, BASELINE, Point("2026", Decimal(40)), Point("2024", Decimal(value)))
    assert found == Attainment(state)


def test_a_target_behind_the_baseline_is_reached_and_has_no_rate() -> None:
    """To increase, from 40 to a target of 30: 35 is past it, and 50 % of the way would mean nothing."""
    found = attainment("increase", BASELINE, Point("2026", Decimal(30)), Point("2024", Decimal(35)))
    assert found == Attainment(REACHED)


def test_nothing_is_said_without_a_direction_or_one_of_the_three_values() -> None:
    last = Point("2024", Decimal(52))
    assert attainment("none", BASELINE, TARGET, last) == Attainment(NO_DATA)
    assert attainment("increase", None, TARGET, last) == Attainment(NO_DATA)
    assert attainment("increase", BASELINE, None, last) == Attainment(NO_DATA)
    assert attainment("increase", BASELINE, TARGET, None) == Attainment(NO_DATA)


def test_a_value_older_than_the_baseline_says_nothing_of_what_was_done_since() -> None:
    assert places("2021", 55) == Attainment(NO_DATA)


def test_a_rate_over_several_communes_adds_the_terms_and_never_averages_the_rates() -> None:
    """90 places for 100 children in town, 1 for 10 in the village: 91 for 110, not (90 % + 10 %) ÷ 2 = 50 %."""
    found = ratio_of([(Decimal(90), Decimal(100)), (Decimal(1), Decimal(10))])
    assert found == Decimal(90 + 1) / (100 + 10)
    assert found != (Decimal("0.9") + Decimal("0.1")) / 2


def test_a_place_that_lacks_a_term_is_left_out_and_not_counted_as_zero() -> None:
    known = (Decimal(90), Decimal(100))
    assert ratio_of([known, (None, Decimal(10)), (Decimal(1), None)]) == Decimal(90) / 100


def test_a_place_with_nobody_changes_nothing() -> None:
    assert ratio_of([(Decimal(90), Decimal(100)), (Decimal(0), Decimal(0))]) == Decimal(90) / 100


def test_no_known_place_gives_no_rate() -> None:
    assert ratio_of([]) is None
    assert ratio_of([(Decimal(0), Decimal(0)), (None, None)]) is None


def test_no_birth_out_of_ten_is_a_known_zero() -> None:
    assert ratio_of([(Decimal(0), Decimal(10))]) == 0


counts = st.integers(min_value=1, max_value=10_000).map(Decimal)


@given(st.lists(st.tuples(counts, counts), min_size=1, max_size=20))
def test_a_rate_over_places_lies_between_the_lowest_and_the_highest(parts: list[tuple[Decimal, Decimal]]) -> None:
    rates = [above / below for above, below in parts]
    found = ratio_of([*parts])
    assert found is not None
    assert min(rates) - Decimal("1e-20") <= found <= max(rates) + Decimal("1e-20")


values = st.integers(min_value=-1000, max_value=1000).map(Decimal)


@given(values, values, values)
def test_a_decrease_is_an_increase_seen_in_a_mirror(baseline: Decimal, target: Decimal, last: Decimal) -> None:
    up = attainment("increase", Point("2022", baseline), Point("2026", target), Point("2024", last))
    down = attainment("decrease", Point("2022", -baseline), Point("2026", -target), Point("2024", -last))
    assert up == down

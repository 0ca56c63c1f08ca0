"""Worked examples on the living convention: each figure by hand from the values of its story."""

from datetime import date
from decimal import Decimal

import pytest

from ctg_core.questions.indicators.attainment import GOING_BACK, NO_DATA, ON_TRACK, REACHED, TO_WATCH
from ctg_core.questions.indicators.sheet import IndicatorSheet, indicator_sheet
from ctg_core.questions.selection import Selection
from ctg_core.store.store import Store

# From 31 December 2022 to 31 December 2027, and how many of those days are gone on 31 December 2025.
DAYS, GONE = 1826, 1096


@pytest.fixture
def followed(shipped_store: Store) -> dict[str, IndicatorSheet]:
    with shipped_store.reading() as session:
        selection = Selection("val-d-exemple", date(2026, 11, 22))
        codes = ("PE01", "PE04", "PE05", "PE06", "PE07", "PE08", "PE10", "EN01", "JE01", "PA05", "LO02", "AV01")
        found = {code: indicator_sheet(session, selection, code) for code in codes}
    return {code: sheet for code, sheet in found.items() if sheet}


@pytest.mark.parametrize(
    ("code", "state", "rate", "line"),
    [
        # 96.1 places for 100 children in 2022, 104 wanted in 2027, 100.7 in 2025: past 100, and just short of the line.
        ("PE01", TO_WATCH, Decimal("4.6") / Decimal("7.9"), Decimal("96.1") + Decimal("7.9") * GONE / DAYS),
        # 75 places, 101 wanted, 77 today: two more, where the line asks 15.6 more.
        ("PE04", TO_WATCH, Decimal(77 - 75) / (101 - 75), 75 + Decimal(26) * GONE / DAYS),
        # 18 % of requests unanswered, 8 % wanted: back to 18 %, where the line asks 12 %.
        ("PE10", TO_WATCH, Decimal(0), 18 - Decimal(10) * GONE / DAYS),
        # 178 places, 202 wanted, 158 today.
        ("EN01", GOING_BACK, Decimal(158 - 178) / (202 - 178), 178 + Decimal(24) * GONE / DAYS),
        # 148 young people, 230 wanted, 212 today.
        ("JE01", ON_TRACK, Decimal(212 - 148) / (230 - 148), 148 + Decimal(82) * GONE / DAYS),
        # One structure, two wanted, two today.
        ("AV01", REACHED, Decimal(1), 1 + Decimal(1) * GONE / DAYS),
    ],
)
def test_a_state_from_its_baseline_target_and_last_value(
    followed: dict[str, IndicatorSheet], code: str, state: str, rate: Decimal, line: Decimal
) -> None:
    found = followed[code].line
    assert found.line is not None
    assert (found.state, found.attainment.rate, round(found.line, 9)) == (state, rate, round(line, 9))


def test_a_baseline_of_2023_shortens_the_way(followed: dict[str, IndicatorSheet]) -> None:
    """From 0 % at the end of 2023 to 34.7 % at the end of 2027, 1 461 days, of which 731 are gone."""
    found = followed["PE05"].line
    assert found.attainment.expected == Decimal(731) / 1461


def test_child_minders_to_maintain_are_too_few(followed: dict[str, IndicatorSheet]) -> None:
    """84 for 96 wanted, 5 tolerated: 12 too few."""
    assert followed["PE08"].line.state == TO_WATCH
    assert followed["PE08"].line.line is None


def test_a_value_without_a_baseline_is_shown_and_not_judged(followed: dict[str, IndicatorSheet]) -> None:
    found = followed["PA05"].line
    assert found.last
    assert (found.state, found.last.value) == (NO_DATA, Decimal("63.1"))


def test_a_proposed_value_waits(followed: dict[str, IndicatorSheet]) -> None:
    """21 households in 2024 are judged; the 23 of 2025 are only proposed."""
    found = followed["LO02"].line
    assert found.last
    assert (found.last.period, found.last.value) == ("2024", 21)
    assert [(one.period, one.value) for one in found.proposed] == [("2025", 23)]


def test_a_rate_of_three_facilities_adds_their_hours(followed: dict[str, IndicatorSheet]) -> None:
    (places,) = followed["PE06"].breakdowns
    together = places.at("2025")
    assert together
    assert together.value == Decimal(100) * (65120 + 35750 + 19536) / (88000 + 55000 + 26400)
    assert (together.numerator, together.denominator, together.known, together.there) == (120406, 169400, 3, 3)


def test_a_facility_that_did_not_answer_is_left_out_and_said(followed: dict[str, IndicatorSheet]) -> None:
    (places,) = followed["PE07"].breakdowns
    together = places.at("2025")
    assert together
    assert together.value == Decimal(100) * (65120 + 19536) / (60018 + 18260)
    assert (together.known, together.there) == (2, 3)


def test_communes_add_up_to_the_whole(followed: dict[str, IndicatorSheet]) -> None:
    (communes,) = followed["PE08"].breakdowns
    together = communes.at("2025")
    assert together
    assert together.value == 26 + 14 + 12 + 7 + 5 + 6 + 5 + 3 + 2 + 2 + 1 + 1 == 84
    assert len(communes.places) == 12


def test_young_people_met_in_two_places_are_not_added(followed: dict[str, IndicatorSheet]) -> None:
    """164 and 74, some of them the same: 212 in all, as recorded."""
    (places,) = followed["JE01"].breakdowns
    assert places.together == ()

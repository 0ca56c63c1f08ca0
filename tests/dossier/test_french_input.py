"""What people type is read as they mean it, or refused with what to write."""

from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctg_core.dossier.french_input import Unreadable, read_cents, read_date, read_number
from ctg_core.model.dates import span
from ctg_core.model.french import euros, number


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1234", "1234"),
        ("1 234,5", "1234.5"),
        ("1\u202f234,50", "1234.50"),
        ("1\u00a0234\u00a0567", "1234567"),
        (" 63,4 ", "63.4"),
        ("63.4", "63.4"),
        ("0,125", "0.125"),
        ("-3", "-3"),
        ("−3,2", "-3.2"),
        ("(12)", "-12"),
        ("12,3456", "12.3456"),
    ],
)
def test_numbers_are_read_as_written(typed: str, read: str) -> None:
    found = read_number(typed)
    assert (found, str(found)) == (Decimal(read), read)


@pytest.mark.parametrize("typed", ["12 %", "12\u202f%", "12%", "12"])
def test_the_unit_of_the_indicator_may_follow(typed: str) -> None:
    assert read_number(typed, "%") == 12


@pytest.mark.parametrize("typed", ["1,234", "1.234", "12,345", "999.000"])
def test_what_may_be_thousands_or_decimals_is_asked(typed: str) -> None:
    with pytest.raises(Unreadable, match="deux façons"):
        read_number(typed)


@pytest.mark.parametrize("typed", ["1,2340", "1 234"])
def test_what_is_advised_is_accepted(typed: str) -> None:
    assert read_number(typed) in (Decimal("1.234"), 1234)


@pytest.mark.parametrize(
    "typed", ["", "abc", "N/A", "12 %", "1 23,4", "12 34", "1,2,3", "--3", "1e5", "=1+1", "12 enfants", "٣", "9" * 30]
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        read_number(typed)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_what_we_write_is_read_back(value: Decimal) -> None:
    assert read_number(number(value)) == value


@given(st.integers(min_value=0, max_value=10**12))
def test_amounts_we_write_are_read_back(cents: int) -> None:
    assert read_cents(euros(cents)) == cents


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (read_number, read_cents, read_date):
        with suppress(Unreadable):
            read(text)


@pytest.mark.parametrize("typed", ["12,345 €", "-5", "1,001"])
def test_amounts_have_two_decimals_and_no_sign(typed: str) -> None:
    with pytest.raises(Unreadable):
        read_cents(typed)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("31/12/2026", "2026-12-31"),
        ("1/3/2026", "2026-03-01"),
        ("03/2026", "2026-03"),
        ("2026", "2026"),
        ("2026-S1", "2026-S1"),
        ("S2 2026", "2026-S2"),
        ("1er semestre 2026", "2026-S1"),
        ("T3 2026", "2026-Q3"),
        ("2e trimestre 2026", "2026-Q2"),
        ("décembre 2026", "2026-12"),
        ("1er août 2026", "2026-08-01"),
        (date(2026, 3, 1), "2026-03-01"),
        (datetime(2026, 3, 1, 0, 0), "2026-03-01"),  # noqa: DTZ001 - a workbook's dates have no zone
    ],
)
def test_dates_are_read_as_written(typed: str | date, read: str) -> None:
    assert read_date(typed) == read


@pytest.mark.parametrize("typed", ["31/02/2026", "13/2026", "bientôt", "", "2026-13", "12/31/2026"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        read_date(typed)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read(day: date) -> None:
    assert span(read_date(f"{day.day}/{day.month}/{day.year:04}")).first == day

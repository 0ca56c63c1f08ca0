"""Partial dates: the days they may mean, and what is no date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctg_core.model.dates import Span, check_order, span


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31), "year"),
        ("2021-S1", date(2021, 1, 1), date(2021, 6, 30), "half_year"),
        ("2021-S2", date(2021, 7, 1), date(2021, 12, 31), "half_year"),
        ("2021-Q1", date(2021, 1, 1), date(2021, 3, 31), "quarter"),
        ("2021-Q4", date(2021, 10, 1), date(2021, 12, 31), "quarter"),
        ("2021-04", date(2021, 4, 1), date(2021, 4, 30), "month"),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28), "month"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29), "day"),
    ],
)
def test_a_partial_date_spans_the_days_it_may_mean(text: str, first: date, last: date, precision: str) -> None:
    assert span(text) == Span(first, last, precision)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["0000", "2021-00", "2021-13", "2021-02-29", "2021-04-31"])
def test_a_day_that_never_was_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^la date «\u00a0{text}\u00a0» n’existe pas$"):
        span(text)


@pytest.mark.parametrize(
    "text",
    ["", "21", "2021-4", "2021-Q5", "2021-S3", "2021-s1", "21/11/2023", "2021-04-15 ", "2021-04-15T00:00", "٢٠٢١"],
)
def test_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="n’est pas une date"):
        span(text)


@given(st.dates())
def test_a_day_lies_within_its_month_quarter_half_and_year(day: date) -> None:
    year, quarter, half = f"{day.year:04}", (day.month + 2) // 3, (day.month + 5) // 6
    for text in (day.isoformat(), f"{year}-{day.month:02}", f"{year}-Q{quarter}", f"{year}-S{half}", year):
        assert span(text).first <= day <= span(text).last


def test_a_period_may_end_within_what_its_start_means() -> None:
    check_order("2021", "2021-04")
    check_order("2021-04", "2021")
    check_order(None, "2021")
    check_order("2021", None)


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match=r"^la fin \(2020-12-31\) précède le début \(2021\)$"):
        check_order("2021", "2020-12-31")

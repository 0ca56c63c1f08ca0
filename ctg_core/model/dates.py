"""Dates as documents write them: a day, a month, a quarter, a half-year or a year."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator

from ctg_core.model.french import quoted

Precision = Literal["day", "month", "quarter", "half_year", "year"]

_FORM = re.compile(r"(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|Q([1-4])|S([12])))?", re.ASCII)


@dataclass(frozen=True)
class Span:
    """The days a partial date may mean: first and last included."""

    first: date
    last: date
    precision: Precision


@cache
def span(text: str) -> Span:
    """Read "2021", "2021-S1", "2021-Q3", "2021-04" or "2021-04-15"; ValueError says what is wrong."""
    form = _FORM.fullmatch(text)
    if form is None:
        raise ValueError(f"{quoted(text)} n’est pas une date (AAAA, AAAA-MM, AAAA-MM-JJ, AAAA-Q1 ou AAAA-S1)")
    year, month, day, quarter, half = (int(part) if part else None for part in form.groups())
    try:
        return _span(year or 0, month, day, quarter, half)
    except ValueError:
        raise ValueError(f"la date {quoted(text)} n’existe pas") from None


def _span(year: int, month: int | None, day: int | None, quarter: int | None, half: int | None) -> Span:
    if day is not None and month is not None:
        only = date(year, month, day)
        return Span(only, only, "day")
    if month is not None:
        return Span(date(year, month, 1), _month_end(year, month), "month")
    if quarter is not None:
        return Span(date(year, 3 * quarter - 2, 1), _month_end(year, 3 * quarter), "quarter")
    if half is not None:
        return Span(date(year, 6 * half - 5, 1), _month_end(year, 6 * half), "half_year")
    return Span(date(year, 1, 1), date(year, 12, 31), "year")


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _checked(text: str) -> str:
    span(text)
    return text


def _year_as_text(value: object) -> object:
    return str(value) if type(value) is int else value


PartialDate = Annotated[str, BeforeValidator(_year_as_text), AfterValidator(_checked)]


def check_order(start: str | None, end: str | None) -> None:
    """Refuse a period that ends before it starts."""
    if start and end and span(end).last < span(start).first:
        raise ValueError(f"la fin ({end}) précède le début ({start})")


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of that month when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    end = span(f"{year}-{month + 1:02}").last
    return end.replace(day=min(day.day, end.day))

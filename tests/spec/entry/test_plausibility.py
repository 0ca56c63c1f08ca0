"""Worked examples: which values ask for a word of explanation."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctg_core.questions.entry.plausibility import BEYOND, NEGATIVE, SIGN, TENFOLD, TENTH, change, surprises


@pytest.mark.parametrize(
    ("value", "last", "unit", "found"),
    [
        ("130", "118", "places", ()),
        ("1179", "118", "places", ()),  # 1 179 ÷ 118 = 9,99
        ("1180", "118", "places", (TENFOLD,)),  # 10 × 118
        ("11.9", "118", "places", ()),
        ("11.8", "118", "places", (TENTH,)),  # 118 ÷ 10
        ("0", "118", "places", (TENTH,)),  # nothing left, or nothing known?
        ("-118", "118", "places", (SIGN,)),
        ("-5", None, "places", (NEGATIVE,)),
        ("-5", "-4", "points", ()),
        ("100", "98", "%", ()),
        ("101", "98", "%", (BEYOND,)),
        ("101", "98", "places pour 100 enfants", ()),  # a rate that may pass 100
        ("712", "71.2", "%", (TENFOLD, BEYOND)),  # a comma was lost
        ("7", None, "places", ()),
        ("7", "0", "places", ()),  # nothing is ten times nothing
    ],
)
def test_what_surprises(value: str, last: str | None, unit: str, found: tuple[str, ...]) -> None:
    assert surprises(Decimal(value), Decimal(last) if last is not None else None, unit) == found


def test_what_is_not_given_surprises_nobody() -> None:
    assert surprises(None, Decimal(118), "places") == ()


def test_a_change_is_measured_from_the_last_value() -> None:
    assert change(Decimal(114), Decimal(120)) == Decimal(114 - 120) / 120 * 100 == -5
    assert change(Decimal(5), Decimal(0)) is None
    assert change(Decimal(-3), Decimal(-4)) == 25  # one more, of four


@given(st.decimals(1, 10**6, places=2), st.decimals("0.11", "9.99", places=2))
def test_less_than_tenfold_either_way_is_no_surprise(last: Decimal, factor: Decimal) -> None:
    assert surprises(last * factor, last, "places") == ()

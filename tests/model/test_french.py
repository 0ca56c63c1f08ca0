"""Numbers and amounts as French readers expect them."""

from decimal import Decimal

import pytest

from ctg_core.model.french import counted, euros, number, quoted


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (1234567, "1\u202f234\u202f567"),
        (-12, "−12"),
        (Decimal("21.50"), "21,50"),
        (Decimal("-1234.5"), "−1\u202f234,5"),
    ],
)
def test_a_number_keeps_its_digits(value: Decimal | int, written: str) -> None:
    assert number(value) == written


@pytest.mark.parametrize(
    ("cents", "written"),
    [
        (0, "0\u00a0€"),
        (5, "0,05\u00a0€"),
        (24822056, "248\u202f220,56\u00a0€"),
        (5_390_000_000, "53\u202f900\u202f000\u00a0€"),
    ],
)
def test_an_amount_is_exact(cents: int, written: str) -> None:
    assert euros(cents) == written


def test_the_plural_begins_at_two() -> None:
    assert [counted(n, "total", "totaux") for n in (0, 1, 2)] == ["0\u00a0total", "1\u00a0total", "2\u00a0totaux"]
    assert counted(1200, "ligne") == "1\u202f200\u00a0lignes"


def test_quotation_marks_hold_no_break_spaces() -> None:
    assert quoted("mots") == "«\u00a0mots\u00a0»"

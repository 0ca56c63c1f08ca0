"""What a spreadsheet would take for a formula, and how a file keeps it a text."""

import pytest

from ctg_core.model.spreadsheet import inert, looks_like_a_formula

ACTED_UPON = ["=1+1", "+33 5", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"]
LEFT_ALONE = ["Ouvrir", "", "1234,5", "−5", "– suite", " =1", "'=1", "a=b"]


@pytest.mark.parametrize("text", ACTED_UPON)
def test_what_looks_like_a_formula_stays_a_text(text: str) -> None:
    assert looks_like_a_formula(text)
    assert inert(text) == "'" + text


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_any_other_text_is_left_as_it_is(text: str) -> None:
    assert not looks_like_a_formula(text)
    assert inert(text) == text

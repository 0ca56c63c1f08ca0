"""A row of the grid as it was typed: what is read of it, and what is asked for what cannot be."""

from decimal import Decimal

import pytest

from ctg_core.exchange.cells.entry_reading import LONGEST, plain_text, read_entry, text_of
from ctg_core.questions.charge import WHOLE, Charge
from ctg_core.questions.entry.rows import EntryRow, Slot, entry_rows
from ctg_core.questions.entry.typed_row import Entry
from tests.questions.entry.asked_entry import asked

CHILDHOOD = Charge(themes=("early_childhood",))


def row(indicator: str, period: str = "2025", charge: Charge = WHOLE) -> EntryRow:
    return next(one for one in asked(entry_rows, charge, period) if one.slot.indicator == indicator)


@pytest.fixture(scope="module")
def rows() -> dict[str, EntryRow]:
    return {one.slot.indicator: one for one in asked(entry_rows, WHOLE, "2025")}


def problem(entry: Entry) -> str:
    assert not entry.ready
    return " ".join(entry.problems)


def test_a_french_number_is_read(rows: dict[str, EntryRow]) -> None:
    found = read_entry(rows["places"], {"value": "1\u202f234,50"})
    assert (found.value, found.problems, found.surprises) == (Decimal("1234.50"), (), ("tenfold",))


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("abc", "« abc » n’est pas un nombre ; écrivez par exemple 1 234"),
        ("N/A", "« N/A » n’est pas un nombre"),
        ("1,234", "peut se lire de deux façons : écrivez 1 234 ou 1,2340"),
        ("12 3", "les espaces ne séparent pas des milliers"),
        ("=1+1", "n’est pas un nombre"),
    ],
)
def test_what_cannot_be_read_says_what_to_write(rows: dict[str, EntryRow], typed: str, reason: str) -> None:
    said = problem(read_entry(rows["places"], {"value": typed}))
    assert reason in said.replace("\u202f", " ").replace("\u00a0", " ")


def test_a_rate_is_made_of_its_terms(rows: dict[str, EntryRow]) -> None:
    """7 310 ÷ 10 000 × 100 = 73,1 %."""
    found = read_entry(rows["taux"], {"numerator": "7 310", "denominator": "10 000"})
    assert (found.value, found.computed, found.ready) == (Decimal("73.1"), True, True)


def test_terms_and_value_must_agree(rows: dict[str, EntryRow]) -> None:
    typed = {"numerator": "7310", "denominator": "10000", "value": "73,1"}
    assert read_entry(rows["taux"], typed).value == Decimal("73.1")
    assert "ne va pas avec" in problem(read_entry(rows["taux"], {**typed, "value": "75"}))


def test_half_a_rate_and_a_division_by_nothing_are_refused(rows: dict[str, EntryRow]) -> None:
    assert "il manque le dénominateur (heures offertes)" in problem(read_entry(rows["taux"], {"numerator": "7"}))
    assert "il manque le numérateur (heures payées)" in problem(read_entry(rows["taux"], {"denominator": "7"}))
    assert "zéro" in problem(read_entry(rows["taux"], {"numerator": "7", "denominator": "0"}))


def test_a_value_takes_the_place_of_a_reason_and_back(rows: dict[str, EntryRow]) -> None:
    value = read_entry(rows["jeunes"], {"value": "40"})
    assert (value.value, value.missing_reason) == (40, None)
    reason = read_entry(rows["taux"], {"missing_reason": "logiciel en panne"})
    assert (reason.value, reason.missing_reason, reason.ready) == (None, "logiciel en panne", True)


def test_both_or_a_comment_alone_say_nothing_clear(rows: dict[str, EntryRow]) -> None:
    assert "effacez l’une" in problem(read_entry(rows["places"], {"value": "120", "missing_reason": "inconnu"}))
    assert "commentaire sans valeur" in problem(read_entry(rows["places"], {"comment": "à suivre"}))


def test_what_surprises_waits_for_a_comment_of_its_own(rows: dict[str, EntryRow]) -> None:
    assert not read_entry(rows["places"], {"value": "1180"}).ready
    assert read_entry(rows["places"], {"value": "1180", "comment": "trois crèches ouvertes"}).ready


def test_evidence_is_an_address(rows: dict[str, EntryRow]) -> None:
    typed = {"value": "120", "evidence": "https://exemple.fr/bilan.pdf"}
    assert read_entry(rows["places"], typed).ready
    assert "adresse" in problem(read_entry(rows["places"], {**typed, "evidence": "javascript:alert(1)"}))
    assert "caractères" in problem(read_entry(rows["places"], {**typed, "comment": "a" * (LONGEST + 1)}))


def test_a_contributor_does_not_withdraw_what_was_validated() -> None:
    assert "coordination" in problem(read_entry(row("taux", charge=CHILDHOOD), {"value": ""}))
    assert read_entry(row("taux"), {"value": ""}).withdraws


def test_cells_nobody_touched_keep_what_stands(rows: dict[str, EntryRow]) -> None:
    found = read_entry(rows["taux"], {"comment": "relu"})
    assert (found.value, found.comment, found.ready) == (Decimal("72.5"), "relu", True)
    assert (text_of(rows["taux"], "value"), text_of(rows["places"], "value")) == ("72,5", "")


def test_a_pasted_cell_becomes_one_line() -> None:
    assert plain_text("a\r\nb\x00c") == "a b c"
    assert plain_text(None) == ""


def test_what_already_stands_is_nothing_to_record(rows: dict[str, EntryRow]) -> None:
    assert read_entry(rows["taux"], {"value": "72,50"}).says(rows["taux"].stands)
    assert not read_entry(rows["taux"], {"value": "72,6"}).says(rows["taux"].stands)


def test_a_slot_is_a_place_and_a_period(rows: dict[str, EntryRow]) -> None:
    assert rows["taux"].slot == Slot("taux", "2025")

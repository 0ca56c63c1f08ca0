"""What the grid and the lists say of what was typed and of what is due."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ctg_core.exchange.cells.entry_reading import read_entry
from ctg_core.questions.charge import WHOLE, Charge
from ctg_core.questions.entry.due import Due, due
from ctg_core.questions.entry.rows import EntryRow, Slot, Standing
from ctg_core.views.entry.due import due_headline, due_lists
from ctg_core.views.entry.understood import (
    clash_words,
    desk_sentence,
    desk_table,
    recorded_words,
    standing_words,
    understood,
    verdict,
)
from tests.questions.entry.asked_entry import asked


def row(unit: str = "enfants", last: str | None = "1272.68", stands: Standing | None = None) -> EntryRow:
    return EntryRow(
        slot=Slot("e", "2025"),
        label="Enfants",
        indicator="Enfants",
        unit=unit,
        decimals=1,
        theme=None,
        terms=("places", "enfants") if unit == "%" else None,
        before=(),
        last=("2024", Decimal(last)) if last else None,
        stands=stands,
        missing=True,
        proposes=False,
    )


THEIRS = Standing(
    "e-2025", 2, "validated", Decimal(120), None, None, None, None, None, None, "coord", "2026-11-22T13:05:00Z"
)


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("one", "typed", "said"),
    [
        (row(), {"value": "1 234,5"}, "✓ 1 234,5 enfants ; −3 % depuis 2024"),
        (row(last="1234.5"), {"value": "1234,5"}, "✓ 1 234,5 enfants ; inchangé depuis 2024"),
        (row(last=None), {"value": "12"}, "✓ 12 enfants"),
        (row(last="0"), {"value": "12"}, "✓ 12 enfants ; 0 en 2024"),
        (row("%", "71.2"), {"value": "73,1"}, "✓ 73,1 % ; +1,9 point depuis 2024"),
        (
            row("%", "50"),
            {"numerator": "612", "denominator": "1000"},
            "✓ 612 ÷ 1 000 = 61,2 % ; +11,2 points depuis 2024",
        ),
        (row(), {"missing_reason": "relevé en mars"}, "✓ sans valeur : relevé en mars"),
        (row(stands=THEIRS), {"value": ""}, "✓ la valeur sera retirée"),
        (row(), {"value": "abc"}, "✗ « abc » n’est pas un nombre ; écrivez par exemple 1 234,5"),
        (
            row(last="118"),
            {"value": "1180"},
            "⚠ 1 180 enfants ; 10 fois la valeur de 2024 : expliquez en commentaire",
        ),
        (row(last="118"), {"value": "1180", "comment": "fusion"}, "✓ 1 180 enfants ; +900 % depuis 2024"),
        (
            row("%", "98"),
            {"value": "101"},
            "⚠ 101 % ; plus de 100 % : expliquez en commentaire",
        ),
    ],
)
def test_each_cell_says_what_was_understood(one: EntryRow, typed: dict[str, str], said: str) -> None:
    assert plain(verdict(read_entry(one, typed))) == said


def test_a_row_nobody_touched_says_what_stands() -> None:
    assert standing_words(row()) == "à donner"
    assert standing_words(row(stands=THEIRS)) == ""


def test_the_desk_counts_and_lists_before_and_after() -> None:
    entries = [read_entry(row(), {"value": "1300"}), read_entry(row(), {"value": "abc"})]
    assert plain(desk_sentence(entries)) == "2 saisies non enregistrées, 1 à corriger."
    shown = desk_table(entries).html()
    assert "rien" in shown
    assert "<script" not in desk_table([read_entry(row(), {"value": "1", "comment": "<script>"})]).html()


def test_a_clash_shows_both_values_who_and_when() -> None:
    said = plain(clash_words(read_entry(row(), {"value": "90"}), THEIRS, {"coord": "Coordination"}))
    assert "120 enfants (par Coordination, le 22 novembre 2026 à 14 h 05)" in said
    assert "90 enfants" in said


def test_recording_says_what_happens_next() -> None:
    assert recorded_words(2, proposed=True) == "2\u00a0valeurs enregistrées, à valider par la coordination."
    assert recorded_words(0, proposed=False) == "C’était déjà enregistré."
    assert understood(read_entry(row(), {"value": "5"})).startswith("5")


def test_what_is_due_leads_to_where_it_is_given() -> None:
    found = asked(due, WHOLE)
    assert plain(due_headline(found, everything=True)) == (
        "Ce qui vous attend : 2 valeurs à donner, 1 action sans nouvelle et 3 dates passées."
    )
    shown = due_lists(found, "vallee", everything=True)
    assert "saisie?convention=vallee&amp;partie=Indicateurs&amp;periode=2025" in shown
    assert "partie=Actions&amp;action=a-01" in shown
    assert "indicateur=taux" in shown


def test_a_convention_with_nothing_to_follow_is_not_said_up_to_date() -> None:
    nothing = Due((), (), (), 0, 0)
    assert due_headline(nothing, everything=True).startswith("Aucun indicateur")
    assert due_headline(replace(nothing, looked_after=3), everything=True) == "Rien ne vous attend aujourd’hui."
    assert "Rien n’est attendu" in due_lists(nothing, "vallee", everything=True)


def test_somebody_in_charge_of_nothing_is_told_who_can_help() -> None:
    found = asked(due, Charge())
    assert "à votre charge" in due_headline(found, everything=False)
    assert "La coordination" in due_lists(found, "vallee", everything=False)

"""The one place where a field says what it holds, what it is called, how it is said and how it is read."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from ctg_core.dossier.field_kinds import Kind
from ctg_core.dossier.fields import FILE, RECORDS, Field, fields_of, read, said
from ctg_core.dossier.french_input import Unreadable
from ctg_core.model.codes import OneOf
from ctg_core.model.collections import national_codes, references
from ctg_core.model.values import Citation

NAMES = {("organisations", "caf"): "Caf", ("organisations", "msa"): "MSA", ("actions", "a-01"): "Créer une crèche"}
KEYS = {(collection, name): key for (collection, key), name in NAMES.items()}


def name_of(collection: str, key: str) -> str:
    return NAMES.get((collection, key), key)


def key_of(collection: str, words: str) -> str:
    if (collection, words) not in KEYS:
        raise Unreadable(f"{words} ?")
    return KEYS[collection, words]


def of(place: str) -> Field:
    collection, name = place.split("/")
    return fields_of(collection)[name]


@pytest.mark.parametrize("collection", RECORDS)
def test_every_field_people_see_has_its_own_label(collection: str) -> None:
    shown = [one for name, one in fields_of(collection).items() if name not in ("convention", "position", "version")]
    assert len({one.label for one in shown}) == len(shown)
    assert all(one.label != one.name for one in shown)


@pytest.mark.parametrize(
    ("place", "kind", "many", "required"),
    [
        ("actions/title", Kind.TEXT, False, True),
        ("actions/description", Kind.PARAGRAPH, False, False),
        ("actions/progress", Kind.WHOLE, False, False),
        ("actions/planned_end", Kind.DATE, False, False),
        ("action_notes/dated", Kind.DATE, False, True),
        ("actions/status", Kind.CODE, False, False),
        ("actions/themes", Kind.CODE, True, False),
        ("funding_lines/funder", Kind.CODE, False, True),
        ("funding_lines/year", Kind.YEAR, False, False),
        ("funding_lines/paid_cents", Kind.MONEY, False, False),
        ("published_totals/amount_cents", Kind.MONEY, False, True),
        ("indicator_values/value", Kind.DECIMAL, False, False),
        ("indicator_values/given_by", Kind.PERSON, False, False),
        ("indicator_values/given_at", Kind.INSTANT, False, False),
        ("action_steps/action", Kind.KEY, False, True),
        ("actions/partners", Kind.KEY, True, False),
        ("actions/communes", Kind.COMMUNE, True, False),
        ("facilities/commune", Kind.COMMUNE, False, False),
        ("facilities/labels", Kind.TEXT, True, False),
        ("convention/fictional", Kind.YES_NO, False, False),
        ("discrepancies/citations", Kind.CITATION, True, False),
        ("discrepancies/concerns", Kind.PLACE, True, False),
        ("grant/actions", Kind.KEY, True, False),
    ],
)
def test_a_field_is_what_the_model_declares(place: str, kind: Kind, many: bool, required: bool) -> None:
    one = of(place)
    assert (one.kind, one.many, one.required) == (kind, many, required)


def test_keys_say_where_they_lead_and_codes_what_they_say() -> None:
    for collection, model in RECORDS.items():
        fields = fields_of(collection)
        assert {(name, fields[name].target) for name, _ in references(model)} == set(references(model))
        for name, info in model.model_fields.items():
            # An optional code hides its mark in a union: none is missed.
            assert bool(fields[name].labels) == (name in dict(national_codes(model)) or "OneOf" in repr(info))
            for mark in filter(lambda mark: isinstance(mark, OneOf), info.metadata):
                assert fields[name].labels == mark.labels


@pytest.mark.parametrize(
    ("place", "value", "sentence", "file"),
    [
        ("actions/title", "=Ouvrir", "=Ouvrir", "=Ouvrir"),
        ("actions/title", "2026-03", "2026-03", "2026-03"),
        ("actions/status", "done", "réalisée", "réalisée"),
        ("actions/themes", ["childhood", "youth"], "Enfance, Jeunesse", "Enfance\u202f; Jeunesse"),
        ("actions/lead", "caf", "Caf", "Caf"),
        ("actions/partners", ["caf", "inconnue"], "Caf, inconnue", "Caf\u202f; inconnue"),
        ("actions/planned_end", "2026-Q1", "1er trimestre 2026", "T1 2026"),
        ("actions/planned_end", "2026-12-31", "31 décembre 2026", "31/12/2026"),
        ("actions/planned_end", "2026-03", "mars 2026", "03/2026"),
        ("funding_lines/paid_cents", 123_456_78, "123\u202f456,78\u00a0€", "123\u202f456,78\u00a0€"),
        ("funding_lines/paid_cents", 0, "0\u00a0€", "0\u00a0€"),
        ("funding_lines/year", 2026, "2026", "2026"),
        ("facilities/capacity", 1200, "1\u202f200", "1\u202f200"),
        ("facilities/latitude", Decimal("50.2900"), "50,2900", "50,2900"),
        ("facilities/latitude", "50.2900", "50,2900", "50,2900"),
        ("commitments/delivered", False, "non", "non"),
        ("actions/description", None, "", ""),
        ("actions/partners", [], "", ""),
        ("discrepancies/concerns", ["actions/a-01"], "action «\u00a0Créer une crèche\u00a0»", None),
        ("discrepancies/concerns", ["convention/name"], "convention, Nom", None),
        ("discrepancies/citations", [{"quote": "quatre axes"}], "«\u00a0quatre axes\u00a0»", None),
        ("discrepancies/citations", [Citation(source="s", locator="L1", quote="dix")], "«\u00a0dix\u00a0»", None),
    ],
)
def test_a_value_is_said_in_a_sentence_and_in_a_file(place: str, value: Any, sentence: str, file: str | None) -> None:
    assert said(of(place), value, name_of) == sentence
    assert said(of(place), value, name_of, FILE) == (sentence if file is None else file)


@pytest.mark.parametrize(
    ("place", "typed", "value"),
    [
        ("actions/title", "  Ouvrir ", "Ouvrir"),
        ("actions/title", "  ", None),
        ("actions/status", "Réalisée", "done"),
        ("actions/status", "done", "done"),
        ("actions/themes", "Enfance ; jeunesse", ["childhood", "youth"]),
        ("actions/partners", "Caf;MSA", ["caf", "msa"]),
        ("actions/planned_end", "T1 2026", "2026-Q1"),
        ("actions/planned_end", datetime(2026, 12, 31, tzinfo=UTC), "2026-12-31"),
        ("actions/planned_end", date(2026, 12, 31), "2026-12-31"),
        ("actions/planned_end", 2026, "2026"),
        ("actions/progress", "60 %", 60),
        ("funding_lines/paid_cents", "1 234,50 €", 123_450),
        ("funding_lines/paid_cents", 0.1 + 0.2, 30),
        ("funding_lines/year", "2026", 2026),
        ("facilities/latitude", "50,29", Decimal("50.29")),
        ("facilities/commune", 1004, "01004"),
        ("commitments/delivered", "Oui", True),
        ("commitments/delivered", False, False),
    ],
)
def test_a_text_or_a_cell_is_read(place: str, typed: object, value: Any) -> None:
    assert read(of(place), typed, key_of) == value


@pytest.mark.parametrize(
    ("place", "typed", "reason"),
    [
        ("actions/progress", "120", "il faut un nombre entier entre 0 et 100"),
        ("actions/progress", 12.5, "n’est pas un nombre entier"),
        ("funding_lines/paid_cents", 1e17, "est un montant démesuré"),
        ("funding_lines/paid_cents", "-5", "ne peut pas être négatif"),
        ("funding_lines/year", "1950", "n’est pas une année entre 1990 et 2100"),
        ("facilities/latitude", "91", "n’est pas entre −90 et 90"),
        ("actions/status", "finie", "n’est pas dans la liste (à engager, en cours, réalisée, suspendue, abandonnée)"),
        ("facilities/type", "kiosque", ", …)"),
        ("actions/lead", "Inconnue", "Inconnue ?"),
        ("actions/planned_end", 12.2026, "n’est pas une date"),
        ("actions/planned_end", "bientôt", "n’est pas une date"),
        ("commitments/delivered", "peut-être", "écrivez oui ou non"),
        ("discrepancies/concerns", "actions/a-01", "se lit seulement"),
        ("indicator_values/given_by", "Caf", "se lit seulement"),
    ],
)
def test_what_cannot_be_read_says_why(place: str, typed: object, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(of(place), typed, key_of)
    assert reason in str(refused.value)


def test_a_name_may_hold_what_separates_names() -> None:
    names = {"Caf ; MSA": "both", "Région": "region"}

    def found(_: str, words: str) -> str:
        if words not in names:
            raise Unreadable(words)
        return names[words]

    assert read(of("actions/partners"), "Région;Caf ; MSA", found) == ["region", "both"]


def test_the_unit_of_a_figure_may_follow_it_and_words_be_separated_otherwise() -> None:
    assert read(of("indicator_values/value"), "63,4 %", unit="%") == Decimal("63.4")
    assert read(of("facilities/labels"), "Avip, Calin", between=",") == ["Avip", "Calin"]

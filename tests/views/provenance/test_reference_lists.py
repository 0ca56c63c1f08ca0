import csv
import io

import pytest

from ctg_core.reference.lists import (
    facility_types,
    funders,
    indicator_catalogue,
    manager_kinds,
    schemes,
    stages,
    themes,
)
from ctg_core.views.provenance.reference_lists import found_sentence, lists_headline, reference_lists

LISTS = reference_lists()


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Indicateurs", indicator_catalogue()),
        ("Dispositifs", schemes()),
        ("Équipements", facility_types()),
        ("Thèmes", themes()),
        ("Financeurs", funders()),
        ("Gestionnaires", manager_kinds()),
        ("Étapes", stages()),
    ],
)
def test_every_entry_is_there_with_its_code(title: str, codes: dict[str, object]) -> None:
    assert [row[0] for row in LISTS[title].table.rows] == [*codes]
    shown = LISTS[title].on_screen()
    assert len(shown.rows) == len(codes)
    assert all(f">{code}</span>" in shown.html() for code in codes)


def test_no_code_stands_where_a_word_is_meant() -> None:
    """Themes, kinds, funders... are told by their names, in French."""
    indicators = LISTS["Indicateurs"].table
    row = dict(zip(indicators.columns, indicators.rows[9], strict=True))
    assert row["Code"] == "PE01"
    assert (row["Thème"], row["Type"], row["Sens"]) == ("Petite enfance", "résultat", "augmenter")
    assert row["Se mesure par"] == "commune, intercommunalité"
    schemes_table = LISTS["Dispositifs"].table
    psu = next(one for one in schemes_table.rows if one[0] == "PSU")
    assert {"fonctionnement", "Caf", "en vigueur"} <= set(psu)


def test_a_search_reads_every_column_and_minds_no_accent() -> None:
    assert [row[0] for row in LISTS["Dispositifs"].matching("PREVISION").table.rows] == []
    assert [row[0] for row in LISTS["Étapes"].matching("PREVISION droit").table.rows] == ["planned"]
    assert len(LISTS["Indicateurs"].matching("").table.rows) == 60


def test_a_search_says_where_else_it_finds() -> None:
    chosen = LISTS["Thèmes"].matching("crèche")
    said = found_sentence(chosen, "crèche", LISTS.values())
    assert said.startswith("Aucune entrée ne dit «\u00a0crèche\u00a0». Ailleurs\u202f: ")
    assert "Équipements (" in said
    assert found_sentence(chosen, "  ", LISTS.values()) == ""


def test_the_headline_counts_each_list() -> None:
    said = lists_headline(LISTS.values())
    assert said.startswith("8\u00a0listes nationales\u202f: 60 indicateurs, ")
    assert said.endswith("4 étapes d’un montant et 16 questions d’évaluation.")


def test_the_file_holds_what_the_screen_leaves_out() -> None:
    text = LISTS["Indicateurs"].table.csv().decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text), delimiter=";")
    assert {"Agrégation", "Se mesure par", "Formule"} <= set(head)
    assert len(rows) == 60

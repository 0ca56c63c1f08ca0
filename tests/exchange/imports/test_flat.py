"""Flat tables: any sensible subset of the columns, any French writing of them; what cannot be read is told."""

import pytest

from ctg_core.dossier.dossier import Dossier
from ctg_core.exchange.imports.incoming import Incoming
from ctg_core.exchange.imports.recognition import recognise
from ctg_core.exchange.received import ReceivedRefused
from tests.exchange.sent import flat, sheet_of

WHOLE = [
    [
        *("Axe", "Objectif", "Action", "Indicateur", "Unité", "Année", "Valeur", "Cible"),
        *("Commune", "Dispositif", "Financeur", "Montant"),
    ],
    [
        *("Petite enfance", "Ouvrir des places", "Créer une crèche", "Places créées", "places", "2026", "12", "24"),
        *("", "Bonus territoire CTG, ensemble", "Caf", "1 234,50 €"),
    ],
]


def brought(lines: list[list[str]], now: Dossier, separator: str = ";", encoding: str = "utf-8") -> Incoming:
    return recognise(flat(lines, separator).encode(encoding), "chiffres.csv").incoming(now)


def summary(incoming: Incoming) -> list[tuple[str, str, str]]:
    return [(row.kind, row.collection, row.key) for row in incoming.rows]


EVERYTHING = [
    ("added", "indicators", "places-creees"),
    ("added", "indicator_values", "places-creees-2026"),
    ("added", "indicator_values", "places-creees-2026-target"),
    ("added", "funding_lines", "creer-une-creche-bt-caf-2026"),
]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_and_the_separator_are_those_of_the_content(
    small_dossier: Dossier, separator: str, encoding: str
) -> None:
    incoming = brought(WHOLE, small_dossier, separator, encoding)
    assert summary(incoming) == EVERYTHING
    assert not incoming.not_understood


def test_a_workbook_with_the_same_columns_says_the_same(small_dossier: Dossier) -> None:
    numbers = [WHOLE[0], [int(cell) if cell.isdigit() else cell for cell in WHOLE[1]]]
    assert summary(recognise(sheet_of(numbers), "chiffres.xlsx").incoming(small_dossier)) == EVERYTHING


@pytest.mark.parametrize(
    ("columns", "cells", "collections"),
    [
        (["AXE", "action"], ["Jeunesse", "Ouvrir un accueil"], ["plan_nodes", "actions"]),
        (["Axes", "OBJECTIFS"], ["Jeunesse", "Aller vers"], ["plan_nodes", "plan_nodes"]),
        (["indicateur", "annee", "valeur"], ["Nombre d’ateliers", "2025", "7"], ["indicators", "indicator_values"]),
        (["Indicateur", "Unite", "Cible"], ["Enfants", "enfants", "7,5"], ["indicators", "indicator_values"]),
        (["Financeur", "Année", "Montant (€)"], ["MSA", "2025", "900"], ["funding_lines"]),
        (["Dispositif", "Montant"], ["PSU", "900,10"], ["funding_lines"]),
        (["Action", "Financeur", "Montant"], ["Créer une crèche", "Département", "5"], ["funding_lines"]),
    ],
)
def test_any_sensible_subset(
    small_dossier: Dossier, columns: list[str], cells: list[str], collections: list[str]
) -> None:
    incoming = brought([columns, cells], small_dossier)
    assert [collection for _, collection, _ in summary(incoming)] == collections
    assert not incoming.not_understood


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        (
            ["Action", "Valeur"],
            "colonne «\u00a0Valeur\u00a0»\u202f: cette colonne ne dit rien sans «\u00a0Indicateur\u00a0»",
        ),
        (["Action", "Montant"], "cette colonne ne dit rien sans «\u00a0Financeur\u00a0» ou «\u00a0Dispositif\u00a0»"),
        (["Action", "Humeur"], "aucune de ses feuilles n’a de colonne"),
        (["Année"], "aucune de ses feuilles n’a de colonne"),
    ],
)
def test_columns_that_make_no_sense_together_are_refused(
    small_dossier: Dossier, columns: list[str], reason: str
) -> None:
    with pytest.raises(ReceivedRefused, match=reason):
        brought([columns, ["x"] * len(columns)], small_dossier)


@pytest.mark.parametrize(
    ("columns", "cells", "told"),
    [
        ("Indicateur;Année;Valeur", "Lits;2025;N/A", "Ligne 2, colonne «\u00a0Valeur\u00a0»\u202f: «\u00a0N/A"),
        ("Indicateur;Année;Valeur", "Lits;2025;1,234", "peut se lire de deux façons"),
        ("Indicateur;Année;Valeur", "Lits;25;3", "«\u00a025\u00a0» n’est pas une année."),
        ("Indicateur;Année;Valeur", "Lits;;3", "il manque l’année"),
        ("Indicateur;Année;Valeur", ";2025;3", "il manque l’indicateur"),
        ("Indicateur;Année;Valeur", "Lits;2025;3;4", "elle a plus de cellules qu’il n’y a de colonnes"),
        ("Financeur;Montant", "Caf;-3", "un montant ne peut pas être négatif"),
        ("Financeur;Montant", "Rotary;3", "«\u00a0Rotary\u00a0»\u202f: financeur à préciser"),
        ("Indicateur;Année;Valeur;Commune", "Lits;2025;3;Atlantis", "n’est pas une commune du territoire"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_rest_is_kept(
    small_dossier: Dossier, columns: str, cells: str, told: str
) -> None:
    kept = {"Indicateur;Année;Valeur": "Lits;2024;2", "Financeur;Montant": "MSA;1"}.get(columns, "Lits;2024;2;")
    incoming = recognise(f"{columns}\n{cells}\n{kept}\n".encode(), "a.csv").incoming(small_dossier)
    assert [told in str(problem) for problem in incoming.not_understood] == [True]
    assert incoming.rows


def test_a_figure_that_changes_is_a_change_and_the_same_is_not(small_dossier: Dossier) -> None:
    after = recognise(flat(WHOLE).encode(), "a.csv").incoming(small_dossier)
    assert len(after.rows) == len(EVERYTHING)
    told = {change.field.name: change.after for row in after.rows for change in row.fields}
    assert told["stated_cents"] == 123450
    assert any("de type «\u00a0réalisation\u00a0»" in remark for remark in after.remarks)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "il est vide"),
        (b"  \n ", "il est vide"),
        (b"%PDF-1.7 ...", "ce n’est pas un fichier de texte"),
        (b"PK\x03\x04abc", "il est abîmé"),
        (b"Action;Statut\x00\x01\x02\xff", "ce n’est pas un texte lisible"),
        (b'Action;"Indicateur\nx;y', "un guillemet y est ouvert et n’est pas refermé"),
        (b"Axe;Action\n" + b"a" * 40_000 + b";b", "démesurément longue"),
        (b"Axe;Action\n" + b";" * 600_000, "cellules"),
        (b"x" * 20_000_001, "pèse plus de 20"),
    ],
)
def test_hostile_texts_are_refused(content: bytes, reason: str) -> None:
    with pytest.raises(ReceivedRefused, match=reason):
        recognise(content, "chiffres.csv")

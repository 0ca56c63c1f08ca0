"""The CSV files of a convention: one a table that has rows, whatever was written in them."""

import csv
import io
import zipfile

from ctg_core.dossier.dossier import Dossier
from ctg_core.exchange.workbook.csv_tables import csv_tables
from ctg_core.model.action import Action


def files(dossier: Dossier) -> dict[str, list[list[str]]]:
    archive = zipfile.ZipFile(io.BytesIO(csv_tables(dossier)))
    read = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}
    return {name: list(csv.reader(io.StringIO(text), delimiter=";")) for name, text in read.items()}


def test_a_file_for_each_table_that_has_rows(small_dossier: Dossier) -> None:
    made = files(small_dossier)
    assert {"convention.csv", "actions.csv", "lignes-de-financement.csv"} <= set(made)
    assert "décisions.csv" not in made
    money = dict(zip(*made["lignes-de-financement.csv"], strict=True))
    assert money["Montant prévu (€)"] == "1234,50"


def test_no_text_is_a_formula(small_dossier: Dossier) -> None:
    hostile = Action(convention="petite", key="x", title="=1+1", description="-1", obstacle="Aucun")
    made = files(Dossier(small_dossier.convention, {**small_dossier.rows, "actions": [hostile]}))
    row = dict(zip(*made["actions.csv"], strict=True))
    assert (row["Intitulé"], row["Description"], row["Freins"]) == ("'=1+1", "'-1", "Aucun")


def test_the_same_convention_gives_the_same_bytes(small_dossier: Dossier) -> None:
    assert csv_tables(small_dossier) == csv_tables(small_dossier)

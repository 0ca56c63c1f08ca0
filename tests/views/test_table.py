"""The file of a table that a screen shows."""

import csv
import io

from ctg_core.views.table import Table


def test_the_file_of_a_table_holds_no_formula() -> None:
    table = Table("Essai", ("Mots", "Compte"), (("=1+1", "−5"), ("-1", "Ouvrir")))
    cells = csv.reader(io.StringIO(table.csv().decode("utf-8-sig")), delimiter=";")
    assert list(cells) == [["Mots", "Compte"], ["'=1+1", "−5"], ["'-1", "Ouvrir"]]

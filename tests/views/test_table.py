"""The file of a table that a screen shows."""

import csv
import io

from ctg_core.views.table import Cell, Column, Table, both, cell_text, in_file, on_screen


def test_the_file_of_a_table_holds_no_formula() -> None:
    table = Table("Essai", ("Mots", "Compte"), (("=1+1", "−5"), ("-1", "Ouvrir")))
    cells = csv.reader(io.StringIO(table.csv().decode("utf-8-sig")), delimiter=";")
    assert list(cells) == [["Mots", "Compte"], ["'=1+1", "−5"], ["'-1", "Ouvrir"]]


COLUMNS: list[Column[tuple[str, int]]] = [
    Column("Mot", lambda row: Cell(row[0], safe_html=f"<b>{row[0]}</b>"), lambda row: row[0]),
    both("Compte", lambda row: str(row[1])),
    Column("Remarque", lambda row: "zéro" if not row[1] else "–", blank="–", numeric=True),
    Column("Double", filed=lambda row: str(2 * row[1])),
]


def test_a_column_is_declared_once_for_the_screen_and_the_file() -> None:
    rows = [("un", 1), ("nul", 0)]
    shown, filed = on_screen("Essai", COLUMNS, rows), in_file("Essai", COLUMNS, rows)
    assert (shown.columns, shown.numeric) == (("Mot", "Compte", "Remarque"), frozenset({"Remarque"}))
    assert [[cell_text(cell) for cell in row] for row in shown.rows] == [["un", "1", "–"], ["nul", "0", "zéro"]]
    assert "<b>nul</b>" in shown.html()
    assert (filed.columns, filed.rows) == (("Mot", "Compte", "Double"), (("un", "1", "2"), ("nul", "0", "0")))


def test_a_column_that_no_row_fills_is_left_out_of_the_screen() -> None:
    assert on_screen("Essai", COLUMNS, [("un", 1)]).columns == ("Mot", "Compte")
    assert on_screen("Essai", COLUMNS, []).rows == ()

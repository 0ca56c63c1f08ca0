"""A text in the cell of a workbook: never a formula, an error or a date, whatever it looks like.

Any text of the model is one a cell can hold: what XML has no place for is refused where texts come in.
"""

from openpyxl.cell.cell import Cell

from ctg_core.model.spreadsheet import looks_like_a_formula

LONGEST = 32_767  # characters a cell may hold


def write_text(cell: Cell, text: str) -> None:
    """Have the cell hold this text, as it is."""
    cell.value = text
    # Set after the value, which openpyxl reads as a formula or an error when it looks like one.
    cell.data_type = "s"
    cell.quotePrefix = looks_like_a_formula(text)

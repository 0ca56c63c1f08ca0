"""The dossier a workbook was made from, stored on a hidden sheet, to tell edited cells from original ones."""

import hashlib
import json

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.reading import parse_dossier
from ctg_core.dossier.refusal import DossierRefused
from ctg_core.dossier.writing import plain_dossier
from ctg_core.exchange.received import Problem, ReceivedRefused

SHEET = "_dossier"
_MARK, _VERSION = "ctg-classeur", 1
_SLICE = 30_000  # characters; a cell holds 32 767
_EXPORT_AGAIN = "exportez de nouveau la convention, puis reportez vos corrections"


def write_snapshot(sheet: Worksheet, dossier: Dossier) -> None:
    """Fill a sheet with the JSON of the dossier, in slices of letters that any program keeps as they are."""
    sheet.title, sheet.sheet_state = SHEET, "veryHidden"
    letters = json.dumps(plain_dossier(dossier), sort_keys=True, separators=(",", ":"))
    # Spreadsheets read « _x0041_ » as another character.
    letters = letters.replace("_x", r"\u005fx")
    sheet.append([_MARK, _VERSION, hashlib.sha256(letters.encode()).hexdigest()])
    for start in range(0, len(letters), _SLICE):
        sheet.append([f"|{letters[start : start + _SLICE]}|"])  # spaces at the ends would be lost


def holds_snapshot(book: Workbook) -> bool:
    """Whether the workbook is one of ours, whole."""
    return SHEET in book.sheetnames and book[SHEET]["A1"].value == _MARK


def read_snapshot(book: Workbook, name: str) -> Dossier:
    """The dossier the workbook was made from; raises ReceivedRefused if it is missing or altered."""
    if not holds_snapshot(book):
        raise ReceivedRefused(
            name, Problem(f"ce n’est pas un classeur fait ici, ou il n’est plus entier\u202f: {_EXPORT_AGAIN}")
        )
    sheet = book[SHEET]
    if sheet["B1"].value != _VERSION:
        raise ReceivedRefused(name, Problem(f"il a été fait par une autre version\u202f: {_EXPORT_AGAIN}"))
    slices = [str(row[0])[1:-1] for row in sheet.iter_rows(min_row=2, max_col=1, values_only=True) if row[0]]
    letters = "".join(slices)
    if hashlib.sha256(letters.encode()).hexdigest() != sheet["C1"].value:
        raise ReceivedRefused(name, Problem(f"sa feuille masquée a été modifiée\u202f: {_EXPORT_AGAIN}"))
    try:
        return parse_dossier(letters.encode(), "classeur.json")
    except DossierRefused as refusal:
        raise ReceivedRefused(name, *(Problem(problem.reason) for problem in refusal.problems)) from None

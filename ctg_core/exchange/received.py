"""A workbook that somebody sent: checked before it is opened, then read as plain values and nothing else."""

import warnings
from dataclasses import dataclass
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from ctg_core.dossier.dossier import Dossier
from ctg_core.exchange.received_archive import LARGEST, Part, Unfit, inspect
from ctg_core.model.french import quoted

__all__ = ["LARGEST", "OtherConvention", "Problem", "ReceivedRefused", "received_workbook"]

_SHEETS = 100
# Read in all, empty ones included.
_ROWS = 300_000
_PLACES = 3_000_000


@dataclass(frozen=True)
class Problem:
    """What is wrong in a file, and where: ``line`` counts from 1 as a spreadsheet does, ``column`` is its heading."""

    reason: str
    sheet: str | None = None
    line: int | None = None
    column: str | None = None

    @property
    def place(self) -> str:
        """« feuille « Actions », ligne 14, colonne « Montant » », empty for the whole file."""
        said = (
            f"feuille {quoted(self.sheet)}" if self.sheet else "",
            f"ligne {self.line}" if self.line else "",
            f"colonne {quoted(self.column)}" if self.column else "",
        )
        return ", ".join(filter(None, said))

    def __str__(self) -> str:
        place = self.place
        return f"{place[0].upper()}{place[1:]}\u202f: {self.reason}." if place else f"{self.reason}."


class ReceivedRefused(Exception):
    """Raised when a file is refused whole, before any change; ``problems`` say where and why, in French."""

    def __init__(self, name: str, *problems: Problem) -> None:
        self.name = name
        self.problems = problems
        told = "\n".join(map(str, problems))
        if len(problems) == 1 and not problems[0].place:
            told = f"Le fichier {quoted(name)} est refusé\u202f: {problems[0].reason}."
        else:
            told = f"Le fichier {quoted(name)} est refusé.\n{told}"
        super().__init__(f"{told} Rien n’a été changé.")


class OtherConvention(ReceivedRefused):
    """The file is about another convention than ``here``, the one it was given for.

    ``key`` and ``short_name`` are those of the file; ``dossier`` is its content when it is a whole one.
    """

    def __init__(self, name: str, key: str, short_name: str, here: str, dossier: Dossier | None = None) -> None:
        self.key, self.short_name, self.dossier = key, short_name, dossier
        theirs = quoted(short_name) if short_name == key else f"{quoted(short_name)} ({key})"
        super().__init__(name, Problem(f"c’est celui d’une autre convention, {theirs}, et non de {quoted(here)}"))


def received_workbook(content: bytes, name: str) -> Workbook:
    """The sheets of a .xlsx file with their values, number formats and merged ranges; raises ReceivedRefused.

    Formulas are what they last gave; one that was never calculated keeps ``data_type`` "f". Dates are
    ``datetime``; errors (#REF!) keep ``data_type`` "e". Hidden sheets stay hidden (``sheet_state``); styles, links,
    images, comments are left out. At most 20 MB, 150 MB unpacked, 150,000 cells that hold something.
    """
    try:
        parts = inspect(content)
        # openpyxl warns about the extensions to the standard that it leaves out.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _Copy(content, parts).book
    except Unfit as unfit:
        raise ReceivedRefused(name, Problem(str(unfit))) from unfit
    except MemoryError:
        raise
    except Exception as error:
        raise ReceivedRefused(name, Problem("il est abîmé\u202f: il ne peut pas être lu")) from error


class _Copy:
    """A new workbook with the values of the one received, and nothing executable; raises Unfit."""

    def __init__(self, content: bytes, parts: dict[str, Part]) -> None:
        self.book = Workbook()
        self.book.remove(self.book.active)
        self._rows = self._places = 0
        reader = ExcelReader(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        reader.read()
        paths = {sheet.name: relation.target for sheet, relation in reader.parser.find_sheets()}
        if len(reader.wb.worksheets) > _SHEETS:
            raise Unfit(f"il a plus de {_SHEETS} feuilles")
        for sheet in reader.wb.worksheets:
            self._sheet(sheet, parts.get(paths.get(sheet.title, ""), Part()))
        if not self.book.worksheets:
            raise Unfit("il n’a aucune feuille de cellules")

    def _sheet(self, sheet: Worksheet, part: Part) -> None:
        copy = self.book.create_sheet(sheet.title)
        copy.sheet_state = sheet.sheet_state
        sheet.reset_dimensions()  # what the file says of its own size may be wrong
        for row in sheet.iter_rows(max_row=part.last_row) if part.last_row else ():
            self._rows += 1
            self._places += len(row)
            if self._rows > _ROWS or self._places > _PLACES:
                raise Unfit("ses données sont démesurément éloignées les unes des autres\u202f: supprimez le vide")
            for cell in row:
                if cell.value is not None:
                    _keep(cell, copy)
        for place in part.without_result:
            _unresolved(copy[place])
        for reference in part.merged:
            copy.merged_cells.add(CellRange(reference))


def _keep(cell: Cell, copy: Worksheet) -> None:
    kept = copy.cell(cell.row, cell.column)
    kept.value = cell.value
    # Set after the value: openpyxl takes "=1+1", which here is a text, for a formula.
    kept.data_type = cell.data_type
    if cell.number_format != "General":
        kept.number_format = cell.number_format


def _unresolved(cell: Cell) -> None:
    cell.value, cell.data_type = "=", "f"

"""The lines of a sheet of the project's workbook, each cell under its field, beside what it said when it was made."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from openpyxl.worksheet.worksheet import Worksheet

from ctg_core.dossier.french_input import is_blank, written
from ctg_core.dossier.headings import heading
from ctg_core.exchange.cells.slugs import key_from
from ctg_core.exchange.cells.words import Cell
from ctg_core.exchange.received import Problem
from ctg_core.exchange.workbook.tables import Table
from ctg_core.exchange.workbook.writing import fitting
from ctg_core.model.french import folded, quoted

NAMING = ("title", "label", "name")
# What tells apart rows of the same words, or that bear none.
_CONTEXT = ("indicator", "organisation", "body", "meeting", "action", "period", "year", "commune", "facility", "funder")


@dataclass
class Line:
    """A line, ``said`` being what the same row said in the workbook as it was made; its key is made if it has none."""

    number: int
    key: str
    cells: Mapping[str, object]
    said: Mapping[str, Cell]

    def edits(self) -> Iterator[tuple[str, object]]:
        """Each field whose cell no longer holds what was written in it."""
        for name, value in self.cells.items():
            if name != "key" and not _same(value, self.said.get(name)):
                yield name, value

    @property
    def words(self) -> str:
        """What the row is called now."""
        return next((written(self.cells[name]) for name in NAMING if not is_blank(self.cells.get(name))), self.key)


@dataclass
class SheetLines:
    """The lines of one sheet and what is wrong in it."""

    sheet: Worksheet
    table: Table
    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.table.collection == "convention":
            self.lines = list(_convention_lines(self.sheet, self.table))
            return
        columns = self._columns()
        self.lines = list(self._read(columns))

    def _columns(self) -> dict[int, str]:
        """The field of each column, by its rank, found by its heading."""
        fields = {folded(column.heading): column.field for column in self.table.columns}
        columns: dict[int, str] = {}
        for rank, cell in enumerate(self.sheet[1]):
            name = fields.get(folded(written(cell.value)))
            if is_blank(cell.value):
                continue
            if name is None or name in columns.values():
                reason = "cette colonne y est deux fois" if name else "cette colonne n’existe pas ici"
                self._refuse(reason, 1, written(cell.value))
            else:
                columns[rank] = name
        if "key" not in columns.values():
            self._refuse("elle n’est plus dans la feuille, et elle est nécessaire", 1, heading("", "key"))
        return columns

    def _read(self, columns: Mapping[int, str]) -> Iterator[Line]:
        fields = [column.field for column in self.table.columns]
        said = {
            key: dict(zip(fields, row, strict=True)) for key, row in zip(self.table.keys, self.table.rows, strict=True)
        }
        taken: dict[str, int] = {}
        unnamed: list[Line] = []
        for number, row in enumerate(self.sheet.iter_rows(min_row=2), start=2):
            cells = {columns[rank]: cell.value for rank, cell in enumerate(row) if rank in columns}
            if all(map(is_blank, cells.values())):
                continue
            for rank in columns:
                if rank < len(row) and row[rank].data_type in ("f", "e"):
                    reason = "la formule ne donne aucun résultat\u202f: écrivez la valeur"
                    self._refuse(reason, number, written(self.sheet.cell(1, rank + 1).value))
            key = "" if is_blank(cells.get("key")) else written(cells["key"])
            if key in taken:
                self._refuse(f"{quoted(key)} est déjà la clé de la ligne {taken[key]}", number, heading("", "key"))
                continue
            line = Line(number, key, cells, said.get(key, {}))
            if key:
                taken[key] = number
            else:
                unnamed.append(line)
            yield line
        for line in unnamed:
            line.key = _free(key_from(*_telling(line.cells)), taken)
            taken[line.key] = line.number

    def _refuse(self, reason: str, line: int, column: str) -> None:
        self.problems.append(Problem(reason, self.sheet.title, line, column))


def _convention_lines(sheet: Worksheet, table: Table) -> Iterator[Line]:
    """One line a field: its heading says which."""
    fields = {folded(str(row[0])): (key, row) for key, row in zip(table.keys, table.rows, strict=True)}
    rows = sheet.iter_rows(min_row=2, min_col=1, max_col=3, values_only=True)
    for number, (title, value, sources) in enumerate(rows, start=2):
        if found := fields.get(folded(written(title))):
            name, said = found
            yield Line(number, name, {name: value, "citations": sources}, {name: said[1], "citations": said[2]})


def _same(value: object, said: Cell) -> bool:
    """Whether a cell still holds what was written in it; spaces and line ends are not words."""
    if is_blank(value) or said is None:
        return is_blank(value) and (said is None or not _spaced(fitting(str(said))))
    if isinstance(said, str):
        return _spaced(written(value)) == _spaced(fitting(said))
    return isinstance(value, int | float | Decimal) and float(value) == float(said)


def _spaced(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _telling(cells: Mapping[str, object]) -> Iterator[str]:
    """The words of an added row that tell it from others."""
    for name in (*NAMING, *_CONTEXT):
        if not is_blank(cells.get(name)):
            yield written(cells[name])


def _free(key: str, taken: Mapping[str, int]) -> str:
    rank, free = 1, key
    while free in taken:
        rank += 1
        free = f"{key}-{rank}"
    return free

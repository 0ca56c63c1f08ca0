"""A received table as lines of cells: from a text file, whatever its encoding and separator, or from a sheet."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from ctg_core.dossier.french_input import is_blank
from ctg_core.exchange.received import LARGEST, Problem, ReceivedRefused
from ctg_core.model.french import number

_CELLS = 500_000
_LONGEST = 32_767  # characters a cell may hold, as in a spreadsheet
_SEPARATORS = ";\t,"
_BINARY = (b"PK", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"{\\rtf")
_SAMPLE, _BEGINNING = 50, 100_000  # lines, characters


@dataclass(frozen=True)
class Grid:
    """``lines`` are numbered from 1; ``title`` is that of the sheet, None for a text file.

    ``spread`` are the places, (line, rank), that only repeat the first cell of the merged range they are in.
    """

    title: str | None
    lines: Sequence[Sequence[object]]
    spread: frozenset[tuple[int, int]] = frozenset()
    unresolved: frozenset[tuple[int, int]] = frozenset()

    def numbered(self, first: int = 1) -> Iterator[tuple[int, Sequence[object]]]:
        """Each line that says something, with its number."""
        for line, cells in enumerate(self.lines[first - 1 :], start=first):
            if not all(map(is_blank, cells)):
                yield line, cells


def text_grid(content: bytes, name: str) -> Grid:
    """The lines of a CSV file; raises ReceivedRefused, with the reason, when it cannot be parsed or is too large."""
    text = _decoded(content, name)
    lines: list[list[str]] = []
    cells = 0
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True):
            cells += len(line)
            if cells > _CELLS:
                raise ReceivedRefused(name, Problem(f"il a plus de {number(_CELLS)} cellules"))
            if any(len(cell) > _LONGEST for cell in line):
                raise ReceivedRefused(name, Problem("une cellule y est démesurément longue", None, len(lines) + 1))
            lines.append(line)
    except csv.Error:
        raise ReceivedRefused(name, Problem(_broken(text), None, len(lines) + 1)) from None
    return Grid(None, lines)


def sheet_grid(sheet: Worksheet) -> Grid:
    """The lines of a sheet; each cell of a merged range says what the range says."""
    lines = [[_shown(cell) for cell in row] for row in sheet.iter_rows()]
    unresolved = frozenset(
        (cell.row, cell.column - 1) for row in sheet.iter_rows() for cell in row if cell.data_type in ("e", "f")
    )
    spread = set()
    for merged in sheet.merged_cells.ranges:
        said = sheet.cell(merged.min_row, merged.min_col).value
        for line in range(merged.min_row, min(merged.max_row, len(lines)) + 1):
            for rank in range(merged.min_col - 1, min(merged.max_col, len(lines[line - 1]))):
                if (line, rank) != (merged.min_row, merged.min_col - 1):
                    lines[line - 1][rank] = said
                    spread.add((line, rank))
    return Grid(sheet.title, lines, frozenset(spread), unresolved)


def _shown(cell: Cell) -> object:
    """The value, in percents where the sheet shows percents: 0.5 is « 50 % » there."""
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool) and "%" in cell.number_format:
        return f"{round(Decimal(repr(cell.value)) * 100, 6).normalize():f}".replace(".", ",") + "\u00a0%"
    return cell.value


def _decoded(content: bytes, name: str) -> str:
    """The text, in the encoding its bytes show: UTF-8, UTF-16 by its mark, else Windows-1252."""
    if not content.strip():
        raise ReceivedRefused(name, Problem("il est vide"))
    if len(content) > LARGEST:
        raise ReceivedRefused(name, Problem(f"il pèse plus de {LARGEST // 1_000_000}\u00a0Mo"))
    if content.startswith(_BINARY):
        raise ReceivedRefused(name, Problem("ce n’est pas un fichier de texte (.csv)"))
    for encoding in ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text or sum(character < " " and character not in "\t\r\n" for character in text[:10_000]):
            break
        return text
    raise ReceivedRefused(name, Problem("ce n’est pas un texte lisible\u202f: enregistrez-le en CSV UTF-8"))


def _separator(text: str) -> str:
    """The separator that cuts the first lines most evenly: never guessed from the name of the file."""
    sample = "\n".join(text[:_BEGINNING].splitlines()[:_SAMPLE])

    def evenness(separator: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator) if row]
        except csv.Error:
            return 0, 0
        first = widths[0] if widths else 0
        return (sum(width == first for width in widths) if first > 1 else 0), first

    return max(_SEPARATORS, key=evenness)


def _broken(text: str) -> str:
    return "un guillemet y est ouvert et n’est pas refermé" if text.count('"') % 2 else "ses guillemets sont mal placés"

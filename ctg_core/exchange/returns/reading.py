"""A return sheet that came back: its rows found by what identifies them, whatever happened around them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from ctg_core.dossier.french_input import is_blank, written
from ctg_core.exchange.received import OtherConvention, Problem, ReceivedRefused
from ctg_core.exchange.returns import words
from ctg_core.exchange.returns.cells import fingerprint
from ctg_core.exchange.returns.columns import (
    COLLECTION,
    CONVENTION,
    DIGEST,
    FORM,
    FORMS,
    IDENTITY,
    KEY,
    MARK,
    NOTICE,
    Form,
)
from ctg_core.exchange.returns.returned import Notice, Returned, ReturnedRow
from ctg_core.model.french import folded, quoted
from ctg_core.questions.files.return_lines import Identity

_HEADINGS_WITHIN = 20  # lines: some insert a few above the headings


def is_return_sheet(book: Workbook) -> bool:
    """Whether the workbook is a return sheet, even one that lost its cover or changed order."""
    return _notice_mark(book) == MARK or any(_find_headings(sheet) for sheet in book.worksheets)


def read_return_sheet(book: Workbook, name: str, convention: str) -> Returned:
    """The rows of a returned sheet of this convention; OtherConvention, or ReceivedRefused when beyond reading."""
    if _notice_mark(book) == MARK and book[NOTICE]["A2"].value not in (FORM, str(FORM)):
        raise ReceivedRefused(name, Problem(words.OTHER_VERSION))
    found = Returned(_notice(book))
    for sheet in book.worksheets:
        if headings := _find_headings(sheet):
            _read_table(sheet, headings, found)
    _refuse_others(found, name, convention)
    if not found.rows and not found.problems:
        raise ReceivedRefused(name, Problem(words.UNIDENTIFIED))
    _refuse_duplicates(found)
    return found


def _refuse_others(found: Returned, name: str, convention: str) -> None:
    keys = sorted({row.convention for row in found.rows})
    if len(keys) > 1:
        raise ReceivedRefused(name, Problem(words.MIXED.format(", ".join(map(quoted, keys)))))
    if keys and keys != [convention]:
        known = found.notice.convention == keys[0] and found.notice.short_name
        raise OtherConvention(name, keys[0], known or keys[0], convention)


def _notice_mark(book: Workbook) -> object:
    return book[NOTICE]["A1"].value if NOTICE in book.sheetnames else None


def _notice(book: Workbook) -> Notice:
    if _notice_mark(book) != MARK:
        return Notice()
    page = book[NOTICE]
    recipient, made, convention, short_name = (str(page[place].value or "") for place in ("A6", "A7", "A3", "A8"))
    return Notice(recipient, made[:10], convention, short_name)


@dataclass(frozen=True)
class _Headings:
    """Where the headings are: their line, and the rank of each column by its words."""

    line: int
    ranks: Mapping[str, int]

    def cell(self, row: tuple[Cell, ...], heading: str) -> Cell | None:
        rank = self.ranks.get(folded(heading))
        return row[rank] if rank is not None and rank < len(row) else None

    def text(self, row: tuple[Cell, ...], heading: str) -> str:
        cell = self.cell(row, heading)
        return "" if cell is None or is_blank(cell.value) else written(cell.value)


def _find_headings(sheet: Worksheet) -> _Headings | None:
    for line, row in enumerate(sheet.iter_rows(max_row=_HEADINGS_WITHIN), start=1):
        ranks = {folded(written(cell.value)): rank for rank, cell in enumerate(row) if not is_blank(cell.value)}
        if folded(COLLECTION) in ranks or folded(KEY) in ranks or folded(DIGEST) in ranks:
            return _Headings(line, ranks)
    return None


def _read_table(sheet: Worksheet, headings: _Headings, found: Returned) -> None:
    lost = [heading for heading in (COLLECTION, KEY, CONVENTION, DIGEST) if folded(heading) not in headings.ranks]
    if lost:
        found.problems.append(Problem(words.LOST_COLUMNS.format(", ".join(lost)), sheet.title))
        return
    seen: set[str] = set()
    merged = _merged_lines(sheet)
    for row in sheet.iter_rows(min_row=headings.line + 1):
        line = row[0].row
        form = FORMS.get(headings.text(row, COLLECTION))
        if form is None or not headings.text(row, KEY) or not headings.text(row, CONVENTION):
            found.problems.extend(_stray(sheet, headings, row, line))
            continue
        if form.title not in seen:
            seen.add(form.title)
            found.problems.extend(_missing_columns(sheet, headings, form))
        found.rows.append(_row(sheet, headings, row, form, spoilt=merged.get(line, "")))


def _row(sheet: Worksheet, headings: _Headings, row: tuple[Cell, ...], form: Form, *, spoilt: str) -> ReturnedRow:
    naming, _, fields = headings.text(row, DIGEST).partition(" ")
    showed = dict(pair.split(":", 1) for pair in fields.split() if ":" in pair)
    if not spoilt and naming != _named(headings, row, form):
        spoilt = words.MISMATCHED
    cells = ((column.field, headings.cell(row, column.heading)) for column in form.inputs)
    return ReturnedRow(
        sheet=sheet.title,
        line=row[0].row,
        form=form,
        key=headings.text(row, KEY),
        convention=headings.text(row, CONVENTION),
        cells={name: cell for name, cell in cells if cell is not None and name in showed},
        showed=showed,
        spoilt=spoilt,
    )


def _named(headings: _Headings, row: tuple[Cell, ...], form: Form) -> str:
    """The fingerprint of the words that name a row, as they came back."""
    return fingerprint("|".join(headings.text(row, column.heading) for column in form.naming))


def _missing_columns(sheet: Worksheet, headings: _Headings, form: Form) -> Iterator[Problem]:
    for column in (*form.naming, *form.inputs):
        if folded(column.heading) not in headings.ranks:
            yield Problem(words.MISSING_COLUMN, sheet.title, None, column.heading)


def _stray(sheet: Worksheet, headings: _Headings, row: tuple[Cell, ...], line: int) -> Iterator[Problem]:
    """A line that somebody added holds what no row can take; one left empty says nothing."""
    hidden = {headings.ranks[folded(heading)] for heading in IDENTITY if folded(heading) in headings.ranks}
    if any(not is_blank(cell.value) for rank, cell in enumerate(row) if rank not in hidden):
        yield Problem(words.STRAY, sheet.title, line)


def _merged_lines(sheet: Worksheet) -> dict[int, str]:
    """The lines that merged cells run over: what the hidden ones held is lost."""
    return {
        line: words.MERGED.format(area.coord)
        for area in sheet.merged_cells.ranges
        for line in range(area.min_row, area.max_row + 1)
    }


def _refuse_duplicates(found: Returned) -> None:
    """Keep one of several lines that say the same of one row; spoil those that do not agree."""
    by_identity: dict[Identity, list[ReturnedRow]] = {}
    for row in found.rows:
        by_identity.setdefault(row.identity, []).append(row)
    found.rows = []
    for rows in by_identity.values():
        first, *others = rows
        if all(_values(row) == _values(first) for row in others):
            found.rows.append(first)
            continue
        lines = ", ".join(str(row.line) for row in rows)
        found.problems += [Problem(words.REPEATED.format(lines), row.sheet, row.line) for row in rows]


def _values(row: ReturnedRow) -> dict[str, object]:
    return {name: cell.value for name, cell in row.cells.items()}

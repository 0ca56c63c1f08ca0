"""The return sheet: a workbook that somebody without an account fills in and sends back, prefilled and locked."""

from collections.abc import Iterable, Sequence
from datetime import date

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ctg_core.dossier.field_kinds import Kind
from ctg_core.dossier.fields import fields_of
from ctg_core.exchange.cells import books
from ctg_core.exchange.returns.cells import fingerprint, shown
from ctg_core.exchange.returns.columns import ABSENCES, FORM, FORMS, IDENTITY, MARK, NOTICE, Column, Form
from ctg_core.exchange.returns.words import REFUSED, TITLE, UNLISTED, WANTED, guide
from ctg_core.questions.files.return_lines import TO_GIVE, Line, Plain, ReturnSheet, ValueLine

_HEADER, _INPUT, _ASKED = (PatternFill("solid", fgColor=colour) for colour in (books.HEADER, "FFFFFF", "FFF6D6"))
_TOLD = PatternFill("solid", fgColor="F2F3F6")
_LINE = Side(style="thin", color="B8BECC")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_WORDS = Alignment(wrap_text=True, vertical="top", horizontal="left", indent=1)
_FIRST = 2  # the first line under the headings
_LINE_HEIGHT, _MOST_LINES = 15, 12  # points; a row taller than a screen is hard to read
_WIDE = 200  # characters: beyond, A4 is too small to read
# Where the words of each list stand on the sheet nobody sees.
_LISTS = {
    "missing_reason": ("C", ABSENCES),
    "status": ("D", tuple(fields_of("actions")["status"].labels.values())),
    "confidence": ("E", tuple(fields_of("actions")["confidence"].labels.values())),
}
_BOUNDS = {
    Kind.DECIMAL: ("decimal", -(10**15), 10**15),
    Kind.MONEY: ("decimal", 0, 10**13),
    Kind.WHOLE: ("whole", 0, 100),
}


def return_workbook(sheet: ReturnSheet, day: date) -> bytes:
    """The bytes of an .xlsx file made on ``day``: only the cells to fill in are unlocked, and no password is asked."""
    book = books.new_book(TITLE.format(sheet.recipient.name))
    book.security.lockStructure = True
    asked = [(form, lines) for form in FORMS.values() if (lines := sheet.of(form.collection))]
    _write_guide(book.active, guide(sheet, day, [(form.title, len(lines)) for form, lines in asked]))
    for form, lines in asked:
        _write_table(book.create_sheet(form.title), form, lines, sheet)
    for page in book:
        _prepare(page, sheet)
    _write_notice(book.create_sheet(NOTICE), sheet, day)
    return books.content_of(book)


def _write_guide(page: Worksheet, texts: Iterable[str]) -> None:
    for number, text in enumerate(texts, start=1):
        _write(page.cell(number, 1), text)
        page.row_dimensions[number].height = _height([(text, books.GUIDE_WIDTH)])
    page["A1"].font = Font(name="Calibri", bold=True, size=14)
    page.row_dimensions[1].height = 24


def _write_table(page: Worksheet, form: Form, lines: Sequence[Line], sheet: ReturnSheet) -> None:
    headings = [*(column.heading for column in form.columns), *IDENTITY]
    for rank, heading in enumerate(headings, start=1):
        cell = page.cell(1, rank)
        _write(cell, heading)
        cell.font, cell.fill, cell.border = Font(name="Calibri", bold=True), _HEADER, _BORDER
    page.row_dimensions[1].height = 2 * _LINE_HEIGHT
    for number, line in enumerate(lines, start=_FIRST):
        for rank, column in enumerate(form.columns, start=1):
            _fill(page.cell(number, rank), column, line)
        page.row_dimensions[number].height = _height(
            [(shown(column, line.shows(column.field)), column.width) for column in form.columns]
        )
        for rank, mark in enumerate(_identity(form, line, sheet), start=len(form.columns) + 1):
            _write(page.cell(number, rank), mark)
    for rank, column in enumerate(form.columns, start=1):
        page.column_dimensions[get_column_letter(rank)].width = column.width
        if column.input:
            letter = get_column_letter(rank)
            page.add_data_validation(_rule_of(column, f"{letter}{_FIRST}:{letter}{_FIRST + len(lines) - 1}"))
    for rank in range(len(form.columns) + 1, len(headings) + 1):
        page.column_dimensions[get_column_letter(rank)].hidden = True
    named = [rank for rank, column in enumerate(form.columns, start=1) if column.naming]
    page.freeze_panes = page.cell(_FIRST, min(named[0], 2) + 1)
    page.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{len(lines) + 1}"


def _identity(form: Form, line: Line, sheet: ReturnSheet) -> Iterable[Plain]:
    """What says which row this is, and what its cells showed."""
    return (*line.identity, line.version, sheet.convention.key, digest(form, line))


def digest(form: Form, line: Line) -> str:
    """What a row showed: one fingerprint for the words that name it, one for each cell to fill."""
    words = (shown(column, line.shows(column.field)) for column in form.naming)
    naming = fingerprint("|".join(str(word or "").strip() for word in words))
    cells = (f"{column.field}:{fingerprint(line.shows(column.field))}" for column in form.inputs)
    return " ".join([naming, *cells])


def _fill(cell: Cell, column: Column, line: Line) -> None:
    value = shown(column, line.shows(column.field))
    _write(cell, value)
    cell.border = _BORDER
    cell.number_format = _number_format(column, line)
    if is_open(column, line):
        missing = isinstance(line, ValueLine) and line.state == TO_GIVE and value is None
        cell.fill = _ASKED if missing and column.field != "comment" else _INPUT
        cell.protection = Protection(locked=False)
    else:
        cell.fill = _TOLD


def is_open(column: Column, line: Line) -> bool:
    """Whether this cell is to be filled: only a rate has a numerator and a denominator."""
    if isinstance(line, ValueLine) and column.field in ("numerator", "denominator"):
        return line.is_rate
    return column.input


def _number_format(column: Column, line: Line) -> str:
    if column.field in ("value", "previous") and isinstance(line, ValueLine) and line.indicator.decimals:
        decimals = line.indicator.decimals
        return f"#,##0.{'0' * decimals}{'#' * (10 - decimals)}"
    # A date is kept as typed: a spreadsheet would make a whole day of a month or a year.
    return {Kind.MONEY: books.MONEY, Kind.WHOLE: "0", Kind.DATE: "@"}.get(column.kind, "General")


def _height(cells: Iterable[tuple[Plain, int]]) -> int:
    """What the longest text of a row takes, in points: no program works it out for all others."""
    lines = max(sum(1 + len(part) // width for part in str(text or "").split("\n")) for text, width in cells)
    return min(lines, _MOST_LINES) * _LINE_HEIGHT + 3


def _write(cell: Cell, value: Plain) -> None:
    cell.alignment = _WORDS if isinstance(value, str) else _WRAPPED
    if isinstance(value, str):
        books.write_text(cell, value[: books.LONGEST])
    elif value is not None:
        cell.value = value


def _write_notice(page: Worksheet, sheet: ReturnSheet, day: date) -> None:
    """Whose sheet this is, then the lists, on a sheet nobody sees."""
    whose = sheet.recipient
    here = sheet.convention
    told: tuple[Plain, ...] = (
        *(MARK, FORM, here.key, whose.kind, whose.key, whose.name, day.isoformat()),
        here.short_name,
    )
    for number, value in enumerate(told, start=1):
        _write(page.cell(number, 1), value)
    for letter, words in _LISTS.values():
        for number, word in enumerate(words, start=1):
            _write(page[f"{letter}{number}"], word)
    page.sheet_state = "veryHidden"


def _prepare(page: Worksheet, sheet: ReturnSheet) -> None:
    """Protect the page without a password, and make it ready to print."""
    page.protection.sheet = True
    page.protection.formatColumns = page.protection.formatRows = False
    page.protection.autoFilter = page.protection.sort = False
    books.prepare_printing(page, sheet.convention, about=sheet.recipient.name)
    if sum(column.width for column in page.column_dimensions.values() if not column.hidden) > _WIDE:
        page.page_setup.paperSize = page.PAPERSIZE_A3


def _rule_of(column: Column, cells: str) -> DataValidation:
    """What these cells of a column accept, and what is said on entering them."""
    rule = _accepted(column)
    rule.promptTitle, rule.prompt, rule.showInputMessage = column.heading[:32], column.hint, bool(column.hint)
    rule.allow_blank = True
    if rule.type:
        rule.showErrorMessage, rule.error = True, WANTED[column.kind]
        rule.errorTitle = UNLISTED if rule.errorStyle == "warning" else REFUSED
    rule.add(cells)
    return rule


def _accepted(column: Column) -> DataValidation:
    if column.kind in _BOUNDS:
        kind, least, most = _BOUNDS[column.kind]
        return DataValidation(type=kind, operator="between", formula1=str(least), formula2=str(most))
    if column.field in _LISTS:
        letter, listed = _LISTS[column.field]
        style = "stop" if column.kind == Kind.CODE else "warning"  # a reason of one's own may be kept
        return DataValidation(type="list", formula1=f"'{NOTICE}'!${letter}$1:${letter}${len(listed)}", errorStyle=style)
    return DataValidation()

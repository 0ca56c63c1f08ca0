"""A cell of a return sheet: what it shows, what was typed in it, and how to tell whether it changed."""

import hashlib
import re
from datetime import date, datetime
from decimal import Decimal

from openpyxl.cell.cell import Cell

from ctg_core.dossier import fields
from ctg_core.dossier.field_kinds import WORDS, Kind
from ctg_core.dossier.french_input import Unreadable, read_date, written
from ctg_core.exchange.cells.books import LONGEST
from ctg_core.exchange.returns import words
from ctg_core.exchange.returns.columns import Column
from ctg_core.model.french import quoted
from ctg_core.model.french_dates import short_moment
from ctg_core.questions.files.return_lines import Plain

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_DIGITS = 12


def shown(column: Column, value: Plain) -> Plain:
    """What a cell holds for this value: a number, euros, a date or a code in the words people write."""
    if value is None:
        return None
    if column.kind == Kind.MONEY:
        return Decimal(value).scaleb(-2)
    if column.kind == Kind.DATE:
        return short_moment(str(value))
    return column.holds.labels.get(str(value), value) if column.holds else value


def said(column: Column, value: Plain) -> str:
    """The value of a column to fill, in a sentence; empty for nothing."""
    return fields.said(_held(column), value, manner=fields.FILE)


def read(column: Column, cell: Cell, unit: str = "") -> Plain:
    """The value typed in a cell to fill; Unreadable says why there is none."""
    if cell.data_type == "f":
        raise Unreadable(words.UNRESOLVED)
    if cell.data_type == "e":
        raise Unreadable(words.MISCALCULATED.format(quoted(str(cell.value))))
    field = _held(column)
    found: Plain = fields.read(field, _as_typed(field, cell, unit or field.unit), unit=unit)
    return found


def fingerprint(value: object) -> str:
    """A few letters that change when the value does, whatever its spaces, its type in the file and its zeros."""
    if isinstance(value, int | float | Decimal):
        value = format(Decimal(str(value)).normalize(), "f")
    text = " ".join(str("" if value is None else value)[:LONGEST].split())
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def _held(column: Column) -> fields.Field:
    if column.holds is None:
        raise ValueError(f"nothing is filled in {column.heading}")
    return column.holds


def _as_typed(field: fields.Field, cell: Cell, unit: str) -> object:
    """What a person typed, before their spreadsheet made something else of it."""
    if field.kind in (Kind.DECIMAL, Kind.WHOLE):
        return _in_its_unit(cell, unit)
    if field.kind == Kind.DATE:
        return _date(cell)
    if field.kind in WORDS and isinstance(cell.value, str):
        return _CONTROL.sub("", written(cell.value).replace("_x000D_", ""))
    return cell.value


def _in_its_unit(cell: Cell, unit: str) -> object:
    """A number typed as a percentage is a hundredth for a spreadsheet, and 63,4 for an indicator in %."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in cell.number_format:
        if unit != "%":
            raise Unreadable(words.PERCENTAGE.format(written(value), quoted(unit)))
        return float(Decimal(str(value)) * 100)
    return value


def _date(cell: Cell) -> object:
    """A date typed as « 03/2026 » becomes its first day for a spreadsheet, shown without its day."""
    shape = cell.number_format.lower()
    if not isinstance(cell.value, datetime | date) or "d" in shape:
        return cell.value
    return read_date(cell.value)[: 7 if "m" in shape else 4]

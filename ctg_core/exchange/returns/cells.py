"""A cell of a return sheet: what it shows, what was typed in it, and how to tell whether it changed."""

import hashlib
import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from openpyxl.cell.cell import Cell

from ctg_core.dossier.french_input import (
    Unreadable,
    is_blank,
    read_cents,
    read_date,
    read_number,
    read_whole,
    written,
)
from ctg_core.exchange.cells.text import LONGEST
from ctg_core.exchange.returns.columns import CHOICE, CHOICES, DATE, EUROS, NUMBER, PERCENT, Column
from ctg_core.model.dates import span
from ctg_core.model.french import euros, folded, number, quoted

Plain = str | int | Decimal | None

_HUGE = 10**15  # cents
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_DIGITS = 12


def shown(column: Column, value: Plain) -> Plain:
    """What a cell holds for this value: a number, euros, a date or a code in the words people write."""
    if value is None:
        return None
    if column.kind == EUROS:
        return Decimal(value).scaleb(-2)
    if column.kind == DATE:
        return written_date(str(value))
    if column.kind == CHOICE:
        return CHOICES[column.field].get(str(value), value)
    return value


def said(column: Column, value: Plain) -> str:
    """The value in a sentence; empty for nothing."""
    if value is None:
        return ""
    if column.kind == EUROS:
        return euros(int(value))
    if isinstance(value, int | Decimal):
        return number(value)
    return str(shown(column, value))


def written_date(text: str) -> str:
    """A partial date as it is typed: 31/12/2026, 12/2026, T1 2026, S2 2026, 2026."""
    when = span(text).precision
    year, _, rest = text.partition("-")
    if when == "day":
        month, _, day = rest.partition("-")
        return f"{day}/{month}/{year}"
    if when == "month":
        return f"{rest}/{year}"
    return f"{rest.replace('Q', 'T')} {year}".strip()


def read(column: Column, cell: Cell, unit: str = "") -> Plain:
    """The value typed in a cell; Unreadable says why there is none."""
    if cell.data_type == "f":
        raise Unreadable("la formule n’a pas de résultat enregistré\u202f: écrivez sa valeur")
    if cell.data_type == "e":
        raise Unreadable(f"{quoted(str(cell.value))} est une erreur de calcul")
    if is_blank(cell.value):
        return None
    readers: dict[str, Callable[[], Plain]] = {
        NUMBER: lambda: read_number(_in_its_unit(cell, unit), unit),
        PERCENT: lambda: _percentage(_in_its_unit(cell, "%")),
        EUROS: lambda: _cents(cell.value),
        DATE: lambda: _date(cell),
        CHOICE: lambda: _code(column, written(cell.value)),
    }
    return readers.get(column.kind, lambda: _text(cell.value))()


def fingerprint(value: object) -> str:
    """A few letters that change when the value does, whatever its spaces, its type in the file and its zeros."""
    if isinstance(value, int | float | Decimal):
        value = format(Decimal(str(value)).normalize(), "f")
    text = " ".join(str("" if value is None else value)[:LONGEST].split())
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def _in_its_unit(cell: Cell, unit: str) -> object:
    """A number typed as a percentage is a hundredth for a spreadsheet, and 63,4 for an indicator in %."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in cell.number_format:
        if unit != "%":
            raise Unreadable(f"{written(value)} est écrit en pourcentage, et l’unité est {quoted(unit)}")
        return float(Decimal(str(value)) * 100)
    return value


def _percentage(value: object) -> int:
    percentage = read_whole(value.replace("%", "") if isinstance(value, str) else value)
    if not 0 <= percentage <= 100:
        raise Unreadable(f"{quoted(written(value))} n’est pas entre 0 et 100")
    return percentage


def _cents(value: object) -> int:
    cents = read_cents(value)
    if cents > _HUGE:
        raise Unreadable(f"{quoted(written(value))} est un montant démesuré")
    return cents


def _date(cell: Cell) -> str:
    """A date typed as « 03/2026 » becomes its first day for a spreadsheet, shown without its day."""
    found, shape = read_date(cell.value), cell.number_format.lower()
    if not isinstance(cell.value, datetime | date) or "d" in shape:
        return found
    return found[:7] if "m" in shape else found[:4]


def _code(column: Column, text: str) -> str:
    labels = CHOICES[column.field]
    found = [code for code, label in labels.items() if folded(label) == folded(text)]
    if not found:
        raise Unreadable(f"{quoted(text[:60])} n’est pas dans la liste ({', '.join(labels.values())})")
    return found[0]


def _text(value: object) -> str | None:
    text = written(value).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")
    return _CONTROL.sub("", text).strip() or None

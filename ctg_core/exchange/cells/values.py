"""The value of a spreadsheet's cell, whatever its type there: a number, an amount, a date, or words that say one."""

from datetime import date, datetime
from decimal import Decimal

from ctg_core.exchange.cells.french_input import Unreadable, read_cents, read_date, read_number
from ctg_core.model.french import quoted

_PLACES = 10  # decimals an exact number keeps; what binary fractions add lies beyond
_NEARLY = Decimal("0.0001")  # cents


def is_blank(value: object) -> bool:
    """Whether a cell says nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def written(value: object) -> str:
    """A cell's value as a French person would have typed it."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float):
        return f"{_decimal(value):f}".replace(".", ",")
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def cell_number(value: object, unit: str = "") -> Decimal:
    """An exact number; Unreadable says why not. A number formatted as a date is not one."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _decimal(value)
    return read_number(written(value), unit)


def cell_cents(value: object) -> int:
    """An amount in euros, as whole cents."""
    if isinstance(value, str):
        return read_cents(value)
    cents = cell_number(value) * 100
    whole = cents.to_integral_value()
    if abs(cents - whole) > _NEARLY:
        raise Unreadable(f"{quoted(written(value))}\u202f: un montant a deux décimales au plus")
    if whole < 0:
        raise Unreadable(f"{quoted(written(value))}\u202f: un montant ne peut pas être négatif")
    return int(whole)


def cell_date(value: object) -> str:
    """A partial date, from a date or from words."""
    if isinstance(value, float):
        raise Unreadable(f"{quoted(written(value))} n’est pas une date")
    return read_date(value if isinstance(value, date) else str(value))


def cell_whole(value: object) -> int:
    """A whole number."""
    number = cell_number(value)
    if number != int(number):
        raise Unreadable(f"{quoted(written(value))} n’est pas un nombre entier")
    return int(number)


def _decimal(value: int | float) -> Decimal:
    exact = Decimal(repr(value))
    if exact.is_nan() or exact.is_infinite() or abs(exact) >= Decimal(10) ** 20:
        raise Unreadable(f"{quoted(str(value))} est un nombre démesuré")
    rounded = round(exact, _PLACES).normalize()
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded

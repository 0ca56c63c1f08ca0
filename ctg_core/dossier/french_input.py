"""What people type, paste or leave in a spreadsheet, read as French readers mean it. Never guessed.

Each reader takes a text or the value of a cell, whatever its type there, and raises Unreadable with the reason.
``1,234`` and ``1.234`` may be one and a bit or a thousand and more: both are refused, with what to write.
"""

import re
from datetime import date, datetime
from decimal import Decimal

from ctg_core.model.dates import span
from ctg_core.model.french import NO_BREAK, quoted

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u2060]+")
_MINUS = str.maketrans("\u2212\u2013\u2010\u2011", "----")
_GROUPED = re.compile(r"\d{1,3}( \d{3})+")
_NUMBER = re.compile(r"(-?)(\d+(?: \d+)*)(?:([.,])(\d+))?", re.ASCII)
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_LONGEST = 20  # digits, as exact values accept
_PLACES = 10  # decimals an exact number keeps; what binary fractions add lies beyond
_NEARLY = Decimal("0.0001")  # cents that a binary fraction adds
_EURO = re.compile(r"\s*(€|euros?)\s*$", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_MONTH_FIRST = re.compile(r"(\d{1,2})[/.-](\d{4})")
_HALF = re.compile(r"s(?:emestre)?\s*([12])\s*(\d{4})|([12])(?:er|e|nd)?\s*semestre\s*(\d{4})", re.IGNORECASE)
_QUARTER = re.compile(r"[tq]\s*([1-4])\s*(\d{4})|([1-4])(?:er|e|nd)?\s*trimestre\s*(\d{4})", re.IGNORECASE)
_MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()  # noqa: SIM905 - read at a glance
)
_NAMED_MONTH = re.compile(rf"(?:(\d{{1,2}})(?:er)?\s+)?({'|'.join(_MONTHS)})\s+(\d{{4}})", re.IGNORECASE)


class Unreadable(ValueError):
    """What was typed cannot be read; the message is the reason, in French."""


def is_blank(value: object) -> bool:
    """Whether a box or a cell says nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def written(value: object) -> str:
    """A cell's value as a French person would have typed it."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float):
        return f"{_exact(value):f}".replace(".", ",")
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def read_number(value: object, unit: str = "") -> Decimal:
    """« 1 234,50 », « (12) », « −3 » or « 12 % » where the unit is %; Unreadable says what to write instead.

    A number that a spreadsheet formats as a date is not one.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _exact(value)
    text = value if isinstance(value, str) else written(value)
    bare = _SPACES.sub(" ", text.translate(_MINUS)).strip()
    if unit and bare.lower().endswith(unit.lower()):
        bare = bare[: -len(unit)].rstrip()
    if bare.startswith("(") and bare.endswith(")"):
        bare = f"-{bare[1:-1].strip()}"
    found = _NUMBER.fullmatch(bare)
    if found is None:
        raise Unreadable(f"{quoted(text)} n’est pas un nombre")
    sign, whole, separator, decimals = found.groups()
    if " " in whole and not _GROUPED.fullmatch(whole):
        raise Unreadable(f"{quoted(text)}\u202f: les espaces ne séparent pas des milliers")
    if separator and _AMBIGUOUS.fullmatch(f"{whole}{separator}{decimals}"):
        raise Unreadable(_which(text, whole, decimals))
    digits = whole.replace(" ", "")
    if len(digits) > _LONGEST or len(decimals or "") > _PLACES:
        raise Unreadable(f"{quoted(text[:30])} est un nombre démesuré")
    return Decimal(f"{sign}{digits}.{decimals}" if decimals else f"{sign}{digits}")


def read_whole(value: object, unit: str = "") -> int:
    """``read_number`` without decimals; Unreadable when there are some."""
    number = read_number(value, unit)
    if number != int(number):
        raise Unreadable(f"{quoted(written(value))} n’est pas un nombre entier")
    return int(number)


def read_cents(value: object) -> int:
    """An amount in euros, as whole cents; Unreadable beyond two decimals or below zero."""
    cents = read_number(_EURO.sub("", value) if isinstance(value, str) else value) * 100
    whole = cents.to_integral_value()
    if abs(cents - whole) > (_NEARLY if isinstance(value, float) else 0):
        raise Unreadable(f"{quoted(written(value))}\u202f: un montant a deux décimales au plus")
    if whole < 0:
        raise Unreadable(f"{quoted(written(value))}\u202f: un montant ne peut pas être négatif")
    return int(whole)


def read_date(value: object) -> str:
    """A partial date from 31/12/2026, 12/2026, décembre 2026, T1 2026, S2 2026 or 2026; Unreadable otherwise."""
    if isinstance(value, date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    found = _standard(_SPACES.sub(" ", str(value)).strip())
    try:
        if isinstance(value, float):
            raise ValueError  # 12.2026 is no month
        span(found)
    except ValueError:
        raise Unreadable(f"{quoted(written(value))} n’est pas une date") from None
    return found


def _exact(value: int | float) -> Decimal:
    exact = Decimal(repr(value))
    if exact.is_nan() or exact.is_infinite() or abs(exact) >= Decimal(10) ** _LONGEST:
        raise Unreadable(f"{quoted(str(value))} est un nombre démesuré")
    rounded = round(exact, _PLACES).normalize()
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded


def _which(text: str, whole: str, decimals: str) -> str:
    return (
        f"{quoted(text)} peut se lire de deux façons\u202f: écrivez {whole}{NO_BREAK}{decimals} ou {whole},{decimals}0"
    )


def _standard(text: str) -> str:
    """The standard writing of a date, or the text as it is."""
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
        return f"{year}-{month:0>2}-{day:0>2}"
    if found := _MONTH_FIRST.fullmatch(text):
        return f"{found[2]}-{found[1]:0>2}"
    if found := _HALF.fullmatch(text):
        return f"{found[2] or found[4]}-S{found[1] or found[3]}"
    if found := _QUARTER.fullmatch(text):
        return f"{found[2] or found[4]}-Q{found[1] or found[3]}"
    if found := _NAMED_MONTH.fullmatch(text):
        month = f"{found[3]}-{_MONTHS.index(found[2].lower()) + 1:02}"
        return f"{month}-{found[1]:0>2}" if found[1] else month
    return text.upper()

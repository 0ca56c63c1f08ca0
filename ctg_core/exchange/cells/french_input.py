"""What people type or paste, read as French readers mean it: numbers, amounts, dates. Never guessed.

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
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_MONTH_FIRST = re.compile(r"(\d{1,2})[/.-](\d{4})")
_HALF = re.compile(r"s(?:emestre)?\s*([12])\s*(\d{4})|([12])(?:er|e|nd)?\s*semestre\s*(\d{4})", re.IGNORECASE)
_QUARTER = re.compile(r"[tq]\s*([1-4])\s*(\d{4})|([1-4])(?:er|e|nd)?\s*trimestre\s*(\d{4})", re.IGNORECASE)
_MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()  # noqa: SIM905
)
_NAMED_MONTH = re.compile(rf"(?:(\d{{1,2}})(?:er)?\s+)?({'|'.join(_MONTHS)})\s+(\d{{4}})", re.IGNORECASE)


class Unreadable(ValueError):
    """What was typed cannot be read; the message is the reason, in French."""


def read_number(text: str, unit: str = "") -> Decimal:
    """« 1 234,50 », « (12) », « −3 » or « 12 % » where the unit is %; Unreadable says what to write instead."""
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
    if len(digits) > _LONGEST or len(decimals or "") > _LONGEST // 2:
        raise Unreadable(f"{quoted(text[:30])} est un nombre démesuré")
    return Decimal(f"{sign}{digits}.{decimals}" if decimals else f"{sign}{digits}")


def read_cents(text: str) -> int:
    """An amount in euros, as whole cents; Unreadable beyond two decimals or below zero."""
    amount = read_number(re.sub(r"\s*(€|euros?)\s*$", "", text, flags=re.IGNORECASE))
    cents = amount * 100
    if cents != int(cents):
        raise Unreadable(f"{quoted(text)}\u202f: un montant a deux décimales au plus")
    if cents < 0:
        raise Unreadable(f"{quoted(text)}\u202f: un montant ne peut pas être négatif")
    return int(cents)


def read_date(value: str | date) -> str:
    """A partial date from what French people write: 31/12/2026, 12/2026, décembre 2026, T1 2026, S2 2026, 2026."""
    if isinstance(value, date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    text = _SPACES.sub(" ", value).strip()
    written = _written(text)
    try:
        span(written)
    except ValueError:
        raise Unreadable(f"{quoted(value)} n’est pas une date") from None
    return written


def _which(text: str, whole: str, decimals: str) -> str:
    return (
        f"{quoted(text)} peut se lire de deux façons\u202f: écrivez {whole}{NO_BREAK}{decimals} ou {whole},{decimals}0"
    )


def _written(text: str) -> str:
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

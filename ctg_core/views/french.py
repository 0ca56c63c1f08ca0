"""Numbers, money, dates and counts as French readers expect them, with the right spaces."""

import re
from datetime import date
from decimal import Decimal

from babel.dates import format_date

from ctg_core.model.dates import Span, span
from ctg_core.model.french import counted, number, quoted
from ctg_core.model.french import euros as exact_euros

# What sentences of every layer need is below, in the model; views find the whole set here.
__all__ = [
    "NARROW",
    "SILENT",
    "WIDE",
    "counted",
    "day",
    "enumerated",
    "euros",
    "moment",
    "number",
    "on",
    "percent",
    "period",
    "quantity",
    "quoted",
    "since",
    "typeset",
    "until",
]

NARROW, WIDE = "\u202f", "\u00a0"
SILENT = "non documenté"
_MILLION_EUROS = 100_000_000


def percent(share: Decimal | int, decimals: int = 0) -> str:
    """58 -> "58 %": takes percents, not shares of one."""
    return f"{number(share, decimals)}{NARROW}%"


def euros(cents: int, rounding_cents: int = 1) -> str:
    """Cents as a document would print them: in M€ when they are known to the thousand euros at best."""
    if rounding_cents < _MILLION_EUROS // 1000 or cents < _MILLION_EUROS:
        return exact_euros(cents)
    decimals = max(0, len(str(_MILLION_EUROS // rounding_cents)) - 1)
    return f"{number(Decimal(cents) / _MILLION_EUROS, decimals)}{WIDE}M€"


def quantity(value: Decimal | int, unit: str, decimals: int | None = None, qualifier: str | None = None) -> str:
    """A number with its unit and the words that belong to it: "près de 660 enfants"."""
    space = "" if unit == "" else NARROW if unit == "%" else WIDE
    return f"{qualifier + WIDE if qualifier else ''}{number(value, decimals)}{space}{unit}"


def enumerated(parts: list[str]) -> str:
    """ "a, b et c"."""
    return " et ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def day(value: date) -> str:
    """21 novembre 2026, 1er avril 2022."""
    text: str = format_date(value, "d MMMM y", locale="fr_FR")
    return re.sub(r"^1 ", "1er ", text)


def moment(text: str) -> str:
    """A partial date at its own precision: "juin 2022", "1er semestre 2023", "2024"."""
    when = span(text)
    match when.precision:
        case "day":
            return day(when.first)
        case "month":
            return str(format_date(when.first, "MMMM y", locale="fr_FR"))
        case "quarter":
            return f"{_ordinal((when.first.month + 2) // 3)} trimestre {when.first.year}"
        case "half_year":
            return f"{_ordinal((when.first.month + 5) // 6)} semestre {when.first.year}"
        case _:
            return str(when.first.year)


def period(start: str | None, end: str | None) -> str:
    """Two partial dates as one period: "2020–2024", "juin à octobre 2022", "depuis 2023"."""
    if start is None and end is None:
        return SILENT
    if start is None or end is None:
        return since(start) if start else until(end or "")
    if start == end:
        return moment(start)
    return _between(span(start), span(end), moment(start), moment(end))


def on(text: str) -> str:
    """A partial date as a complement: "le 2 mars 2020", "en juin 2022", "au 1er semestre 2023"."""
    article = {"day": "le", "quarter": "au", "half_year": "au"}.get(span(text).precision, "en")
    return f"{article} {moment(text)}"


def since(text: str) -> str:
    """ "depuis 2023", "depuis le 2 mars 2020"."""
    article = {"day": "le ", "quarter": "le ", "half_year": "le "}.get(span(text).precision, "")
    return f"depuis {article}{moment(text)}"


def until(text: str) -> str:
    """ "jusqu’au 31 décembre 2026", "jusqu’en 2026"."""
    article = {"day": "au", "quarter": "au", "half_year": "au"}.get(span(text).precision, "en")
    return f"jusqu’{article} {moment(text)}"


def _between(first: Span, last: Span, start: str, end: str) -> str:
    if first.precision == last.precision == "year":
        return f"{start}–{end}"
    if first.first.year == last.first.year and first.precision == last.precision == "month":
        start = start.removesuffix(f" {first.first.year}")
    if last.precision != "day":
        return f"{start} à {end}"
    article = {"day": "du ", "quarter": "du ", "half_year": "du "}.get(first.precision, "de ")
    return f"{'d’' if start[0] in 'ao' and article == 'de ' else article}{start} au {end}"


def _ordinal(rank: int) -> str:
    return "1er" if rank == 1 else f"{rank}e"


def typeset(text: str) -> str:
    """A text of ours or of a document with French spaces; exact quotations are shown as they are, without it."""
    text = text.replace("'", "’")
    text = re.sub(r"[ \u00a0]+(?=[;:!?%])", NARROW, text)
    text = re.sub(r"«\s*", "«" + WIDE, text)
    return re.sub(r"\s*»", WIDE + "»", text)

"""Partial dates, periods and lengths of time as French readers expect them."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from babel.dates import format_date

from ctg_core.model.dates import Span, span
from ctg_core.model.french import SILENT, counted, enumerated

_MONTH = Decimal(365) / 12
_QUARTER = 90


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


def short_moment(text: str) -> str:
    """A partial date as it is typed: 31/12/2026, 12/2026, T1 2026, S2 2026, 2026."""
    when = span(text).precision
    year, _, rest = text.partition("-")
    if when == "day":
        month, _, day_number = rest.partition("-")
        return f"{day_number}/{month}/{year}"
    if when == "month":
        return f"{rest}/{year}"
    return f"{rest.replace('Q', 'T')} {year}".strip()


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


def years_words(years: Sequence[int]) -> str:
    """ "en 2024", "de 2023 à 2026"; nothing without a year."""
    if len(years) > 1:
        return f"de {years[0]} à {years[-1]}"
    return f"en {years[0]}" if years else ""


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


def remaining(days: int) -> str:
    """A number of days as people say it: "39 jours", "2 ans et 3 mois"."""
    if days < _QUARTER:
        return counted(days, "jour")
    years, months = divmod(int(days / _MONTH), 12)
    words = [counted(years, "an") if years else "", counted(months, "mois", "mois") if months else ""]
    return enumerated([word for word in words if word])

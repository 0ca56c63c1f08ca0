"""Indicator values compared with their numerator and denominator, and with the value they are a part of."""

from collections.abc import Iterator
from decimal import Decimal

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.findings import Finding, citations_of, places_of
from ctg_core.dossier.naming import name_of
from ctg_core.model.french import number
from ctg_core.model.indicator import Indicator, IndicatorValue, scale_of


def share_findings(dossier: Dossier) -> Iterator[Finding]:
    """Shares that their terms do not give, and parts larger than their whole."""
    indicators = {row.key: row for row in dossier.of(Indicator)}
    values = {row.key: row for row in dossier.of(IndicatorValue)}
    for value in values.values():
        indicator = indicators[value.indicator]
        yield from _check_share(value, indicator)
        if value.part_of:
            whole = values[value.part_of]
            yield from _check_part(value, whole, indicator, indicators[whole.indicator])


def recomputed_share(value: IndicatorValue, unit: str) -> Decimal | None:
    """The value its numerator and denominator give in this unit, unrounded; None when a term is missing."""
    if value.numerator is None or not value.denominator:
        return None
    return value.numerator * scale_of(unit) / value.denominator


def _check_share(value: IndicatorValue, indicator: Indicator) -> Iterator[Finding]:
    share = recomputed_share(value, indicator.unit)
    # An evolution is not the ratio of its two ends.
    if share is None or value.value is None or value.numerator is None or value.period_start:
        return
    digits = _digits(value.value)
    if abs(share - value.value) <= Decimal(5).scaleb(-digits - 1):
        return
    yield Finding(
        "info" if value.qualifier else "warning",
        "arithmetic",
        f"La valeur de {name_of(indicator)} n’est pas le rapport de ses deux termes",
        f"Valeur publiée\u202f: {number(value.value)} ({indicator.unit}). Rapport recalculé\u202f: "
        f"{number(value.numerator)} sur {number(value.denominator or 0)}, soit "
        f"{number(round(share, digits + 1))}. "
        f"Écart\u202f: {number(abs(round(share - value.value, digits + 1)))}.",
        places_of([value]),
        citations_of([value]),
    )


def _digits(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _check_part(
    part: IndicatorValue, whole: IndicatorValue, part_indicator: Indicator, whole_indicator: Indicator
) -> Iterator[Finding]:
    if part.value is None or whole.value is None or part_indicator.unit != whole_indicator.unit:
        return
    if part.value > whole.value >= 0:
        yield Finding(
            "info" if part.qualifier or whole.qualifier else "warning",
            "arithmetic",
            f"Une partie de {name_of(whole_indicator)} dépasse le tout",
            f"{name_of(whole_indicator)}\u202f: {number(whole.value)}\u202f; "
            f"dont {name_of(part_indicator)}\u202f: {number(part.value)} ({part_indicator.unit}).",
            places_of([part, whole]),
            citations_of([part, whole]),
        )

"""One indicator place by place: each commune or facility, and what they give together."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ctg_core.model.dates import span
from ctg_core.model.french import counted, number
from ctg_core.model.indicator import Indicator, IndicatorValue, scale_of
from ctg_core.questions.complete_years import complete_periods
from ctg_core.questions.indicators.attainment import ratio_of
from ctg_core.questions.indicators.values import Reading, reading_of
from ctg_core.questions.provenance.card import Card, Cards

COMMUNE, FACILITY = "commune", "facility"


@dataclass(frozen=True)
class PlaceReadings:
    """A commune or a facility with its values, by period; a place that did not exist yet has none."""

    name: str
    by_period: dict[str, Reading]


@dataclass(frozen=True)
class Together:
    """What the places give for one period: numerators over denominators for a rate, else a sum.

    ``known`` of ``there`` places have what it takes; ``value`` is None when none has.
    """

    period: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    known: int
    there: int
    card: Card


@dataclass(frozen=True)
class Breakdown:
    """The places of one sort, in the order of the dossier; ``together`` is empty where places cannot be added.

    ``latest`` is the last complete period; where none is, the last for which a place has a value, else the last one.
    """

    by: str
    periods: tuple[str, ...]
    places: tuple[PlaceReadings, ...]
    together: tuple[Together, ...]
    latest: str

    def at(self, period: str) -> Together | None:
        """What the places give together for this period."""
        return next((one for one in self.together if one.period == period), None)


def breakdowns(
    row: Indicator, values: Iterable[IndicatorValue], day: date, cards: Cards, names: Mapping[str, Mapping[str, str]]
) -> tuple[Breakdown, ...]:
    """By commune, then by facility, where there are validated values; ``names`` holds those of each sort."""
    validated = [value for value in values if value.state == "validated" and value.period and value.kind != "target"]
    found = (_breakdown(by, row, validated, day, cards, names[by]) for by in (COMMUNE, FACILITY))
    return tuple(one for one in found if one.places)


def _breakdown(
    by: str, row: Indicator, values: list[IndicatorValue], day: date, cards: Cards, names: Mapping[str, str]
) -> Breakdown:
    places: dict[str, dict[str, Reading]] = {}
    for value in values:
        place = getattr(value, by)
        if place and value.period and not value.comparator:
            places.setdefault(place, {})[value.period] = reading_of(value, row, cards)
    periods = sorted({period for readings in places.values() for period in readings}, key=lambda text: span(text).last)
    found = tuple(PlaceReadings(names.get(place, place), readings) for place, readings in places.items())
    together = (_together(row, by, period, found, cards) for period in periods)
    latest = _latest(periods, found, day) if periods else ""
    return Breakdown(by, tuple(periods), found, tuple(one for one in together if one), latest)


def _latest(periods: list[str], places: Iterable[PlaceReadings], day: date) -> str:
    known = Counter(period for place in places for period in place.by_period if _value(place, period))
    met = [period for period in periods if known[period]]
    return [*periods, *met, *complete_periods(known, day)][-1]


def _together(row: Indicator, by: str, period: str, places: tuple[PlaceReadings, ...], cards: Cards) -> Together | None:
    there = [place.by_period[period] for place in places if period in place.by_period]
    if row.aggregation not in ("sum", "ratio"):
        return None
    rate = row.aggregation == "ratio"
    known = [one for one in there if one.value is not None and (not rate or one.denominator)]
    above = _sum(one.numerator if rate else one.value for one in known)
    below = _sum(one.denominator for one in known) if rate else None
    share = ratio_of([(one.numerator, one.denominator) for one in known])
    value = (share * scale_of(row.unit) if share is not None else None) if rate else above
    card = cards.computed(
        f"indicators/{row.key}",
        f"{row.label}, {'communes' if by == COMMUNE else 'équipements'} réunis",
        _formula(row, value, above, below, [one.value for one in known]),
        rows=[one.card for one in known],
        coverage=f"{len(known)} sur {counted(len(there), _NOUNS[by])}",
    )
    return Together(period, value, above if rate else None, below, len(known), len(there), card)


_NOUNS = {COMMUNE: "commune", FACILITY: "équipement"}


def _formula(
    row: Indicator,
    value: Decimal | None,
    above: Decimal | None,
    below: Decimal | None,
    values: list[Decimal | None],
) -> str:
    if value is None or above is None:
        return "Aucun lieu n’a ce qu’il faut pour un calcul d’ensemble."
    if below is None:
        return (
            f"Somme des lieux\u202f: {' + '.join(number(one) for one in values if one is not None)} = {number(above)}"
        )
    times = " × 100" if scale_of(row.unit) == 100 else ""
    return (
        "Somme des numérateurs ÷ somme des dénominateurs, jamais la moyenne des taux\u202f: "
        f"{number(above)} ÷ {number(below)}{times} = {number(value, row.decimals)}"
    )


def _sum(terms: Iterable[Decimal | None]) -> Decimal | None:
    known = [term for term in terms if term is not None]
    return sum(known, Decimal(0)) if known else None


def _value(place: PlaceReadings, period: str) -> bool:
    return period in place.by_period and place.by_period[period].value is not None

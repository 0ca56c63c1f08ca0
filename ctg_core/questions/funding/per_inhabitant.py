"""An amount per inhabitant, only where the population of about that year is known for the very perimeter."""

from collections.abc import Iterable
from dataclasses import dataclass

from ctg_core.model.convention import Convention
from ctg_core.model.french import euros, number
from ctg_core.questions.funding.main_amounts import Highlight
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.territory.populations import nearest_year, origin_of_population, populations_of


@dataclass(frozen=True)
class PerInhabitant:
    """``cents`` per inhabitant, from ``amount`` and the ``population`` that ``origin`` counted."""

    cents: int
    amount: Highlight
    population: int
    population_year: int
    origin: str
    card: Card


def per_inhabitant(convention: Convention, amounts: Iterable[Highlight], cards: Cards) -> tuple[PerInhabitant, ...]:
    """One for each whole amount whose year is near a known population: never for a line alone, nor without a year."""
    populations = populations_of(convention)
    return tuple(
        _ratio(amount, year, populations[year], origin_of_population(convention), cards)
        for amount in amounts
        if amount.whole and amount.year and (year := nearest_year(populations, amount.year)) is not None
    )


def _ratio(amount: Highlight, year: int, population: int, origin: str, cards: Cards) -> PerInhabitant:
    cents = round(amount.cents / population)
    card = cards.computed(
        "funding/per-inhabitant",
        f"Par habitant\u202f: {amount.label}",
        f"{euros(amount.cents)} ÷ {number(population)} habitants ({origin} {year}) = {euros(cents)} environ.",
        rows=[amount.card],
        coverage=f"montant de {amount.year}, population de {year}, tout le territoire",
    )
    return PerInhabitant(cents, amount, population, year, origin, card)

"""How many inhabitants the perimeter of a convention has, year by year, and who counted them."""

from collections.abc import Iterable

from ctg_core.model.convention import Convention
from ctg_core.reference.territory import UnknownTerritory, load_territory

_YEARS_APART = 3  # beyond, a territory has changed too much for the ratio to be honest


def origin_of_population(convention: Convention) -> str:
    """Who counted the inhabitants of a known territory: a fictional population is never lent to Insee."""
    invented = convention.territory_code and load_territory(convention.territory_code).is_invented
    return "population fictive" if invented else "population municipale Insee"


def populations_of(convention: Convention) -> dict[int, int]:
    """Inhabitants of the perimeter by year; empty when its code or one of its communes is not known."""
    if convention.territory_code is None:
        return {}
    try:
        territory = load_territory(convention.territory_code)
    except UnknownTerritory:
        return {}
    within = set(convention.communes) or {commune.insee for commune in territory.communes}
    inside = [commune.population for commune in territory.communes if commune.insee in within]
    if len(inside) != len(within):
        return {}
    found = {}
    for year in sorted({year for population in inside for year in population}):
        counts = [population.get(year) for population in inside]
        known = [count for count in counts if count]
        if len(known) == len(counts):
            found[year] = sum(known)
    return found


def nearest_year(populations: Iterable[int], year: int) -> int | None:
    """The year of population closest to this one, None when all are more than three years away."""
    closest = min(populations, key=lambda known: (abs(known - year), known), default=None)
    return closest if closest is not None and abs(closest - year) <= _YEARS_APART else None

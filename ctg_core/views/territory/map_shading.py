"""What the communes of a map are shaded by: values, classes with their words, never a colour."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import floor, log10
from statistics import quantiles

from ctg_core.reference.territory import Commune, Territory
from ctg_core.views.french import number, quantity

CLASSES = 5
NOT_KNOWN = "non renseigné"


@dataclass(frozen=True, eq=False)
class Shading:
    """One value a commune, sorted into classes.

    ``breaks``: where a class starts, from the second one on; ``classes``: their words, one more than the
    breaks. ``values``: by INSEE code, ``None`` when unknown. ``diverging``: the middle class means "no change".
    """

    title: str
    unit: str
    values: Mapping[str, float | None]
    breaks: tuple[float, ...]
    classes: tuple[str, ...]
    diverging: bool = False

    def rank(self, insee: str) -> int | None:
        """Index of the class of a commune, ``None`` when its value is unknown."""
        value = self.values.get(insee)
        return None if value is None else bisect_right(self.breaks, value)

    def text(self, insee: str) -> str:
        """The value of a commune in words."""
        value = self.values.get(insee)
        if value is None:
            return NOT_KNOWN
        sign = "+" if self.diverging and value > 0 else ""
        return sign + quantity(Decimal(value), self.unit, _decimals(value))

    @property
    def has_unknown(self) -> bool:
        return any(value is None for value in self.values.values())


def graded(title: str, unit: str, values: Mapping[str, float | None]) -> Shading:
    """Shading in classes of about as many communes each, with round limits. ``values``: by INSEE code."""
    known = [value for value in values.values() if value is not None]
    breaks = _round_breaks(known) if len(known) > 1 else ()
    return Shading(title, unit, values, breaks, _class_words(breaks, known))


def population(territory: Territory) -> Shading:
    """Municipal population, latest year."""
    year = territory.latest_year
    values = {commune.insee: commune.population.get(year) for commune in territory.communes}
    return graded(f"Population municipale {year}", "hab.", values)


def density(territory: Territory) -> Shading:
    """Inhabitants a square kilometre, latest year."""
    year = territory.latest_year
    values = {commune.insee: _density(commune, year) for commune in territory.communes}
    return graded(f"Densité de population {year}", "hab./km²", values)


def evolution(territory: Territory) -> Shading:
    """Change of the municipal population between the first and the latest year, in percent."""
    first, last = min(territory.communes[0].population), territory.latest_year
    values = {commune.insee: _change(commune, first, last) for commune in territory.communes}
    words = (
        "baisse de plus de 5\u202f%",
        "baisse de 1 à 5\u202f%",
        "moins de 1\u202f% d’écart",
        "hausse de 1 à 5\u202f%",
        "hausse de plus de 5\u202f%",
    )
    title = f"Évolution de la population de {first} à {last}"
    return Shading(title, "%", values, (-5, -1, 1, 5), words, diverging=True)


SHADINGS: Mapping[str, Callable[[Territory], Shading]] = {
    "population": population,
    "densite": density,
    "evolution": evolution,
}


def _density(commune: Commune, year: int) -> float | None:
    count = commune.population.get(year)
    return None if count is None or not commune.area_km2 else count / commune.area_km2


def _change(commune: Commune, first: int, last: int) -> float | None:
    before, after = commune.population.get(first), commune.population.get(last)
    return None if not before or after is None else 100 * (after - before) / before


def _round_breaks(values: list[float]) -> tuple[float, ...]:
    """Quantiles with two significant digits, within the values so that no class is empty at either end."""
    rounded = {_two_digits(limit) for limit in quantiles(values, n=CLASSES)}
    return tuple(sorted(limit for limit in rounded if min(values) < limit <= max(values)))


def _two_digits(value: float) -> float:
    return round(value, 1 - floor(log10(abs(value)))) if value else 0.0


def _class_words(breaks: tuple[float, ...], values: list[float]) -> tuple[str, ...]:
    if not breaks:
        return tuple(_decimal(value) for value in values[:1])
    limits = [_decimal(limit) for limit in breaks]
    between = (f"{low} à {high}" for low, high in pairwise(limits))
    return (f"moins de {limits[0]}", *between, f"{limits[-1]} et plus")


def _decimal(value: float) -> str:
    return number(Decimal(value), _decimals(value))


def _decimals(value: float) -> int:
    """None from a hundred up, where they would be noise, nor for a whole number; else one."""
    return 0 if abs(value) >= 100 or float(value).is_integer() else 1

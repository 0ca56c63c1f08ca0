"""The twelve communes: their codes by name, where they are, how many people live there."""

import math
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

from ctg_core.reference.territory import load_territory
from data.demonstration.build.story import Plain, chapter, typeset_all

TERRITORY: Plain = typeset_all(chapter("territory"))
CONTOURS: Path = Path(__file__).parents[1] / "territories" / f"{TERRITORY['code']}.geojson"

KM_PER_DEGREE = 111.195  # of latitude
_PLACED = Decimal("0.00001")  # degrees: about a metre
_YEARS = (2019, 2020, 2021, 2022, 2023)
# The indicators that the table of communes gives: where in the table, for which years.
_BY_AGE = {
    "CTX01": ("population", _YEARS),
    "CTX02": ("under_3", (2022, 2023)),
    "CTX03": ("from_3_to_10", (2022, 2023)),
    "CTX04": ("from_11_to_17", (2022, 2023)),
}


@cache
def insee_codes() -> Mapping[str, str]:
    """The code of each commune by its name."""
    return {commune["name"]: commune["insee"] for commune in TERRITORY["communes"]}


def population(commune: Plain) -> dict[str, int]:
    """Inhabitants by year, as the contours carry them."""
    return {str(year): count for year, count in zip(_YEARS, commune["population"], strict=True)}


def inhabitants(indicator: str) -> Iterator[tuple[str, int, int]]:
    """(commune code, year, people) for an indicator of the table of communes; nothing for the others."""
    column, years = _BY_AGE.get(indicator, ("", ()))
    for commune in TERRITORY["communes"] if column else ():
        for year, count in zip(years, commune[column], strict=True):
            yield commune["insee"], year, count


def position(commune: str, offset: str) -> tuple[Decimal, Decimal]:
    """Latitude and longitude of a point, ``offset`` kilometres east and north of the middle of a commune."""
    east, north = kilometres(offset)
    middle = next(place for place in load_territory(TERRITORY["code"]).communes if place.insee == commune)
    latitude = middle.latitude + north / KM_PER_DEGREE
    longitude = middle.longitude + east / (KM_PER_DEGREE * math.cos(math.radians(middle.latitude)))
    return Decimal(latitude).quantize(_PLACED), Decimal(longitude).quantize(_PLACED)


def kilometres(text: str) -> tuple[float, float]:
    """« 0.4 -0.3 » as kilometres east and north."""
    east, north = text.split()
    return float(east), float(north)

"""The territory of a convention: its communes, what surrounds it, and the vintage of each fact.

Read from ``data/reference/territories``, one GeoJSON file a territory, and for the fictional one from
``data/demonstration/territories``; the README of each says how they are built. Contours are an exact coverage:
two communes share their border point for point.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ctg_core.reference import DATA

TERRITORIES: Path = DATA / "territories"
DEMONSTRATION: Path = DATA.parent / "demonstration" / "territories"

Geometry = Mapping[str, Any]  # GeoJSON: {"type": "Polygon", "coordinates": [...]}, longitude first
Feature = Mapping[str, Any]
Bounds = tuple[tuple[float, float], tuple[float, float]]  # south-west and north-east corners, latitude first


class UnknownTerritory(LookupError):
    """No contour for this code. Its message is for the user."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"Aucun contour n’est disponible pour le territoire «\u00a0{code}\u00a0»\u202f: "
            "indiquez le SIREN d’un EPCI ou le code INSEE d’une commune parmi les territoires fournis."
        )
        self.code = code


@dataclass(frozen=True, eq=False)
class Commune:
    """A commune, inside the territory or around it.

    ``population``: municipal population by year, ``None`` where it is unknown.
    ``area_km2``: measured on the generalised contour, ``None`` for a neighbour.
    ``latitude``, ``longitude``: a point inside, for a label; it is not the town hall.
    """

    insee: str
    name: str
    population: Mapping[int, int | None]
    area_km2: float | None
    latitude: float
    longitude: float
    contour: Geometry


@dataclass(frozen=True, eq=False)
class DepartementBorder:
    """Where two départements meet, near the territory."""

    names: tuple[str, str]
    line: Geometry


@dataclass(frozen=True, eq=False)
class Territory:
    """An EPCI (``code`` is its SIREN) or a single commune (its INSEE code)."""

    code: str
    kind: str
    name: str
    label: str
    departements: tuple[str, ...]
    vintages: Mapping[str, str]
    attribution: str
    communes: tuple[Commune, ...]
    neighbours: tuple[Commune, ...]
    outline: Geometry
    borders: tuple[DepartementBorder, ...]

    def population(self, year: int) -> int | None:
        """Sum over the communes, or ``None`` when that of one of them is unknown."""
        counts = [commune.population.get(year) for commune in self.communes]
        known = [count for count in counts if count is not None]
        return sum(known) if len(known) == len(counts) else None

    @property
    def is_invented(self) -> bool:
        """Whether it is the fictional territory: no département bears the number 00."""
        return tuple(self.departements) == ("00",)

    @property
    def area_km2(self) -> float:
        """Measured on the generalised contours."""
        return sum(commune.area_km2 for commune in self.communes if commune.area_km2 is not None)

    @property
    def latest_year(self) -> int:
        """The most recent year for which every commune has a population; for which one has, where none does."""
        years = [set(commune.population) for commune in self.communes]
        return max(set.intersection(*years) or set.union(*years))

    @property
    def bounds(self) -> Bounds:
        """Of the territory."""
        return _bounds(positions(self.outline))

    @property
    def surroundings(self) -> Bounds:
        """Of all that is drawn: neighbours surround the territory, when it has any."""
        drawn = [neighbour.contour for neighbour in self.neighbours] or [self.outline]
        return _bounds(point for contour in drawn for point in positions(contour))


def known_territories() -> tuple[str, ...]:
    """Codes that ``load_territory`` answers."""
    return tuple(sorted(_files()))


@lru_cache
def load_territory(code: str) -> Territory:
    """The territory of an EPCI (SIREN) or of a commune (INSEE code). Raises ``UnknownTerritory``."""
    file = _files().get(code)
    if file is None:
        raise UnknownTerritory(code)
    content = json.loads(file.read_text(encoding="utf8"))
    return _territory(content["properties"], content["features"])


def positions(geometry: Geometry) -> Iterator[tuple[float, float]]:
    """Every point of a GeoJSON geometry, longitude first."""
    return _flat(geometry["coordinates"])


def _files() -> dict[str, Path]:
    return {path.stem: path for folder in (TERRITORIES, DEMONSTRATION) for path in folder.glob("*.geojson")}


def _territory(identity: Mapping[str, Any], features: Iterable[Feature]) -> Territory:
    by_kind: dict[str, list[Feature]] = {}
    for feature in features:
        by_kind.setdefault(feature["properties"]["kind"], []).append(feature)
    return Territory(
        **{**identity, "departements": tuple(identity["departements"])},
        communes=tuple(_commune(feature) for feature in by_kind["commune"]),
        neighbours=tuple(_commune(feature) for feature in by_kind.get("neighbour", [])),
        outline=by_kind["outline"][0]["geometry"],
        borders=tuple(_border(feature) for feature in by_kind.get("departement", [])),
    )


def _commune(feature: Feature) -> Commune:
    properties = feature["properties"]
    longitude, latitude = properties["point"]
    return Commune(
        insee=properties["insee"],
        name=properties["name"],
        population={int(year): count for year, count in properties["population"].items()},
        area_km2=properties.get("area_km2"),
        latitude=latitude,
        longitude=longitude,
        contour=feature["geometry"],
    )


def _border(feature: Feature) -> DepartementBorder:
    first, second = feature["properties"]["names"]
    return DepartementBorder(names=(first, second), line=feature["geometry"])


def _bounds(points: Iterable[tuple[float, float]]) -> Bounds:
    longitudes, latitudes = zip(*points, strict=True)
    return (min(latitudes), min(longitudes)), (max(latitudes), max(longitudes))


def _flat(coordinates: Any) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates[0], (int, float)):
        yield coordinates[0], coordinates[1]
        return
    for part in coordinates:
        yield from _flat(part)

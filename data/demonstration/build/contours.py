"""Invented contours: the land nearest to each seat, with borders that wander as real ones do.

A Voronoi diagram is an exact coverage; bending the whole plane by one smooth formula keeps it one, since two
communes still share the points of their border.
"""

import json
import math
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from data.demonstration.build.territory import KM_PER_DEGREE, TERRITORY, kilometres, population
from data.reference.build.contours import area_km2, clean_coverage, point_inside
from data.reference.build.territories import dump

_STEP = 0.5  # kilometres between two points of a border


def geojson() -> str:
    """The file of the territory, in the shape of those of data/reference/territories, without neighbours."""
    communes = TERRITORY["communes"]
    contours = clean_coverage({commune["insee"]: _degrees(_bent(cell)) for commune, cell in _cells(communes)})
    features = [_commune(commune, contours[commune["insee"]]) for commune in communes]
    outline = shapely.coverage_union_all(list(contours.values()))
    properties = {
        "code": TERRITORY["code"],
        "kind": "epci",
        "name": TERRITORY["name"],
        "label": TERRITORY["label"],
        "departements": ["00"],
        "vintages": TERRITORY["vintages"],
        "attribution": TERRITORY["attribution"],
    }
    features.append(_feature({"kind": "outline"}, outline))
    return dump({"type": "FeatureCollection", "properties": properties, "features": features})


def _cells(communes: list[dict[str, Any]]) -> list[tuple[dict[str, Any], BaseGeometry]]:
    border = shapely.Polygon([kilometres(point) for point in TERRITORY["border"]])
    seats = [shapely.Point(kilometres(commune["seat"])) for commune in communes]
    diagram = shapely.voronoi_polygons(shapely.MultiPoint(seats), extend_to=border, ordered=True)
    return [(commune, cell.intersection(border)) for commune, cell in zip(communes, diagram.geoms, strict=True)]


def _bent(cell: BaseGeometry) -> BaseGeometry:
    return shapely.transform(shapely.segmentize(cell, _STEP), _bend)


def _bend(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Waves of a few hundred metres, of lengths that never fall together."""
    x, y = points[:, 0], points[:, 1]
    east = 0.40 * np.sin(1.3 * y + 0.7 * x) + 0.18 * np.sin(3.1 * y - 1.1 * x)
    north = 0.40 * np.sin(1.1 * x - 0.6 * y) + 0.18 * np.sin(2.9 * x + 1.7 * y)
    return np.column_stack([x + east, y + north])


def _degrees(cell: BaseGeometry) -> BaseGeometry:
    west, south = map(float, TERRITORY["origin"])
    scale = np.array([KM_PER_DEGREE * math.cos(math.radians(south)), KM_PER_DEGREE])
    return shapely.transform(cell, lambda points: points / scale + np.array([west, south]))


def _commune(commune: dict[str, Any], contour: BaseGeometry) -> dict[str, Any]:
    properties = {
        "kind": "commune",
        "insee": commune["insee"],
        "name": commune["name"],
        "population": population(commune),
        "area_km2": round(area_km2(contour), 2),
        "point": point_inside(contour),
    }
    return _feature(properties, contour)


def _feature(properties: dict[str, Any], shape: BaseGeometry) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": json.loads(shapely.to_geojson(shape))}

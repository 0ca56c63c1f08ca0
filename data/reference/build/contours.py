"""From raw contours to an exact coverage: two neighbours share their border point for point."""

import math
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

DECIMALS = 4  # 11 m: the contours are generalised far beyond that
GAP = 0.0012  # degrees: slivers narrower than this between two communes are closed
EARTH_RADIUS_KM = 6371.0072  # sphere of the same area as the Earth

Contours = dict[str, BaseGeometry]
Edge = frozenset[tuple[float, float]]
Geometries = NDArray[np.object_]


def clean_coverage(contours: Mapping[str, BaseGeometry]) -> Contours:
    """Contours without gap nor overlap, rounded to DECIMALS."""
    codes = sorted(contours)
    shapes = _array(contours[code] for code in codes)
    shapes = _at_scale(shapes, partial(shapely.coverage_clean, gap_width=GAP, snapping_distance=1e-7))
    return dict(zip(codes, _round_until_valid(shapes), strict=True))


def generalise(contours: Mapping[str, BaseGeometry], detail: float) -> Contours:
    """Fewer points inside the coverage; its outer borders are kept, for they are shared with others.

    ``detail``: size of what may disappear, in degrees of latitude.
    """
    codes = sorted(contours)
    simplify = partial(shapely.coverage_simplify, tolerance=detail, simplify_boundary=False)
    shapes = _rounded(_at_scale(_array(contours[code] for code in codes), simplify))
    return dict(zip(codes, shapes, strict=True))


def unmatched(contours: Iterable[BaseGeometry]) -> int:
    """How many contours have a border that crosses or misses their neighbour's."""
    return sum(not edges.is_empty for edges in shapely.coverage_invalid_edges(_array(contours)))


def area_km2(contour: BaseGeometry) -> float:
    """Area on the sphere."""
    rings = [(ring, 1 if i == 0 else -1) for p in _polygons(contour) for i, ring in enumerate(_rings(p))]
    return sum(sign * _ring_area(ring) for ring, sign in rings)


def point_inside(contour: BaseGeometry) -> tuple[float, float]:
    """Longitude and latitude of the centre when it is inside, else of a point that is."""
    for candidate in (contour.centroid, max(_polygons(contour), key=lambda part: part.area).centroid):
        if contour.contains(candidate):
            return round(candidate.x, DECIMALS), round(candidate.y, DECIMALS)
    fallback = contour.point_on_surface()
    return round(fallback.x, DECIMALS), round(fallback.y, DECIMALS)


def borders_between(groups: Mapping[str, str], contours: Mapping[str, BaseGeometry]) -> Contours:
    """Lines shared by communes of two groups, keyed "group group". ``groups``: commune code to group."""
    sides: dict[Edge, set[str]] = {}
    for code, contour in contours.items():
        for edge in _edges(contour):
            sides.setdefault(edge, set()).add(groups[code])
    lines: dict[str, list[BaseGeometry]] = {}
    for edge, found in sides.items():
        if len(found) == 2:
            lines.setdefault(" ".join(sorted(found)), []).append(shapely.LineString(sorted(edge)))
    return {pair: shapely.line_merge(shapely.union_all(lines[pair])) for pair in sorted(lines)}


def _round_until_valid(shapes: Geometries) -> Geometries:
    """Rounding may make a ring cross itself: mend the coverage and round again."""
    for _ in range(8):
        shapes = _rounded(shapes)
        if shapely.is_valid(shapes).all() and not unmatched(shapes):
            return shapely.orient_polygons(shapes)
        mended = shapely.make_valid(shapes, method="structure", keep_collapsed=False)
        shapes = shapely.coverage_clean(mended, gap_width=1.5 * 10**-DECIMALS, snapping_distance=1e-6)
    raise ValueError("the coverage does not settle: look at the source contours")


def _at_scale(shapes: Geometries, treat: Callable[[Geometries], Geometries]) -> Geometries:
    """Treats the shapes where a degree of longitude is as long as a degree of latitude."""
    shrink = np.array([math.cos(math.radians(float(shapes[0].centroid.y))), 1])
    treated = treat(shapely.transform(shapes, lambda points: points * shrink))
    return shapely.transform(treated, lambda points: points / shrink)


def _rounded(shapes: Geometries) -> Geometries:
    """Rounded to DECIMALS; points that become one are one."""
    return shapely.remove_repeated_points(shapely.transform(shapes, partial(np.round, decimals=DECIMALS)))


def _array(shapes: Iterable[BaseGeometry]) -> Geometries:
    return np.array(list(shapes), dtype=object)


def _polygons(contour: BaseGeometry) -> list[BaseGeometry]:
    return list(shapely.get_parts(contour))


def _rings(polygon: BaseGeometry) -> list[BaseGeometry]:
    return list(shapely.get_rings(polygon))


def _edges(contour: BaseGeometry) -> Iterable[Edge]:
    for polygon in _polygons(contour):
        for ring in _rings(polygon):
            points = [tuple(point) for point in shapely.get_coordinates(ring).tolist()]
            yield from (frozenset(pair) for pair in pairwise(points))


def _ring_area(ring: BaseGeometry) -> float:
    points = np.radians(shapely.get_coordinates(ring))
    longitude, sine = points[:, 0], np.sin(points[:, 1])
    strips = (longitude[1:] - longitude[:-1]) * (2 + sine[1:] + sine[:-1])
    return float(abs(strips.sum())) * EARTH_RADIUS_KM**2 / 2

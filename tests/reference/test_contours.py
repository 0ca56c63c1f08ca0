"""The geometry of the rebuild, on squares; it needs the libraries of data/reference/README.md, else it is skipped."""

import pytest

shapely = pytest.importorskip("shapely", minversion="2.2")

from data.reference.build import contours  # noqa: E402  needs shapely


def square(west: float, south: float, size: float = 0.1) -> object:
    return shapely.box(west, south, west + size, south + size)


def test_a_gap_and_an_overlap_between_communes_are_closed() -> None:
    raw = {"a": square(0, 45), "b": square(0.1005, 45), "c": square(0.2, 45)}
    assert contours.unmatched(raw.values()) > 0
    clean = contours.clean_coverage(raw)
    assert contours.unmatched(clean.values()) == 0
    assert shapely.coverage_union_all(list(clean.values())).area == pytest.approx(0.03, rel=0.01)


def test_coordinates_have_four_decimals() -> None:
    clean = contours.clean_coverage({"a": square(0.123456, 45.123456)})
    points = shapely.get_coordinates(clean["a"])
    assert (points == points.round(4)).all()


def test_generalising_keeps_the_outer_border() -> None:
    wavy = [(0.1 + (0.001 if step % 2 else 0), 45 + step / 100) for step in range(11)]
    left = shapely.Polygon([(0, 45), *wavy, (0, 45.1)])
    right = shapely.Polygon([(0.2, 45), *wavy, (0.2, 45.1)])
    simple = contours.generalise({"left": left, "right": right}, 0.01)
    assert shapely.get_num_coordinates(simple["left"]) < shapely.get_num_coordinates(left)
    assert shapely.coverage_union_all(list(simple.values())).equals(shapely.box(0, 45, 0.2, 45.1))


def test_area_of_a_degree_at_the_equator() -> None:
    assert contours.area_km2(shapely.box(0, -0.5, 1, 0.5)) == pytest.approx(111.195**2, rel=0.001)


def test_a_hole_is_not_counted() -> None:
    ring = shapely.box(0, 45, 1, 46).difference(shapely.box(0.25, 45.25, 0.75, 45.75))
    whole, hole = shapely.box(0, 45, 1, 46), shapely.box(0.25, 45.25, 0.75, 45.75)
    assert contours.area_km2(ring) == pytest.approx(contours.area_km2(whole) - contours.area_km2(hole))


def test_the_point_of_a_horseshoe_is_inside_it() -> None:
    horseshoe = shapely.box(0, 0, 3, 3).difference(shapely.box(1, 0.5, 2, 3))
    assert not horseshoe.contains(horseshoe.centroid)
    assert horseshoe.contains(shapely.Point(contours.point_inside(horseshoe)))


def test_the_border_of_two_departements_is_the_line_they_share() -> None:
    shapes = {"46001": square(0, 45), "46002": square(0, 45.1), "24001": square(0.1, 45)}
    lines = contours.borders_between({code: code[:2] for code in shapes}, shapes)
    assert {pair: line.wkt for pair, line in lines.items()} == {"24 46": "LINESTRING (0.1 45, 0.1 45.1)"}

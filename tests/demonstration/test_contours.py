"""Invented contours: a true coverage, in no real département, with every located place inside its commune."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

import pytest

from ctg_core.dossier.reading import read_dossier
from ctg_core.model.facility import Facility
from ctg_core.reference.territory import TERRITORIES, Commune, load_territory, positions
from ctg_core.views.territory.map import territory_map
from data.demonstration.build.dossier import DOSSIER
from data.demonstration.build.territory import CONTOURS

TERRITORY = load_territory("000000018")

Point = tuple[float, float]


def test_the_committed_contours_are_what_the_story_gives() -> None:
    pytest.importorskip("shapely", reason="les contours demandent shapely (requirements-dev.txt)")
    from data.demonstration.build.contours import geojson  # noqa: PLC0415

    assert CONTOURS.read_text("utf-8") == geojson()


def test_the_territory_is_told_to_be_fictional() -> None:
    assert TERRITORY.label == "CC du Val d’Exemple (fictif)"
    assert TERRITORY.attribution == "Territoire fictif, contours et chiffres inventés"
    assert TERRITORY.neighbours == ()
    assert len(TERRITORY.communes) == 12
    assert TERRITORY.population(2023) == 14_614


def test_its_codes_are_those_of_no_real_territory() -> None:
    real = {commune.insee for code in TERRITORIES.glob("*.geojson") for commune in load_territory(code.stem).communes}
    assert real.isdisjoint(commune.insee for commune in TERRITORY.communes)
    assert TERRITORY.departements == ("00",)


def test_two_communes_share_their_border_point_for_point() -> None:
    sides = Counter(edge for commune in TERRITORY.communes for edge in edges(positions(commune.contour)))
    assert set(sides.values()) == {1, 2}
    assert {edge for edge, count in sides.items() if count == 1} == set(edges(positions(TERRITORY.outline)))


def test_each_label_and_each_place_is_inside_its_commune() -> None:
    communes = {commune.insee: commune for commune in TERRITORY.communes}
    assert all(is_inside(commune, (commune.longitude, commune.latitude)) for commune in communes.values())
    places = [place for place in read_dossier(DOSSIER).of(Facility) if place.latitude is not None]
    assert len(places) == 41
    for place in places:
        assert is_inside(communes[place.commune or ""], (float(place.longitude or 0), float(place.latitude or 0))), (
            place.key
        )


def test_a_map_without_neighbours_can_be_drawn() -> None:
    assert TERRITORY.surroundings == TERRITORY.bounds
    assert territory_map(TERRITORY).get_root().render()


def edges(points: Iterable[Point]) -> list[frozenset[Point]]:
    """Every contour of this territory is one ring."""
    return [frozenset(pair) for pair in pairwise(points)]


def is_inside(commune: Commune, point: Point) -> bool:
    """A ray going east crosses the contour an odd number of times."""
    x, y = point
    ring = pairwise(positions(commune.contour))
    crossed = sum((y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1) for (x1, y1), (x2, y2) in ring)
    return crossed % 2 == 1

"""The five territories: their figures, and contours that fit together point for point."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import pytest

from ctg_core.reference.territory import (
    TERRITORIES,
    Commune,
    Geometry,
    UnknownTerritory,
    known_territories,
    load_territory,
)

#        code         label                             communes  2020     2023     km²
FIVE = [
    ("243100633", "CA du Sicoval (31)", 36, 81_269, 84_219, 250.1),
    ("31555", "Toulouse (31)", 1, 498_003, 514_819, 118.0),
    ("200071298", "CC des Terres du Lauragais (31)", 58, 41_259, 42_587, 619.4),
    ("200035327", "CC Cazals-Salviac (46)", 15, 5_372, 5_478, 249.5),
    ("200033579", "CU d'Arras (62)", 46, 109_592, 109_884, 306.3),
]
every_territory = pytest.mark.parametrize("code", [row[0] for row in FIVE])

Point = tuple[float, float]
Edge = frozenset[Point]


@pytest.mark.parametrize(("code", "label", "communes", "in_2020", "in_2023", "area"), FIVE)
def test_the_five_territories_have_their_known_figures(
    code: str, label: str, communes: int, in_2020: int, in_2023: int, area: float
) -> None:
    territory = load_territory(code)
    assert territory.label == label
    assert len(territory.communes) == communes
    assert (territory.population(2020), territory.population(2023)) == (in_2020, in_2023)
    assert round(territory.area_km2, 1) == area


def test_these_are_all_the_territories() -> None:
    assert set(known_territories()) == {*(row[0] for row in FIVE), "000000018"}  # the fictional one


@every_territory
def test_every_population_is_known_from_2019_to_2023(code: str) -> None:
    for commune in load_territory(code).communes:
        assert sorted(commune.population) == [2019, 2020, 2021, 2022, 2023]
        assert all(commune.population.values())


def test_the_population_of_a_year_without_data_is_unknown_and_not_zero() -> None:
    assert load_territory("31555").population(1999) is None


def test_an_unknown_code_is_refused_in_french() -> None:
    with pytest.raises(UnknownTerritory, match="Aucun contour n’est disponible") as refused:
        load_territory("000000000")
    assert "000000000" in str(refused.value)


@pytest.mark.parametrize("code", ["", "..", "../territories/31555", "31555.geojson"])
def test_a_code_is_never_a_path(code: str) -> None:
    with pytest.raises(UnknownTerritory):
        load_territory(code)


@every_territory
def test_the_outline_is_what_shared_borders_leave(code: str) -> None:
    territory = load_territory(code)
    sides = Counter(edge for commune in territory.communes for edge in edges(commune.contour))
    assert set(sides.values()) <= {1, 2}
    assert {edge for edge, count in sides.items() if count == 1} == set(edges(territory.outline))


@every_territory
def test_the_outline_touches_neighbours_all_around(code: str) -> None:
    territory = load_territory(code)
    around = {edge for neighbour in territory.neighbours for edge in edges(neighbour.contour)}
    assert set(edges(territory.outline)) <= around


@every_territory
def test_each_point_is_inside_its_commune(code: str) -> None:
    territory = load_territory(code)
    assert [commune.name for commune in territory.communes if not is_inside(commune)] == []


@every_territory
def test_borders_of_departements_follow_those_of_communes(code: str) -> None:
    territory = load_territory(code)
    drawn = {edge for c in (*territory.communes, *territory.neighbours) for edge in edges(c.contour)}
    assert {edge for border in territory.borders for edge in edges(border.line)} <= drawn


@every_territory
def test_files_stay_light(code: str) -> None:
    assert (TERRITORIES / f"{code}.geojson").stat().st_size < 250_000


@every_territory
def test_sources_and_licence_are_told(code: str) -> None:
    territory = load_territory(code)
    assert "IGN, ADMIN EXPRESS COG 2024" in territory.attribution
    assert "Licence Ouverte 2.0" in territory.attribution
    assert territory.vintages["epci"] == "01/01/2026"


def edges(geometry: Geometry) -> Iterator[Edge]:
    for ring in rings(geometry["coordinates"]):
        yield from (frozenset(pair) for pair in pairwise(ring))


def rings(coordinates: Any) -> Iterable[list[Point]]:
    """Rings of a polygon or multipolygon, lines of a line or multiline."""
    if isinstance(coordinates[0][0], float | int):
        yield [(x, y) for x, y in coordinates]
        return
    for part in coordinates:
        yield from rings(part)


def is_inside(commune: Commune) -> bool:
    """A ray going east crosses the contour an odd number of times."""
    x, y = commune.longitude, commune.latitude
    crossed = 0
    for ring in rings(commune.contour["coordinates"]):
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                crossed += 1
    return crossed % 2 == 1

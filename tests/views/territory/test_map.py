"""The HTML of a territory map: nothing from outside, nothing live in a text, every name there."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import folium
import pytest

from ctg_core.reference.territory import known_territories, load_territory
from ctg_core.views.territory.map import Place, class_colours, territory_map
from ctg_core.views.territory.map_legend import map_legend
from ctg_core.views.territory.map_palette import DARK, LIGHT, MapPalette
from ctg_core.views.territory.map_shading import SHADINGS, Shading, graded

STATIC = Path(__file__).parents[3] / "static"
CAZALS = load_territory("200035327")
LIVE = "</script><img src=x onerror=alert(1)> ${document.title='x'} `y` \\u003c {{ z }}"
CRECHE = Place("c-1", "Crèche des Arques", "Crèche", "#162e78", 44.6, 1.25, "Placée au centre de la commune")


def html_of(drawn: folium.Map) -> str:
    return str(drawn.get_root().render())


def map_html(*, choropleth: str | Shading | None = None, places: Sequence[Place] = (), dark: bool = False) -> str:
    return html_of(territory_map(CAZALS, choropleth=choropleth, places=places, dark=dark))


def test_nothing_is_asked_from_outside() -> None:
    html = map_html(choropleth="population", places=[CRECHE])
    assert re.findall(r"https?:|\bwss?:|[\"'(]//\w", html) == []


def test_every_file_asked_is_served() -> None:
    html = map_html(places=[CRECHE])
    asked = re.findall(r"(?:src|href)=\"([^\"]+)\"|url\(\"([^\"]+)\"\)", html)
    addresses = {script or font for script, font in asked}
    assert {Path(address).name for address in addresses} >= {"leaflet.js", "leaflet.css", "MarkerCluster.css"}
    for address in addresses:
        assert address.startswith("/app/static/")
        assert (STATIC / address.removeprefix("/app/static/")).is_file()


def test_each_vendored_library_has_its_licence() -> None:
    vendor = STATIC / "vendor" / "leaflet"
    licences = {path.name for path in vendor.glob("LICENSE.*.txt")}
    assert licences == {"LICENSE.jquery.txt", "LICENSE.leaflet.markercluster.txt", "LICENSE.leaflet.txt"}
    assert (STATIC / "fonts" / "LICENSE.public-sans.txt").is_file()


@pytest.mark.parametrize("field", ["name", "type_label", "precision"])
def test_texts_of_a_place_are_inert(field: str) -> None:
    html = map_html(places=[replace(CRECHE, **{field: LIVE})])
    assert "onerror=alert(1)>" not in html
    assert "${" not in html
    assert "`" not in html
    assert "{{" not in html


def test_texts_of_a_commune_and_of_a_territory_are_inert() -> None:
    hostile = replace(CAZALS.communes[0], name=LIVE)
    html = html_of(territory_map(replace(CAZALS, label=LIVE, communes=(hostile,), neighbours=(hostile,))))
    assert "onerror=alert(1)>" not in html
    assert "${" not in html
    assert "`" not in html


@pytest.mark.parametrize("code", known_territories())
def test_every_commune_is_named(code: str) -> None:
    territory = load_territory(code)
    html = html_of(territory_map(territory))
    for commune in territory.communes:
        name = json.dumps(commune.name.replace("'", "’"))
        assert f'"text": {name}' in html


def test_names_can_be_left_out() -> None:
    assert '"labels": []' in html_of(territory_map(CAZALS, labels=False))


def test_a_tooltip_gives_the_population_with_its_year() -> None:
    salviac = next(commune for commune in CAZALS.communes if commune.name == "Salviac")
    assert salviac.population[2023] == 1_231
    assert "Population municipale 2023\\u202f: 1\\u202f231\\u00a0hab." in map_html()


def test_without_places_there_is_no_cluster() -> None:
    assert "markercluster" not in map_html(places=[])
    assert "markerClusterGroup" in map_html(places=[CRECHE])


def test_the_map_cannot_be_blank_for_want_of_a_greatest_zoom() -> None:
    """MarkerCluster throws when neither tiles nor the map say how far one may zoom."""
    assert territory_map(CAZALS, places=[CRECHE]).options["maxZoom"] == 15


@pytest.mark.parametrize(("dark", "palette"), [(False, LIGHT), (True, DARK)])
def test_colours_follow_the_screen(dark: bool, palette: MapPalette) -> None:
    html = map_html(choropleth="population", dark=dark)
    assert palette.land in html
    assert all(colour in html for colour in palette.sequential)


def test_values_of_ones_own_can_shade_the_communes() -> None:
    values = {commune.insee: None for commune in CAZALS.communes} | {CAZALS.communes[0].insee: 12}
    html = map_html(choropleth=graded("Places d’accueil", "places", values))
    assert LIGHT.unknown in html
    assert "Places d\\u2019accueil\\u202f: 12\\u00a0places" in html
    assert "Places d\\u2019accueil\\u202f: non renseign\\u00e9" in html


@pytest.mark.parametrize("key", SHADINGS)
@pytest.mark.parametrize("code", known_territories())
def test_every_territory_can_be_shaded(code: str, key: str) -> None:
    territory = load_territory(code)
    shading = SHADINGS[key](territory)
    assert html_of(territory_map(territory, choropleth=key))
    assert len(class_colours(shading, LIGHT)) == len(shading.classes)


def test_two_classes_take_the_ends_of_the_scale() -> None:
    shading = Shading("Places", "places", {}, (10,), ("moins de 10", "10 et plus"))
    assert class_colours(shading, LIGHT) == (LIGHT.sequential[0], LIGHT.sequential[-1])


def test_the_legend_says_what_the_colours_mean() -> None:
    html = map_legend(CAZALS, choropleth="population", places=[CRECHE], dark=False)
    assert "Population municipale 2023 (hab.)" in html
    assert "et plus" in html
    assert CRECHE.type_label in html
    assert CRECHE.colour in html


def test_the_legend_always_names_the_sources() -> None:
    html = map_legend(CAZALS, choropleth=None, places=[], dark=False)
    assert "Contours\u202f: IGN, ADMIN EXPRESS COG 2024" in html
    assert "<ul" not in html


def test_texts_of_the_legend_are_inert() -> None:
    html = map_legend(CAZALS, choropleth=None, places=[replace(CRECHE, type_label=LIVE)], dark=False)
    assert "<img" not in html

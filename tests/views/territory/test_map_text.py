"""A map written once: the same text each time, whole, asking nothing from outside."""

from ctg_core.reference.territory import load_territory
from ctg_core.views.territory.map import Place, territory_map
from ctg_core.views.territory.map_text import WrittenMap, write_map

CAZALS = load_territory("200035327")
PLACE = Place("c", "Crèche", "Crèche", "#162e78", 44.6, 1.25)


def test_the_same_map_is_the_same_text() -> None:
    first, second = (write_map(territory_map(CAZALS, choropleth="population")) for _ in range(2))
    assert first == second
    assert first != write_map(territory_map(CAZALS, choropleth="densite"))


def test_every_layer_is_added_to_the_map() -> None:
    script = write_map(territory_map(CAZALS, places=[PLACE])).script
    layers = [line.split()[1] for line in script.splitlines() if line.strip().startswith("var geo_json")]
    assert len(layers) == 4
    assert all(f"{layer}.addTo(map_div);" in script for layer in layers)


def test_a_written_map_carries_its_files_and_its_script() -> None:
    written = write_map(territory_map(CAZALS, places=[PLACE]))
    drawn = WrittenMap(written)
    assert [name for name, _ in drawn.default_js] == ["leaflet", "jquery", "markercluster"]
    assert all(address.startswith("/app/static/") for _, address in [*drawn.default_js, *drawn.default_css])
    assert drawn._template.module.script(drawn) == written.script
    assert "://" not in written.script + written.header

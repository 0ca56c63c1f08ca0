"""The map of a territory, drawn with no network: contours, names, surroundings, places. Alone in using folium.

The application serves ``static/`` at ``/app/static/``; Leaflet and its plugins come from there.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import folium
from branca.element import MacroElement
from folium.map import CustomPane
from folium.plugins import FastMarkerCluster
from folium.template import Template
from folium.utilities import JsCode

from ctg_core.reference.territory import Commune, Geometry, Territory, positions
from ctg_core.views.escape import map_text
from ctg_core.views.french import typeset
from ctg_core.views.territory.map_palette import MapPalette, map_palette
from ctg_core.views.territory.map_shading import SHADINGS, Shading, population

VENDOR = "/app/static/vendor/leaflet/"
STYLE = Path(__file__).with_suffix(".css").read_text(encoding="utf8")
SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf8")
SHORT_ATTRIBUTION = "IGN, INSEE, DGCL – Licence Ouverte 2.0"
CLOSEST = 15  # beyond, generalised contours mean nothing
QUIET_LABELS = 150  # names of neighbours offered; those that find room show

folium.Map.default_js = [("leaflet", VENDOR + "leaflet.js"), ("jquery", VENDOR + "jquery.min.js")]
folium.Map.default_css = [("leaflet_css", VENDOR + "leaflet.css")]
FastMarkerCluster.default_js = [("markercluster", VENDOR + "leaflet.markercluster.js")]
FastMarkerCluster.default_css = [("markercluster_css", VENDOR + "MarkerCluster.css")]

Style = Mapping[str, Any]
Feature = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """A point of the map. ``precision``: how well it is placed, in words, empty when it is exact."""

    key: str
    name: str
    type_label: str
    colour: str
    latitude: float
    longitude: float
    precision: str = ""


def territory_map(
    territory: Territory,
    *,
    choropleth: str | Shading | None = None,
    places: Sequence[Place] = (),
    labels: bool = True,
    dark: bool = False,
) -> folium.Map:
    """A Leaflet map of a territory and its neighbours.

    ``choropleth``: a key of ``SHADINGS``, or values of one's own; ``None`` leaves the communes plain.
    """
    palette = map_palette(dark)
    shading = SHADINGS[choropleth](territory) if isinstance(choropleth, str) else choropleth
    drawn = _blank_map(territory)
    _add_surroundings(drawn, territory, palette)
    _add_communes(drawn, territory, shading, palette)
    _add_lines(drawn, territory, palette)
    if places:
        _places(places, palette).add_to(drawn)
    drawn.add_child(_Finish(territory, _labels(territory) if labels else [], palette))
    return drawn


class _Finish(MacroElement):
    """Style sheet, framing and labels: what Leaflet does once the layers are there."""

    _template = Template("""
        {% macro header(this, kwargs) %}<style>{{ this.style }}</style>{% endmacro %}
        {% macro script(this, kwargs) %}
        (function (map, settings) {
        {{ this.code }}
        })({{ this._parent.get_name() }}, {{ this.settings|tojson }});
        {% endmacro %}
    """)

    def __init__(self, territory: Territory, labels: list[Feature], palette: MapPalette) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "TerritoryFinish"
        self.style = _variables(palette) + STYLE
        self.code = SCRIPT
        self.settings = {
            "bounds": territory.bounds,
            "surroundings": territory.surroundings,
            "attribution": "Territoire fictif" if territory.is_invented else SHORT_ATTRIBUTION,
            "name": _text(f"Carte\u202f: {territory.label}"),
            "labels": labels,
        }


def _blank_map(territory: Territory) -> folium.Map:
    (south, west), (north, east) = territory.bounds
    drawn = folium.Map(
        location=[(south + north) / 2, (west + east) / 2],
        tiles=None,
        zoom_control=False,
        zoom_snap=0.25,
        scroll_wheel_zoom=False,
    )
    drawn.options["maxZoom"] = CLOSEST  # without it, and without tiles, MarkerCluster throws
    CustomPane("labels", z_index=610, pointer_events=False).add_to(drawn)
    CustomPane("places", z_index=620, pointer_events=True).add_to(drawn)
    return drawn


def _add_surroundings(drawn: folium.Map, territory: Territory, palette: MapPalette) -> None:
    style = {"fillColor": palette.land, "fillOpacity": 1, "color": palette.land_line, "weight": 1}
    neighbours = (_feature(c.insee, c.contour, _text(c.name)) for c in territory.neighbours)
    _layer(neighbours, lambda _: style).add_to(drawn)


def _add_communes(drawn: folium.Map, territory: Territory, shading: Shading | None, palette: MapPalette) -> None:
    def style(feature: Feature) -> Style:
        fill = _fill(feature["id"], shading, palette)
        return {"fillColor": fill, "fillOpacity": 1, "color": palette.commune_line, "weight": 1.2}

    people = population(territory)
    communes = (_feature(c.insee, c.contour, _tooltip(c, people, shading)) for c in territory.communes)
    _layer(communes, style, highlight={"color": palette.outline, "weight": 2.5}).add_to(drawn)


def _add_lines(drawn: folium.Map, territory: Territory, palette: MapPalette) -> None:
    dashed = {"color": palette.departement, "weight": 1.8, "dashArray": "7 5", "fill": False}
    borders = (
        _feature(str(rank), border.line, _text(f"Limite départementale\u202f: {' – '.join(border.names)}"))
        for rank, border in enumerate(territory.borders)
    )
    _layer(borders, lambda _: dashed).add_to(drawn)
    solid = {"color": palette.outline, "weight": 2.6, "fill": False, "interactive": False}
    _layer([_feature("outline", territory.outline, "")], lambda _: solid).add_to(drawn)


def _layer(
    features: Iterable[Feature], style: Callable[[Feature], Style], highlight: Style | None = None
) -> folium.GeoJson:
    return folium.GeoJson(
        {"type": "FeatureCollection", "features": list(features)},
        style_function=style,
        highlight_function=(lambda _: highlight) if highlight else None,
        on_each_feature=JsCode(BIND_TOOLTIP),
        smooth_factor=0.4,
    )


BIND_TOOLTIP = """function (feature, layer) {
    if (feature.properties.tooltip) layer.bindTooltip(feature.properties.tooltip, { sticky: true });
}"""


def _feature(identifier: str, geometry: Geometry, tooltip: str) -> Feature:
    """``tooltip`` is HTML whose texts went through ``map_text``."""
    return {"type": "Feature", "id": identifier, "properties": {"tooltip": tooltip}, "geometry": geometry}


def _fill(insee: str, shading: Shading | None, palette: MapPalette) -> str:
    if shading is None:
        return palette.commune
    rank = shading.rank(insee)
    return palette.unknown if rank is None else class_colours(shading, palette)[rank]


def class_colours(shading: Shading, palette: MapPalette) -> tuple[str, ...]:
    """A colour for each class of a shading, spread over the whole scale."""
    scale = palette.diverging if shading.diverging else palette.sequential
    steps = len(shading.classes)
    if steps == 1:
        return (palette.commune,)
    return tuple(scale[round(rank * (len(scale) - 1) / (steps - 1))] for rank in range(steps))


def _tooltip(commune: Commune, people: Shading, shading: Shading | None) -> str:
    lines = [f"<strong>{_text(commune.name)}</strong>"]
    shown = [people, shading] if shading and shading.title != people.title else [people]
    lines += [_text(f"{each.title}\u202f: {each.text(commune.insee)}") for each in shown]
    return "<br>".join(lines)


def _labels(territory: Territory) -> list[Feature]:
    """Names by importance: the territory's own, most peopled first, then the main neighbours'."""
    around = _by_population(territory.neighbours)[:QUIET_LABELS]
    own = [_label(commune, quiet=False) for commune in _by_population(territory.communes)]
    return own + [_label(commune, quiet=True) for commune in around]


def _label(commune: Commune, *, quiet: bool) -> Feature:
    longitudes, latitudes = zip(*positions(commune.contour), strict=True)
    return {
        "lat": commune.latitude,
        "lon": commune.longitude,
        "height": round(max(latitudes) - min(latitudes), 4),
        "width": round(max(longitudes) - min(longitudes), 4),
        "text": _text(commune.name),
        "quiet": quiet,
    }


def _by_population(communes: Iterable[Commune]) -> list[Commune]:
    return sorted(communes, key=lambda commune: -(max(commune.population.items())[1] or 0))


def _places(places: Sequence[Place], palette: MapPalette) -> FastMarkerCluster:
    """Dots that gather only where they would hide each other, and fan out on a click."""
    rows = [[place.latitude, place.longitude, place.colour, _place_tooltip(place)] for place in places]
    return FastMarkerCluster(
        rows,
        callback=DRAW_PLACE.replace("EDGE", palette.control),
        icon_create_function=DRAW_CLUSTER,
        max_cluster_radius=30,  # that of a number drawn on the map
        show_coverage_on_hover=False,
        animate=False,  # labels make room for the dots where they come to rest
        cluster_pane="places",
        spider_leg_polyline_options={"color": palette.quiet_label, "weight": 1.2},
    )


DRAW_PLACE = """function (row) {
    const style = {radius: 7, weight: 1.5, color: "EDGE", fillColor: row[2], fillOpacity: 1, pane: "places"};
    return L.circleMarker([row[0], row[1]], style).bindTooltip(row[3]);
}"""
DRAW_CLUSTER = """function (cluster) {
    return L.divIcon({html: String(cluster.getChildCount()), className: "ctg-cluster", iconSize: [26, 26]});
}"""


def _place_tooltip(place: Place) -> str:
    lines = [f"<strong>{_text(place.name)}</strong>", _text(place.type_label)]
    if place.precision:
        lines.append(f"<em>{_text(place.precision)}</em>")
    return "<br>".join(lines)


def _text(words: str) -> str:
    return map_text(typeset(words))


def _variables(palette: MapPalette) -> str:
    names = ("land", "land_line", "outline", "label", "quiet_label", "halo", "control")
    colours = "".join(f"--ctg-{name.replace('_', '-')}:{getattr(palette, name)};" for name in names)
    return f":root{{{colours}}}"

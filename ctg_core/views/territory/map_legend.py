"""The legend of a territory map, in our own HTML: folium's colour scales fetch a library from the network."""

from collections.abc import Iterable, Sequence

from ctg_core.reference.territory import Territory
from ctg_core.views.escape import html_text
from ctg_core.views.french import typeset
from ctg_core.views.territory.map import Place, class_colours
from ctg_core.views.territory.map_palette import map_palette
from ctg_core.views.territory.map_shading import NOT_KNOWN, SHADINGS, Shading

LIST = "display:flex;flex-wrap:wrap;gap:.2rem 1rem;list-style:none;margin:0;padding:0;font-size:inherit"
SWATCH = "display:inline-block;width:.9em;height:.9em;margin-right:.4em;vertical-align:-.1em"


def map_legend(territory: Territory, *, choropleth: str | Shading | None, places: Sequence[Place], dark: bool) -> str:
    """HTML that says what the colours mean and where the contours come from. Same choices as the map."""
    shading = SHADINGS[choropleth](territory) if isinstance(choropleth, str) else choropleth
    parts = [
        _shading(shading, dark) if shading else "",
        _types(places) if places else "",
        f'<div style="font-size:.8rem;margin-top:.4rem">{html_text(typeset(territory.attribution))}</div>',
    ]
    return f'<div style="font-size:.9rem;line-height:1.5">{"".join(parts)}</div>'


def _shading(shading: Shading, dark: bool) -> str:
    palette = map_palette(dark)
    colours = class_colours(shading, palette)
    items = [_square(colour, words) for colour, words in zip(colours, shading.classes, strict=True)]
    if shading.has_unknown:
        items.append(_square(palette.unknown, NOT_KNOWN))
    unit = "" if shading.unit == "%" else f" ({shading.unit})"
    return _group(shading.title + unit, items)


def _types(places: Iterable[Place]) -> str:
    colours = {place.type_label: place.colour for place in places}
    return _group("Équipements", [_dot(colour, label) for label, colour in sorted(colours.items())])


def _group(title: str, items: Iterable[str]) -> str:
    return f'<div><strong>{html_text(title)}</strong></div><ul style="{LIST}">{"".join(items)}</ul>'


def _square(colour: str, words: str) -> str:
    return _item(f"{SWATCH};border:1px solid #8886;border-radius:2px;background:{colour}", words)


def _dot(colour: str, words: str) -> str:
    return _item(f"{SWATCH};border-radius:50%;background:{colour}", words)


def _item(style: str, words: str) -> str:
    swatch = f'<span aria-hidden="true" style="{html_text(style)}"></span>'
    return f'<li style="font-size:inherit">{swatch}{html_text(words)}</li>'

"""A map written once as text, to be shown many times: drawing it again for each reader is what costs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import folium
from branca.element import Element
from folium.template import Template

Link = tuple[str, str]


@dataclass(frozen=True)
class MapText:
    """The header and the script of a map, and the files it loads, as (name, address)."""

    header: str
    script: str
    scripts: tuple[Link, ...]
    styles: tuple[Link, ...]


def write_map(drawn: folium.Map) -> MapText:
    """The text of a map; its elements get the same names each time, so that the same map is the same text."""
    for rank, part in enumerate(_elements(drawn)):
        part._id = f"div_{rank}" if rank else "div"  # streamlit-folium looks for a map named map_div
    root: Any = drawn.get_root()
    root.render()
    parts = list(_elements(drawn))  # rendering adds some
    return MapText(
        header=str(root.header.render()),
        script="\n".join(_scripts(parts)),
        scripts=tuple(dict.fromkeys(link for part in parts for link in getattr(part, "default_js", []))),
        styles=tuple(dict.fromkeys(link for part in parts for link in getattr(part, "default_css", []))),
    )


class WrittenMap(folium.Map):
    """A map whose text is already known."""

    _template = Template("{% macro script(this, kwargs) %}{{ this.written.script }}{% endmacro %}")

    def __init__(self, written: MapText) -> None:
        super().__init__(tiles=None)
        self.written = written
        self.default_js = list(written.scripts)
        self.default_css = list(written.styles)
        header: Any = self.get_root()
        header.header.add_child(Element(written.header), name="written")

    def render(self, **_given: Any) -> str:
        """What is written is ready: there is nothing left to render."""
        return ""


def _elements(part: Any) -> Iterator[Any]:
    yield part
    for child in part._children.values():
        yield from _elements(child)


def _scripts(parts: list[Any]) -> Iterator[str]:
    for part in parts:
        macro = getattr(part._template.module, "script", None)
        if macro is not None:
            yield str(macro(part, {}))

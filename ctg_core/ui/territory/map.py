"""The territory on a map, its legend, and the same in a table for who cannot see or use a map."""

import streamlit as st
from streamlit_folium import st_folium

from ctg_core.questions.territory.communes import TerritoryCommunes
from ctg_core.reference.territory import load_territory
from ctg_core.ui.page import Page, is_dark
from ctg_core.views.blocks import empty
from ctg_core.views.facilities.tables import communes_table
from ctg_core.views.territory.communes import territory_line
from ctg_core.views.territory.map import Place, territory_map
from ctg_core.views.territory.map_legend import map_legend
from ctg_core.views.territory.map_text import MapText, WrittenMap, write_map

HEIGHT = 460
_SHADED_BY = {"Population": "population", "Densité": "densite", "Aucune": None}


def draw_territory(page: Page, communes: TerritoryCommunes | None, places: tuple[Place, ...]) -> None:
    """The map, or why there is none."""
    if communes is None:
        page.show(
            empty(
                "Le territoire n’a pas de carte.",
                "Il faut le SIREN de l’intercommunalité ou le code Insee de la commune, parmi les contours fournis.",
                "Le chargé de coopération CTG peut l’indiquer dans le dossier.",
            )
        )
        return
    page.show(territory_line(communes, page.identity.cards["territory_code"]))
    _draw(page, communes, places)


@st.fragment
def _draw(page: Page, communes: TerritoryCommunes, places: tuple[Place, ...]) -> None:
    """The map and what explains it; another shading redraws nothing else of the page."""
    choropleth, dark = _chosen_shading(communes), is_dark()
    written = _written(communes.code, choropleth, dark, places)
    st_folium(WrittenMap(written), returned_objects=[], use_container_width=True, height=HEIGHT)
    legend = map_legend(load_territory(communes.code), choropleth=choropleth, places=places, dark=dark)
    page.show(legend)


def territory_in_table(page: Page, communes: TerritoryCommunes) -> None:
    """What the map says, for who cannot see or use one."""
    page.folded("La carte en tableau\u202f: les communes", communes_table(communes), "communes")


def _chosen_shading(communes: TerritoryCommunes) -> str | None:
    """What the communes are shaded by; a single commune cannot be shaded against others."""
    if len(communes.lines) < 2:
        return None
    chosen = st.segmented_control(
        "Teinter les communes selon",
        list(_SHADED_BY),
        default="Population",
        required=True,
        key="teinte",
        bind="query-params",
    )
    return _SHADED_BY[chosen or "Population"]


@st.cache_data(show_spinner=False, max_entries=200)
def _written(code: str, choropleth: str | None, dark: bool, places: tuple[Place, ...]) -> MapText:
    return write_map(territory_map(load_territory(code), choropleth=choropleth, places=places, dark=dark))

"""The list of indicators with what narrows it, and the ways from one to another; choices live in the address."""

from functools import partial

import streamlit as st

from ctg_core.questions.indicators.list import IndicatorFilters, Indicators
from ctg_core.ui.filters import choose_among, search_box
from ctg_core.ui.page import Page
from ctg_core.ui.paging import back_to_first, page_of
from ctg_core.views.blocks import paragraph, section
from ctg_core.views.escape import markdown_text
from ctg_core.views.indicators.filters import (
    FIELDS,
    INDICATOR,
    PAGE,
    SEARCH,
    IndicatorLinks,
    address_of,
    choices,
    filters_in,
    hidden_sentence,
)
from ctg_core.views.indicators.list import indicator_list, indicators_file
from ctg_core.views.territory.statistics import statistics_table

FEW, MANY = 5, 20  # seen at a glance; too many to read through
_PER_PAGE = 20


@st.fragment
def draw_list(page: Page, found: Indicators) -> None:
    """The choices, what they hide, the list; another choice redraws nothing else of the page."""
    filters = _choose(found) if len(found.followed) > FEW else IndicatorFilters()
    shown = found.chosen(filters)
    if hidden := hidden_sentence(found, filters, len(shown)):
        with st.container(horizontal=True, vertical_alignment="center"):
            page.show(paragraph(hidden))
            st.button("Tout afficher", icon=":material/filter_list_off:", on_click=_forget)
    if shown:
        listed = st.container()  # what presses first, then the way to the rest
        first, on_page = page_of(shown, _PER_PAGE, PAGE)
        kept = address_of(found, filters) | ({PAGE: str(first // _PER_PAGE + 1)} if first else {})
        with listed:
            page.show(indicator_list(on_page, IndicatorLinks(page.selection.convention, kept), shown))
        page.download(indicators_file(shown), "indicateurs")


def _choose(found: Indicators) -> IndicatorFilters:
    """What the reader asks for, each choice under its own name in the address."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        search = search_box(SEARCH, width=210, on_change=_other_list)
        chosen = choose_among(FIELDS, partial(choices, found), width=165, on_change=_other_list)
    return IndicatorFilters(search=search, **chosen)


def _other_list() -> None:
    back_to_first(PAGE)


def _forget() -> None:
    """Let go of every filter."""
    _other_list()
    for parameter in (SEARCH, *(parameter for _, parameter, _ in FIELDS)):
        if parameter in st.session_state:
            st.session_state[parameter] = "" if parameter == SEARCH else None


def draw_ways(found: Indicators, key: str) -> None:
    """Back to the list as it was filtered, and to the indicators before and after this one in it.

    Buttons, since a link to the page one is on changes the page and not the address.
    """
    filters = filters_in(found, st.query_params.to_dict())
    if key not in {line.key for line in found.chosen(filters)}:
        filters = IndicatorFilters()
    listed = len(found.chosen(filters))
    before, after = found.neighbours(key, filters)
    with st.container(horizontal=True, key="ways"):
        every = f"Les {listed} indicateurs" if listed > 1 else "Les indicateurs"
        st.button(every, icon=":material/list:", on_click=_leave)
        for word, icon, line in (
            ("Précédent", ":material/arrow_back:", before),
            ("Suivant", ":material/arrow_forward:", after),
        ):
            if line:
                st.button(word, icon=icon, key=word, help=markdown_text(line.label), on_click=_open, args=(line.key,))


def _open(key: str) -> None:
    st.query_params[INDICATOR] = key


def _leave() -> None:
    del st.query_params[INDICATOR]


def draw_quoted(page: Page, found: Indicators) -> None:
    """What documents count and nobody follows, folded when it is long."""
    lead = "Des nombres sans cible ni suite\u202f: rien à suivre, pour l’instant."
    page.show(section("Ce que les documents chiffrent", lead))
    table = statistics_table(found.quoted, "Les nombres cités")
    if len(found.quoted) > MANY:
        page.folded(f"{len(found.quoted)} nombres cités", table, "nombres-cites")
    else:
        page.table(table, "nombres-cites")

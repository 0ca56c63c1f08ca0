"""The list of indicators with what narrows it, and the ways from one to another; choices live in the address."""

import streamlit as st

from ctg_core.questions.indicators.filters import INDICATORS
from ctg_core.questions.indicators.list import Indicators
from ctg_core.ui import filters
from ctg_core.ui.page import Page
from ctg_core.ui.paging import page_of
from ctg_core.views.addresses import INDICATOR, IndicatorLinks
from ctg_core.views.blocks import section
from ctg_core.views.indicators.list import indicator_list, indicators_file
from ctg_core.views.territory.statistics import statistics_table

FEW, MANY = 5, 20  # seen at a glance; too many to read through
_PER_PAGE = 20


@st.fragment
def draw_list(page: Page, found: Indicators) -> None:
    """The choices, what they hide, the list; another choice redraws nothing else of the page."""
    rows, many = found.followed, len(found.followed) > FEW
    listed = filters.choose(INDICATORS, rows, width=165, search_width=210) if many else INDICATORS.narrow(rows)
    filters.say_hidden(page, listed)
    if listed.rows:
        above = st.container()  # what presses first, then the way to the rest
        first, shown = page_of(listed.rows, _PER_PAGE, INDICATORS.page)
        kept = listed.address | ({INDICATORS.page: str(first // _PER_PAGE + 1)} if first else {})
        with above:
            page.show(indicator_list(listed.groups(shown), IndicatorLinks(page.selection.convention, kept)))
        page.download(indicators_file(listed.rows), "indicateurs")


def draw_ways(found: Indicators, key: str) -> None:
    """Back to the list as it was narrowed, and to the indicators before and after this one in it, context last."""
    filters.draw_ways(
        INDICATORS.read(found.followed, st.query_params.to_dict()),
        key,
        INDICATOR,
        ("Précédent", "Suivant"),
        help_of=lambda line: line.row.label,
        more=found.context,
    )


def draw_quoted(page: Page, found: Indicators) -> None:
    """What documents count and nobody follows, folded when it is long."""
    lead = "Des nombres sans cible ni suite\u202f: rien à suivre, pour l’instant."
    page.show(section("Ce que les documents chiffrent", lead))
    table = statistics_table(found.quoted, "Les nombres cités")
    if len(found.quoted) > MANY:
        page.folded(f"{len(found.quoted)} nombres cités", table, "nombres-cites")
    else:
        page.table(table, "nombres-cites")

"""The choice of two dimensions of money and a stage, and what they show: redrawn alone when the choice changes."""

from collections.abc import Sequence

import streamlit as st

from ctg_core.questions.funding.crossing import funding_crossing
from ctg_core.questions.funding.lines import STAGE_LABELS
from ctg_core.questions.funding.overview import Funding
from ctg_core.questions.funding.words import DIMENSION_LABELS
from ctg_core.ui.page import Page, is_dark
from ctg_core.views.blocks import section
from ctg_core.views.funding.crossing import crossing_sentence, crossing_table, crossing_title
from ctg_core.views.funding.flows import flows_figure

_LABELS_SHOWN = 6  # on each side, the smallest ones together; the file has them all


@st.fragment
def show_crossing(page: Page, found: Funding) -> None:
    """Any two dimensions that tell lines apart, at one stage: flows on a wide screen, the table on every screen."""
    page.show(section("Croiser deux lectures", "De qui vers quoi, à un stade à la fois."))
    rows, columns, stage = _choices(found)
    crossing = page.ask(funding_crossing, rows, columns, stage, _LABELS_SHOWN)
    page.show(section(crossing_title(crossing), crossing_sentence(crossing)))
    with st.container(key="flows"):
        st.plotly_chart(
            flows_figure(crossing, dark=is_dark()),
            key="chart-flows",
            config={"displaylogo": False, "displayModeBar": False},
            alt=crossing_sentence(crossing),
        )
    whole = page.ask(funding_crossing, rows, columns, stage)
    with st.container(key="crossing"):
        page.table(crossing_table(crossing, rows, columns), "croisement", whole=crossing_table(whole, rows, columns))


def _choices(found: Funding) -> tuple[str, str, str]:
    names = {DIMENSION_LABELS[code]: code for code in found.dimensions}
    stages = {STAGE_LABELS[total.stage].capitalize(): total.stage for total in found.known_totals}
    first, second, third = st.columns(3)
    rows = first.selectbox("De", list(names), index=_at(list(names.values()), "funder"), key="de", bind="query-params")
    others = [name for name in names if name != rows]
    columns = second.selectbox(
        "Vers", others, index=_at(others, DIMENSION_LABELS["theme"]), key="vers", bind="query-params"
    )
    stage = third.selectbox("Stade", list(stages), index=len(stages) - 1, key="stade", bind="query-params")
    return names[rows], names[columns], stages[stage]


def _at(values: Sequence[str], wanted: str) -> int:
    """Where the usual choice stands, the first one if this convention does not offer it."""
    return values.index(wanted) if wanted in values else 0

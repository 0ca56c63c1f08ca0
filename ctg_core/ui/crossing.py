"""The choice of two dimensions of money and a stage, and what they show: redrawn alone when the choice changes."""

import streamlit as st

from ctg_core.questions.funding import Funding
from ctg_core.questions.funding_crossing import funding_crossing
from ctg_core.questions.funding_lines import STAGE_LABELS
from ctg_core.ui.page import Page, is_dark
from ctg_core.views.blocks import section
from ctg_core.views.funding import DIMENSION_LABELS
from ctg_core.views.funding_crossing import crossing_sentence, crossing_table, crossing_title, flows_figure


@st.fragment
def show_crossing(page: Page, found: Funding) -> None:
    """Any two dimensions that tell lines apart, at one stage: flows, then the table."""
    page.show(section("Croiser deux lectures", "De qui vers quoi, à un stade à la fois."))
    rows, columns, stage = _choices(found)
    crossing = page.ask(funding_crossing, rows, columns, stage)
    page.chart(
        flows_figure(crossing, dark=is_dark()),
        crossing_title(crossing),
        crossing_sentence(crossing),
        crossing_table(crossing, rows, columns),
        "croisement",
    )


def _choices(found: Funding) -> tuple[str, str, str]:
    names = {DIMENSION_LABELS[code]: code for code in found.dimensions}
    stages = {STAGE_LABELS[total.stage].capitalize(): total.stage for total in found.known_totals}
    first, second, third = st.columns(3)
    rows = first.selectbox("De", list(names), index=_at(names, "funder"), key="de", bind="query-params")
    others = [name for name in names if name != rows]
    columns = second.selectbox("Vers", others, index=_at(others, "Thème"), key="vers", bind="query-params")
    stage = third.selectbox("Stade", list(stages), index=len(stages) - 1, key="stade", bind="query-params")
    return names[rows], names[columns], stages[stage]


def _at(names: dict[str, str] | list[str], wanted: str) -> int:
    """Where the usual choice stands, the first one if this convention does not offer it."""
    values = list(names.values()) if isinstance(names, dict) else names
    return values.index(wanted) if wanted in values else 0

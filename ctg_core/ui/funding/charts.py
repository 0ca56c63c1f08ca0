"""Money by year, then by theme, scheme, funder...: a choice redraws its own chart only."""

import streamlit as st

from ctg_core.questions.funding.lines import STAGE_LABELS
from ctg_core.questions.funding.overview import Funding
from ctg_core.questions.funding.words import DIMENSION_LABELS
from ctg_core.ui.page import Page, is_dark
from ctg_core.views.funding.charts import groups_figure, groups_sentence, groups_title
from ctg_core.views.funding.overview import groups_table
from ctg_core.views.funding.year_chart import years_figure, years_sentence, years_title


def show_years(page: Page, found: Funding) -> None:
    """From the promise to the payment, year by year."""
    page.chart(
        years_figure(found, dark=is_dark()),
        years_title(found),
        years_sentence(found),
        groups_table(found, "year"),
        "annees",
    )


@st.fragment
def show_distribution(page: Page, found: Funding) -> None:
    """The money by theme, scheme, funder...: one stage at a time when several are followed."""
    with st.container(horizontal=True):
        codes = {DIMENSION_LABELS[code]: code for code in found.dimensions}
        chosen = st.selectbox(
            "Répartir par", list(codes), key="par", bind="query-params", persist_state="session", width=260
        )
        stage = _stage(found) if found.is_followed else None
    dimension = codes[chosen]
    page.chart(
        groups_figure(found, dimension, stage, dark=is_dark()),
        groups_title(found, dimension, stage),
        groups_sentence(found, dimension, stage),
        groups_table(found, dimension),
        "repartition",
    )


def _stage(found: Funding) -> str:
    stages = {STAGE_LABELS[total.stage].capitalize(): total.stage for total in found.known_totals}
    return stages[
        st.selectbox("Au stade", list(stages), index=len(stages) - 1, key="montant", bind="query-params", width=200)
    ]

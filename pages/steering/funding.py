"""Financements: who pays what, for what?"""

import streamlit as st

from ctg_core.questions.funding import funding
from ctg_core.ui.crossing import show_crossing
from ctg_core.ui.page import is_dark, open_page
from ctg_core.views.blocks import empty, headline, row_of, section
from ctg_core.views.funding import (
    DIMENSION_LABELS,
    funding_headline,
    groups_table,
    key_figures,
    lines_file,
    lines_table,
    stages_sentence,
)
from ctg_core.views.money_mentions import budgets_table, mentions_list
from ctg_core.views.published import published_lead, published_table

page = open_page("Financements")
found = page.ask(funding)

page.show(headline(funding_headline(found)))

if not found.lines and not found.published:
    page.show(
        empty(
            "Ni lignes de financement, ni totaux ne sont documentés.",
            "Ils viendraient de la convention signée, de ses annexes financières ou des notifications de la Caf.",
            "Le chargé de coopération CTG ou la Caf peuvent les ajouter.",
        )
    )

if figures := key_figures(found):
    page.show(row_of(figures))

if found.published:
    page.show(section("Ce qui est imprimé, ce que donnent les lignes", published_lead(found.published)))
    page.table(published_table(found.published), "totaux")

if found.lines:
    page.show(section("Les lignes, une à une", stages_sentence(found)))
    page.table(lines_table(found), "financements", whole=lines_file(found))

if found.dimensions and found.known_totals:
    from ctg_core.views.funding_charts import groups_figure, groups_sentence, groups_title

    codes = {DIMENSION_LABELS[code]: code for code in found.dimensions}
    chosen = st.selectbox(
        "Répartir par", list(codes), key="par", bind="query-params", persist_state="session", width=260
    )
    dimension = codes[chosen]
    page.chart(
        groups_figure(found, dimension, dark=is_dark()),
        groups_title(found, dimension),
        groups_sentence(found, dimension),
        groups_table(found, dimension),
        "repartition",
    )

if len(found.dimensions) > 1 and found.known_totals:
    show_crossing(page, found)

if found.mentions:
    page.show(section("Ce qui est dit du financement, sans montant"), mentions_list(found.mentions))

if found.budgets:
    page.show(section("Budgets cités", "Ils ne sont pas présentés comme des financements de la convention."))
    page.table(budgets_table(found.budgets), "budgets")

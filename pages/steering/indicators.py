"""Indicateurs: did it change anything?"""

import streamlit as st

from ctg_core.questions.indicators.list import indicators
from ctg_core.questions.indicators.sheet import indicator_sheet
from ctg_core.questions.indicators.words import indicators_headline
from ctg_core.questions.provenance.history import indicator_history
from ctg_core.ui.entry.evidence_files import draw_evidence
from ctg_core.ui.entry_links import link_to_value
from ctg_core.ui.indicators.list import draw_list, draw_quoted, draw_ways
from ctg_core.ui.navigation import PORTRAIT
from ctg_core.ui.page import is_dark, open_page
from ctg_core.ui.provenance.history import draw_history
from ctg_core.views.addresses import INDICATOR, IndicatorLinks
from ctg_core.views.blocks import headline, section
from ctg_core.views.indicators import sheet, tables
from ctg_core.views.indicators.list import (
    context_table,
    indicators_file,
    movement,
    no_indicator,
    state_bar,
)

page = open_page("Indicateurs")
found = page.ask(indicators)
key = st.query_params.get(INDICATOR)
asked = page.ask(indicator_sheet, key) if key else None

if asked and key:
    draw_ways(found, key)
    page.show(sheet.heading(asked), sheet.key_figures(asked))
    link_to_value(page, key)
    left, right = st.columns([11, 8], gap="large")
    with right:
        page.show(sheet.meaning_panel(asked), sheet.links_panel(asked, page.selection.convention))
    with left:
        if sheet.has_course(asked):
            from ctg_core.views.indicators import charts

            page.chart(
                charts.course_figure(asked.line, dark=is_dark()),
                charts.course_title(asked.line),
                charts.course_sentence(asked.line),
                tables.values_table(asked),
                f"indicateur-{key}",
                whole=tables.values_file(asked),
            )
        else:
            page.show(section("Les valeurs"))
            page.table(tables.values_table(asked), f"indicateur-{key}", whole=tables.values_file(asked))
        for breakdown in asked.breakdowns:
            page.show(tables.breakdown_section(asked, breakdown))
    for breakdown in asked.breakdowns:
        title = f"{tables.PLACES[breakdown.by]}, période par période"
        page.folded(title, tables.places_table(asked, breakdown), f"indicateur-{key}-{breakdown.by}")
    draw_evidence(page, key)
    draw_history(page, indicator_history, key)
else:
    if key:
        del st.query_params[INDICATOR]
        st.warning("L’adresse demande un indicateur que cette convention n’a pas. Voici la liste.")
    page.show(headline(indicators_headline(found)), movement(found), state_bar(found))
    if found.followed:
        draw_list(page, found)
    else:
        page.show(no_indicator())
    if found.context:
        page.show(section("Le contexte, à part", "Ni cible ni sens à suivre\u202f: il aide à lire les autres."))
        page.table(
            context_table(found.context, IndicatorLinks(page.selection.convention)),
            "contexte",
            whole=indicators_file(found.context),
        )
    if found.quoted:
        draw_quoted(page, found)
        page.link(PORTRAIT, "Les statistiques du territoire, à côté du diagnostic")

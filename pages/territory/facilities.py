"""Équipements: what exists where, who is far from it?"""

import streamlit as st

from ctg_core.questions.facilities.nursery_places import nursery_offer
from ctg_core.questions.facilities.overview import facilities
from ctg_core.questions.facilities.words import facilities_headline
from ctg_core.questions.territory.communes import territory_communes
from ctg_core.ui.page import is_dark, open_page
from ctg_core.views.blocks import empty, headline, row_of, section
from ctg_core.views.facilities.nursery_places import offer_heading, offer_table
from ctg_core.views.facilities.overview import (
    counts_by_theme,
    counts_lead,
    distance_sentence,
    facility_figures,
    named_list,
)
from ctg_core.views.facilities.tables import counts_table, managers_table, named_table

MANY_TYPES, MANY_PLACES = 12, 12

page = open_page("Équipements")
found = page.ask(facilities)
communes = page.ask(territory_communes)

page.show(headline(facilities_headline(found, page.ask(nursery_offer))))
if figures := facility_figures(found):
    page.show(row_of(figures, narrow=True))

by_type, on_map = st.columns([10, 11], gap="large")

with by_type:
    if found.types:
        page.show(section("Ce qui existe, type par type", counts_lead(found)), counts_by_theme(found))
    else:
        page.show(
            section("Ce qui existe"),
            empty(
                "Ni équipements nommés, ni nombres d’équipements ne sont documentés.",
                "Ils viendraient du diagnostic, de la convention signée ou des listes de la Caf.",
                "Le chargé de coopération CTG ou la Caf peuvent les ajouter.",
            ),
        )

with on_map:
    from ctg_core.ui.territory.map import draw_territory, territory_in_table
    from ctg_core.views.facilities.places import facility_places

    page.show(section("La carte", distance_sentence(found, communes)))
    draw_territory(page, communes, facility_places(found, dark=is_dark()))

if found.named and len(found.named) <= MANY_PLACES:
    # Under the shorter of the two columns.
    with on_map if len(found.types) > MANY_TYPES else by_type:
        page.show(section("Équipements nommés un à un"), named_list(found))
offer = page.ask(nursery_offer)
page.show(offer_heading(offer))
if offer.communes:
    page.table(offer_table(offer), "places-de-creche")

if found.named:
    page.folded("Les équipements nommés, en tableau", named_table(found), "equipements-nommes")

if communes:
    territory_in_table(page, communes)

if any(one.counted for one in found.types):
    page.folded("Les nombres, tels que les documents les impriment", counts_table(found), "equipements-nombres")

if found.run_by_known >= 3:
    from ctg_core.views.facilities.charts import managers_figure, managers_sentence, managers_title

    page.chart(
        managers_figure(found, dark=is_dark()),
        managers_title(found),
        managers_sentence(found),
        managers_table(found),
        "gestionnaires",
    )

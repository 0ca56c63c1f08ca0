"""Référentiels: what does this code mean, and what is there to choose from?"""

import streamlit as st

from ctg_core.ui.page import open_page
from ctg_core.views.blocks import headline, paragraph
from ctg_core.views.reference_lists import found_sentence, lists_headline, reference_lists

page = open_page("Référentiels")
lists = reference_lists()

page.show(
    headline(lists_headline(lists.values())),
    paragraph(
        "Les mêmes pour toutes les conventions, pour que l’on compare et additionne ce qui porte le même nom. "
        "Un code ne change jamais\u202f; ni cibles ni montants ici\u202f: chaque convention a les siens."
    ),
)


@st.fragment
def draw_list() -> None:
    """One list, narrowed by a search."""
    titles = list(lists)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        search = st.text_input("Rechercher", key="recherche", bind="query-params", icon=":material/search:", width=260)
        title = st.segmented_control(
            "Liste", titles, default=titles[0], required=True, key="liste", bind="query-params"
        )
    chosen = lists[title or titles[0]].matching(search or "")
    if said := found_sentence(chosen, search or "", lists.values()):
        page.show(paragraph(said))
    if chosen.table.rows:
        page.table(chosen.on_screen(), f"referentiel-{chosen.file}", whole=chosen.table)


draw_list()

"""Référentiels: what does this code mean, and what is there to choose from?"""

from functools import partial

import streamlit as st

from ctg_core.ui.filters import search_box
from ctg_core.ui.page import open_page
from ctg_core.ui.paging import back_to_first, page_of
from ctg_core.views.blocks import headline, paragraph
from ctg_core.views.provenance.reference_lists import found_sentence, lists_headline, reference_lists

page = open_page("Référentiels")
lists = reference_lists()

page.show(
    headline(lists_headline(lists.values())),
    paragraph(
        "Les mêmes pour toutes les conventions, pour que l’on compare et additionne ce qui porte le même nom. "
        "Un code ne change jamais\u202f; ni cibles ni montants ici\u202f: chaque convention a les siens."
    ),
)


PAGE, PER_PAGE = "page-referentiel", 20


@st.fragment
def draw_list() -> None:
    """One list, narrowed by a search, a page at a time."""
    titles, other_list = list(lists), partial(back_to_first, PAGE)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        search = search_box(width=260, on_change=other_list)
        title = st.segmented_control(
            "Liste", titles, default=titles[0], required=True, key="liste", bind="query-params", on_change=other_list
        )
    chosen = lists[title or titles[0]].matching(search)
    if said := found_sentence(chosen, search, lists.values()):
        page.show(paragraph(said))
    if chosen.table.rows:
        listed = st.container()
        first, rows = page_of(chosen.table.rows, PER_PAGE, PAGE)
        with listed:
            page.show(chosen.on_screen(first, rows).html())
        page.download(chosen.table, f"referentiel-{chosen.file}")


draw_list()

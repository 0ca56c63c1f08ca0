"""Journal: who changed what, when, and what was it before?"""

import streamlit as st

from ctg_core.questions.provenance.history import row_history
from ctg_core.questions.provenance.journal import JournalFilters, journal
from ctg_core.ui.editing.saving import say_what_was_saved
from ctg_core.ui.page import open_page
from ctg_core.ui.provenance.journal import draw_chain, draw_journal, draw_row, draw_undo
from ctg_core.ui.provenance.journal_rights import sight
from ctg_core.views.blocks import headline
from ctg_core.views.last_change import ROW
from ctg_core.views.provenance.history import journal_headline

page = open_page("Journal")
say_what_was_saved()
mine = sight(page.selection)
ref = st.query_params.get(ROW)
asked = page.ask(row_history, mine, *ref.split("/", 1)) if ref and "/" in ref else ()

if asked:
    draw_row(page, asked)
else:
    if ref:
        del st.query_params[ROW]
        st.warning("L’adresse demande l’historique d’une donnée que personne n’a modifiée ici. Voici tout le journal.")
    found = page.ask(journal, mine, JournalFilters())
    page.show(headline(journal_headline(found.changes, found.whole)))
    draw_undo(page)
    draw_journal(page, found)
    draw_chain(page)

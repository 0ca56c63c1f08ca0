"""The journal on screen: what narrows it, a page of changes, the file, one's own last change, the chain's state."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from ctg_core.commands.journal import verify_journal
from ctg_core.commands.undo import undo_last
from ctg_core.questions.provenance.history import JournalLine
from ctg_core.questions.provenance.journal import PER_PAGE, Journal, JournalFilters, journal, whole_journal
from ctg_core.questions.provenance.journal_rights import Sight
from ctg_core.questions.provenance.journal_tip import journal_anchor
from ctg_core.questions.provenance.last_gesture import last_gesture
from ctg_core.ui.answers import ask_store
from ctg_core.ui.asker import signed
from ctg_core.ui.charge import charge
from ctg_core.ui.editing.saving import redraw
from ctg_core.ui.filters import choose_among, search_box
from ctg_core.ui.page import Page
from ctg_core.ui.paging import back_to_first, page_number
from ctg_core.ui.provenance.history import draw_changes
from ctg_core.ui.provenance.journal_rights import sight
from ctg_core.ui.writing import attempt
from ctg_core.views.blocks import headline, paragraph
from ctg_core.views.last_change import ROW
from ctg_core.views.provenance.history import changes_list, journal_file
from ctg_core.views.provenance.journal import (
    COLLECTION,
    DAYS,
    PAGE,
    PERSON,
    SINCE,
    anchor_sentence,
    chain_note,
    gesture_sentence,
    row_headline,
    shown_sentence,
    undone_sentence,
)
from ctg_core.views.table import Table

_READ_AT_ONCE = 2_000  # lines, read in less than half a second


@st.fragment
def draw_journal(page: Page, found: Journal) -> None:
    """The choices, the changes of a page and their file; another choice redraws nothing else."""
    filters = _choose(found)
    mine = sight(page.selection)
    total = page.ask(journal, mine, filters).total
    above = st.container()
    with st.container(horizontal=True, vertical_alignment="center"):
        shown = page_number(total, PER_PAGE, PAGE)
        if total:
            page.download(_file(page, mine, filters), "journal")
    with above:
        chosen = page.ask(journal, mine, filters, shown)
        page.show(paragraph(shown_sentence(chosen, shown)))
        page.show(changes_list(chosen.changes, page.selection.convention))


def _choose(found: Journal) -> JournalFilters:
    labels = {PERSON: found.people, COLLECTION: found.collections, DAYS: SINCE}
    other_list = partial(back_to_first, PAGE)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        search = search_box(width=215, on_change=other_list)
        choices = {field.parameter: offered for field, offered in labels.items()}
        chosen = choose_among(labels, choices, width=200, on_change=other_list)
    days = chosen.get(DAYS.parameter)
    return JournalFilters(
        person=chosen.get(PERSON.parameter),
        collection=chosen.get(COLLECTION.parameter),
        days=int(days) if days else None,
        search=search,
    )


def draw_undo(page: Page) -> None:
    """What the person last did here and the button that undoes it; nothing for those who changed nothing."""
    found = page.ask(last_gesture, signed()) if charge(page.selection) is not None else None
    if found is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        page.show(paragraph(gesture_sentence(found)))
        label = "La refaire" if found.undoes else "Annuler ma dernière modification"
        asked = st.button(label, icon=":material/undo:", key="undo-mine")
    if asked and attempt(page, undo_last.of(found.batch), done=""):
        redraw(undone_sentence(found))


@st.fragment
def draw_chain(page: Page) -> None:
    """Whether the journal is the one that was written, read from its first line: when asked for, if it is long."""
    anchor = ask_store(journal_anchor)
    if anchor.number <= _READ_AT_ONCE or st.session_state.get("_chain") == anchor.number:
        page.show(chain_note(ask_store(verify_journal), anchor))
    else:
        page.show(paragraph(anchor_sentence(anchor)))
        if st.button("Vérifier la chaîne", icon=":material/link:", key="verify-chain"):
            st.session_state["_chain"] = anchor.number
            st.rerun(scope="fragment")


def draw_row(page: Page, changes: tuple[JournalLine, ...]) -> None:
    """The whole history of one row, with the way to the journal."""
    page.show(headline(row_headline(changes)))
    st.button("Tout le journal", icon=":material/list:", on_click=_leave)
    draw_changes(page, changes)


def _leave() -> None:
    del st.query_params[ROW]


def _file(page: Page, mine: Sight, filters: JournalFilters) -> Callable[[], Table]:
    living = replace(page.selection, frozen=None)
    return lambda: journal_file(page.reader.ask_once(whole_journal, living, mine, filters))

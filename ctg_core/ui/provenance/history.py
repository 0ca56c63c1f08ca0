"""The history of something, and for those in charge of it the way back to what it said."""

import streamlit as st

from ctg_core.commands.undo import restore
from ctg_core.questions.asking import Question
from ctg_core.questions.provenance.history import REMOVED, JournalLine
from ctg_core.questions.provenance.journal_rights import Sight, is_in_charge
from ctg_core.ui.charge import charge
from ctg_core.ui.editing.saving import redraw, say_what_was_saved
from ctg_core.ui.editing.shown_at_click import asked_about, carrying
from ctg_core.ui.page import Page
from ctg_core.ui.provenance.journal_rights import sight
from ctg_core.ui.writing import attempt
from ctg_core.views.escape import markdown_text
from ctg_core.views.provenance.history import change_html, journal_headline, restored_sentence

HISTORY = "historique"
_RESTORE = "restore"


@st.fragment
def draw_history(page: Page, question: Question[[Sight, str], tuple[JournalLine, ...]], key: str) -> None:
    """The changes that ``question`` tells about a key, folded until somebody asks; nothing when there are none."""
    say_what_was_saved()
    changes = page.ask(question, sight(page.selection), key)
    if not changes:
        return
    folded = st.expander(
        f"Historique\u202f: {markdown_text(journal_headline(changes, len(changes)))}",
        key=HISTORY,
        bind="query-params",
        on_change="rerun",
        icon=":material/history:",
    )
    if folded.open:
        with folded:
            draw_changes(page, changes)


def draw_changes(page: Page, changes: tuple[JournalLine, ...]) -> None:
    """Each change, with a button that gives its row what it said before, for those who may."""
    asked = asked_about(_RESTORE)
    may_write = charge(page.selection) is not None
    for change in changes:
        told, way_back = st.columns([5, 1], vertical_alignment="center", gap="small")
        told.html(change_html(change))
        if may_write and change.can_go_back and _in_charge(page, change):
            with way_back:
                st.button(
                    "Rétablir",
                    key=f"restore-{change.number}",
                    help="Remet ce qui était écrit avant cette modification",
                    icon=":material/undo:",
                    **carrying(_RESTORE, change),
                )
        if asked and asked.number == change.number:
            _go_back(page, asked)


def _go_back(page: Page, change: JournalLine) -> None:
    if attempt(page, restore.of(change.number, change.version, before=True), done=""):
        redraw(restored_sentence(change))


def _in_charge(page: Page, change: JournalLine) -> bool:
    """Whether to offer it; the command decides. A row that is gone can be about nothing: everyone may ask for it."""
    mine = sight(page.selection)
    if mine.everything or change.kind == REMOVED:
        return True
    return page.ask(is_in_charge, mine.scope, change.collection or "", change.key or "")

"""Giving the values of indicators: choose, type or paste, read what was understood, record."""

from collections.abc import Callable

import streamlit as st

from ctg_core.questions.charge import Charge
from ctg_core.questions.entry.rows import Slot, Standings, standings
from ctg_core.questions.entry.typed_row import Entry
from ctg_core.ui.draft import VALUES, Desk, desk_of
from ctg_core.ui.editing.grid import take_in
from ctg_core.ui.editing.saving import say_what_was_saved
from ctg_core.ui.entry.choice import choose
from ctg_core.ui.entry.evidence_files import draw_joining
from ctg_core.ui.entry.grid import draw_values_sheet, entry_of, lay_values, shown_now
from ctg_core.ui.entry.record import leave, offer_undo, record, settle
from ctg_core.ui.page import Page
from ctg_core.views.blocks import paragraph
from ctg_core.views.entry.understood import desk_sentence, desk_table, no_row

_SAVE = "save-values"


@st.fragment
def draw_values(page: Page, charge: Charge, tell: Callable[[], None]) -> None:
    """The choices, what is not recorded yet, the grid; ``tell`` says anew, above, what is still expected.

    Nothing else of the page is redrawn, and what is recorded is so before anything is asked: it is seen at once.
    """
    say_what_was_saved()
    desk = desk_of(page.selection, VALUES)
    choices, bar = st.container(), st.container()
    take_in(desk)
    with bar:
        if st.session_state.get(_SAVE):
            record(page, desk, _ready(desk, page.ask(standings)))
        found = page.ask(standings) if desk else {}
        _let_go_of_what_stands(desk, found)
        _draw_bar(page, desk, found)
    tell()
    with choices:
        choice = choose(page, charge, desk)
    sheet = lay_values(choice.asked, choice.rows, desk)
    if sheet.rows:
        draw_values_sheet(sheet, what="Indicateur" if choice.by is None else "Lieu")
    else:
        page.show(paragraph(no_row(missing_only=choice.missing_only)))
    if desk:
        page.show(desk_table([entry_of(draft) for draft in desk.values()]).html())
    draw_joining(page, [shown.record for shown in sheet.rows.values()])


def _let_go_of_what_stands(desk: Desk, found: Standings) -> None:
    """Take off the desk what already stands: saved from another window, or a moment ago."""
    for slot, draft in list(desk.items()):
        if entry_of(draft).says(found.get(slot)):
            desk.let_go(slot)


def _clashes(desk: Desk, found: Standings) -> list[Slot]:
    """What somebody else changed since it was displayed."""
    return [slot for slot, draft in list(desk.items()) if draft.overtaken_by(shown_now(draft, found.get(slot)))]


def _ready(desk: Desk, found: Standings) -> list[Entry]:
    """What can be recorded as it is."""
    clashing = _clashes(desk, found)
    entries = {slot: entry_of(draft) for slot, draft in desk.items()}
    return [entry for slot, entry in entries.items() if entry.ready and slot not in clashing]


def _draw_bar(page: Page, desk: Desk, found: Standings) -> None:
    """How much is typed and not recorded, and what can be done about it."""
    entries = [entry_of(draft) for draft in desk.values()]
    ready = _ready(desk, found)
    with st.container(horizontal=True, vertical_alignment="center", key="desk-bar"):
        st.html(paragraph(desk_sentence(entries)), width="content")
        label = "Enregistrer" if len(ready) == len(entries) else f"Enregistrer {len(ready)} sur {len(entries)}"
        # Always there: a bar that came with the first figure would push the grid from under the next click.
        st.button(label, type="primary", icon=":material/save:", disabled=not ready, shortcut="Ctrl+S", key=_SAVE)
        if st.button("Abandonner", icon=":material/delete:", disabled=not entries, key="drop-values"):
            leave(desk, [entry.row.slot for entry in entries])
        offer_undo(page)
    for slot in _clashes(desk, found):
        settle(desk, slot, found.get(slot))

"""Recording what was typed, undoing it, and choosing when somebody else wrote meanwhile."""

from collections.abc import Iterable

import streamlit as st

from ctg_core.commands.indicator_values import GivenValue, give_values
from ctg_core.commands.undo import undo_last
from ctg_core.questions.entry.rows import Slot, Standing
from ctg_core.questions.entry.typed_row import Entry
from ctg_core.questions.provenance.last_gesture import last_gesture
from ctg_core.questions.provenance.people import names_of_people
from ctg_core.ui.answers import ask_store
from ctg_core.ui.asker import signed
from ctg_core.ui.draft import Desk
from ctg_core.ui.editing.grid import lay_anew
from ctg_core.ui.editing.saving import redraw_part, rerun_part
from ctg_core.ui.entry.grid import entry_of, shown_now
from ctg_core.ui.page import Page
from ctg_core.ui.writing import attempt
from ctg_core.views.entry.understood import clash_words, gesture_words, recorded_words
from ctg_core.views.escape import markdown_text


def record(page: Page, desk: Desk, entries: list[Entry]) -> None:
    """Ask for all of this at once; what was refused stays typed."""
    proposed = any(entry.row.proposes for entry in entries)
    given = [_given(entry) for entry in entries]
    if given and attempt(page, give_values.of(given), done=lambda count: recorded_words(count, proposed=proposed)):
        _take_off(desk, [entry.row.slot for entry in entries])


def leave(desk: Desk, slots: Iterable[Slot]) -> None:
    """Give up what was typed there, and draw everything again from what stands."""
    _take_off(desk, slots)
    rerun_part()


def settle(desk: Desk, slot: Slot, stands: Standing | None) -> None:
    """Both values, with who gave the other one and when: the person keeps one of them."""
    draft = desk[slot]
    st.warning(
        markdown_text(clash_words(entry_of(draft), stands, ask_store(names_of_people))), icon=":material/sync_problem:"
    )
    name = "-".join(filter(None, [slot.indicator, slot.period, slot.commune, slot.facility]))
    with st.container(horizontal=True):
        if st.button("Garder la mienne", key=f"mine-{name}", icon=":material/edit:"):
            desk.keep_over(slot, shown_now(draft, stands))
            lay_anew()
            rerun_part()
        if st.button("Prendre l’autre", key=f"theirs-{name}", icon=":material/check:"):
            leave(desk, [slot])


def offer_undo(page: Page) -> None:
    """Undo what this person last did, which the button tells."""
    last = page.ask(last_gesture, signed())
    if last is None:
        return
    label = "Rétablir ce que je viens d’annuler" if last.undoes else "Annuler ma dernière saisie"
    asked = st.button(label, icon=":material/undo:", type="tertiary", help=gesture_words(last))
    if asked and attempt(page, undo_last.of(last.batch), done=""):
        lay_anew()
        redraw_part("C’est rétabli." if last.undoes else "C’est annulé.")


def _given(entry: Entry) -> GivenValue:
    slot, stands = entry.row.slot, entry.row.stands
    return GivenValue(
        indicator=slot.indicator,
        period=slot.period,
        seen=stands.version if stands else None,
        seen_key=stands.key if stands else None,
        value=entry.value,
        missing_reason=entry.missing_reason,
        numerator=entry.numerator,
        denominator=entry.denominator,
        commune=slot.commune,
        facility=slot.facility,
        qualifier=stands.qualifier if stands and stands.value == entry.value else None,
        comment=entry.comment,
        evidence=entry.evidence,
    )


def _take_off(desk: Desk, slots: Iterable[Slot]) -> None:
    for slot in slots:
        desk.let_go(slot)
    lay_anew()

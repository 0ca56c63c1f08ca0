"""The one way a screen changes the store: it asks a command, and says how it went."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from ctg_core.commands.refusal import CommandRefused, Conflict
from ctg_core.commands.registry import Asker
from ctg_core.questions.provenance.clashes import conflicting_fields
from ctg_core.questions.provenance.people import names_of_people
from ctg_core.store.refusals import StoreRefused
from ctg_core.store.store import Store
from ctg_core.ui.answers import ask_store, dashboard_store, read_again
from ctg_core.ui.asker import asker
from ctg_core.ui.page import Page
from ctg_core.views.escape import markdown_text
from ctg_core.views.provenance.clashes import clash_sentence

Done = TypeVar("Done")


def attempt(
    page: Page,
    change: Callable[[Store, Asker], Done],
    *,
    done: str | Callable[[Done], str],
    reason: str | None = None,
) -> bool:
    """Make a change in the name of the person at the screen; False, with why on screen, when it is refused.

    ``change`` is a command with what it is given, ``change_rows.of([...])``. ``done`` is what is said when
    it is made, or makes it from what the command answers; nothing when empty.
    """
    if page.selection.frozen:
        st.error("Un état arrêté ne se modifie pas. Revenez à aujourd’hui pour enregistrer.", icon=":material/lock:")
        return False
    try:
        made = change(dashboard_store(), asker(page.selection, reason))
    except Conflict as conflict:
        read_again()
        for said in _met(page, conflict):
            st.warning(markdown_text(said), icon=":material/sync_problem:")
    except (CommandRefused, StoreRefused) as refusal:
        st.error(markdown_text(str(refusal)), icon=":material/block:")
    else:
        if said := done(made) if callable(done) else done:
            st.toast(markdown_text(said), icon=":material/check:")
        return True
    finally:
        # What the rest of this run asks is answered from the store as it is now, changed by this person or another.
        read_again()
    return False


def _met(page: Page, conflict: Conflict) -> list[str]:
    """What others wrote meanwhile, row by row."""
    names = ask_store(names_of_people)
    return [
        clash_sentence(clash, page.ask(conflicting_fields, clash.collection, clash.current, clash.given), names)
        for clash in conflict.clashes
    ]

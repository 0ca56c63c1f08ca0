"""The one way a screen changes the store: it asks a command, and says how it went."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from ctg_core.commands.refusal import CommandRefused, Conflict
from ctg_core.commands.registry import Command
from ctg_core.questions.provenance.clashes import both_said
from ctg_core.questions.provenance.people import names_of_people
from ctg_core.store.refusals import StoreRefused
from ctg_core.ui.answers import ask, dashboard_store
from ctg_core.ui.asker import asker
from ctg_core.ui.page import Page
from ctg_core.views.escape import markdown_text
from ctg_core.views.provenance.clashes import clash_sentence


def attempt(
    page: Page,
    change: Command[..., Any],
    *given: Any,
    done: str | Callable[[Any], str],
    reason: str | None = None,
    **named: Any,
) -> bool:
    """Ask for a change in the name of the person at the screen; False, with the reason on screen, when refused.

    ``done`` is what is said when it is made, or makes it from what the command answers; nothing when empty.
    """
    if page.selection.frozen:
        st.error("Un état arrêté ne se modifie pas. Revenez à aujourd’hui pour enregistrer.", icon=":material/lock:")
        return False
    try:
        made = change(dashboard_store(), asker(page.selection, reason), *given, **named)
    except Conflict as conflict:
        for said in _met(page, conflict):
            st.warning(markdown_text(said), icon=":material/sync_problem:")
    except (CommandRefused, StoreRefused) as refusal:
        st.error(markdown_text(str(refusal)), icon=":material/block:")
    else:
        if said := done(made) if callable(done) else done:
            st.toast(markdown_text(said), icon=":material/check:")
        return True
    return False


def _met(page: Page, conflict: Conflict) -> list[str]:
    """What others wrote meanwhile, row by row."""
    names = ask(names_of_people)
    here = page.selection.convention
    with dashboard_store().reading() as session:
        return [
            clash_sentence(clash, both_said(session, here, clash.collection, clash.current, clash.given), names)
            for clash in conflict.clashes
        ]

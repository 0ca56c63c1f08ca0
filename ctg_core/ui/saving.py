"""How what was typed is saved: at once, in one gesture, or kept as it is with the reason why it was not."""

from collections.abc import Mapping, Sequence

import streamlit as st

from ctg_core.commands.changes import RowChange, change_rows
from ctg_core.questions.people import names_of_people
from ctg_core.ui.answers import ask
from ctg_core.ui.draft import Draft
from ctg_core.ui.page import Page
from ctg_core.ui.typed_boxes import Box, Understood, said_of
from ctg_core.ui.writing import attempt
from ctg_core.views.drafts import overtaken, unsaved, unsaved_count
from ctg_core.views.escape import markdown_text

_SAID = "_just_saved"


def say_what_was_saved() -> None:
    """The word that follows a change, once the screen shows what it made."""
    if said := st.session_state.pop(_SAID, None):
        st.toast(markdown_text(said), icon=":material/check:")


def redraw(said: str) -> None:
    """Draw the screen anew with what a change made, and say so: nothing drawn before it still holds."""
    st.session_state[_SAID] = said
    st.rerun()


def draw_saving(
    page: Page,
    drafts: Sequence[Draft],
    understood: Understood,
    changes: Sequence[RowChange],
    done: str,
    *,
    name: str,
) -> None:
    """The bar that saves what was typed or lets it go, always in sight; under it, what was understood."""
    # What was understood comes below: a box left by clicking the button would push it away from the click.
    with st.container(horizontal=True, vertical_alignment="center", key="saving-bar"):
        asked = st.button("Enregistrer", type="primary", icon=":material/save:", key=f"save {name}")
        if understood.typed:
            st.button(
                "Abandonner ma saisie", icon=":material/undo:", key=f"drop {name}", on_click=_let_go, args=(drafts,)
            )
        page.show(unsaved_count(understood.typed))
    if asked and understood.wrong:
        st.error("Rien n’est enregistré tant qu’une saisie n’est pas comprise.", icon=":material/block:")
    elif asked and not changes:
        st.info("Rien n’a changé\u202f: il n’y a rien à enregistrer.", icon=":material/check:")
    elif asked and attempt(page, change_rows, changes, done=""):
        _let_go(drafts)
        redraw(done)
    page.show(unsaved(understood.typed))


def draw_overtaken(page: Page, draft: Draft, boxes: Mapping[str, Box]) -> None:
    """What somebody else saved since typing began, and the choice between theirs and what was typed."""
    if not draft.overtaken:
        return
    differences = {
        boxes[name].label: (said_of(boxes[name], shown), said_of(boxes[name], draft.now.boxes[name]))
        for name, shown in draft.seen.boxes.items()
        if name in draft.now.boxes and draft.now.boxes[name] != shown
    }
    names = ask(names_of_people)
    page.show(overtaken(differences, names.get(draft.now.by or "", draft.now.by), draft.now.at))
    with st.container(horizontal=True):
        st.button("Garder ma saisie", key=f"keep {draft.name}", on_click=draft.take_over)
        st.button("Prendre la version enregistrée", key=f"theirs {draft.name}", on_click=draft.let_go)


def _let_go(drafts: Sequence[Draft]) -> None:
    for draft in drafts:
        draft.let_go()

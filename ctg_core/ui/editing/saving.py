"""How what was typed is saved: at once, in one gesture, or kept as it is with the reason why it was not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import streamlit as st
from streamlit.errors import StreamlitAPIException

from ctg_core.commands.changes import RowChange, change_rows
from ctg_core.questions.provenance.people import names_of_people
from ctg_core.ui.answers import ask_store
from ctg_core.ui.editing.draft import Draft
from ctg_core.ui.editing.typed_boxes import Box, Understood, said_of, understand
from ctg_core.ui.page import Page
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


def redraw_part(said: str) -> None:
    """The same for a part of the screen that redraws alone, and tells the rest of it what to say."""
    st.session_state[_SAID] = said
    rerun_part()


def rerun_part() -> None:
    """Draw anew the part being drawn; the whole screen when it is the whole screen that is."""
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:
        st.rerun()


@dataclass(frozen=True)
class Edit:
    """A draft on the screen and how its boxes are read; ``about`` names its record where there are several."""

    draft: Draft
    boxes: Mapping[str, Box]
    about: str = ""

    @cached_property
    def understood(self) -> Understood:
        """What was typed in it."""
        return understand(self.draft, self.boxes, self.about)


def draw_saving(page: Page, edits: Sequence[Edit], changes: Sequence[RowChange], done: str, *, name: str) -> None:
    """The bar that saves what was typed or lets it go, always in sight; under it, what was understood."""
    typed = [one for edit in edits for one in edit.understood.typed]
    drafts = [edit.draft for edit in edits]
    # What was understood comes below: a box left by clicking the button would push it away from the click.
    with st.container(horizontal=True, vertical_alignment="center", key="saving-bar"):
        asked = st.button("Enregistrer", type="primary", icon=":material/save:", key=f"save {name}")
        if typed:
            st.button(
                "Abandonner ma saisie", icon=":material/undo:", key=f"drop {name}", on_click=_let_go, args=(drafts,)
            )
        page.show(unsaved_count(typed))
    if asked and any(one.wrong for one in typed):
        st.error("Rien n’est enregistré tant qu’une saisie n’est pas comprise.", icon=":material/block:")
    elif asked and not changes:
        st.info("Rien n’a changé\u202f: il n’y a rien à enregistrer.", icon=":material/check:")
    elif asked and attempt(page, change_rows.of(changes), done=""):
        _let_go(drafts)
        redraw(done)
    for edit in edits:
        edit.draft.keep()
        draw_overtaken(page, edit)
    page.show(unsaved(typed))


def draw_overtaken(page: Page, edit: Edit) -> None:
    """What somebody else saved since typing began, and the choice between theirs and what was typed."""
    draft, boxes = edit.draft, edit.boxes
    if not draft.overtaken:
        return
    differences = {
        boxes[name].label: (said_of(boxes[name], shown), said_of(boxes[name], draft.now.boxes[name]))
        for name, shown in draft.seen.boxes.items()
        if name in draft.now.boxes and draft.now.boxes[name] != shown
    }
    names = ask_store(names_of_people)
    page.show(overtaken(edit.about, differences, names.get(draft.now.by or "", draft.now.by), draft.now.at))
    with st.container(horizontal=True):
        st.button("Garder ma saisie", key=f"keep {draft.name}", on_click=draft.take_over)
        st.button("Prendre la version enregistrée", key=f"theirs {draft.name}", on_click=draft.let_go)


def _let_go(drafts: Sequence[Draft]) -> None:
    for draft in drafts:
        draft.let_go()

"""How what was typed is saved: at once, in one gesture, or kept as it is with the reason why it was not."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from ctg_core.commands.changes import change_rows
from ctg_core.questions.provenance.people import names_of_people
from ctg_core.ui.answers import ask_store
from ctg_core.ui.editing.edit import Edit
from ctg_core.ui.editing.saving import redraw
from ctg_core.ui.editing.shown_at_click import asked_about, keep_shown
from ctg_core.ui.page import Page
from ctg_core.ui.writing import attempt
from ctg_core.views.drafts import overtaken, unsaved, unsaved_count
from ctg_core.views.escape import markdown_text

_UNCHANGED = "Rien n’a changé\u202f: il n’y a rien à enregistrer."
_SENT = "form"
ADD: dict[str, Any] = {"icon": ":material/add:", "type": "secondary"}  # the button of a form that adds


def draw_saving(page: Page, edits: Sequence[Edit], done: str, *, name: str) -> None:
    """The bar that saves what was typed or lets it go, always in sight; under it, what was understood."""
    typed = [one for edit in edits for one in edit.typed]
    # What was understood comes below: a box left by clicking the button would push it away from the click.
    with st.container(horizontal=True, vertical_alignment="center", key="saving-bar"):
        asked = st.button("Enregistrer", type="primary", icon=":material/save:", key=f"save {name}")
        if typed:
            st.button(
                "Abandonner ma saisie", icon=":material/undo:", key=f"drop {name}", on_click=_let_go, args=(edits,)
            )
        page.show(unsaved_count(typed))
    if asked and any(one.wrong for one in typed):
        st.error("Rien n’est enregistré tant qu’une saisie n’est pas comprise.", icon=":material/block:")
    elif asked:
        save(page, edits, done)
    for edit in edits:
        draw_overtaken(page, edit)
    page.show(unsaved(typed))


def draw_record(page: Page, edit: Edit, done: str) -> None:
    """A record that is alone on screen: its boxes as declared, and the bar."""
    edit.draw_lines()
    draw_saving(page, [edit], done, name=edit.name)


def draw_form(
    page: Page,
    edits: Sequence[Edit],
    button: str,
    done: str,
    *,
    change: Callable[[Sequence[Edit]], bool] | None = None,
    gone: str = "",
    nothing: str = "",
    **how: Any,
) -> None:
    """Boxes that one button saves together, what keeps it from being so, and what others wrote meanwhile.

    ``change`` asks another command than the one that changes rows, from the records as they were displayed. ``gone`` is
    said, rather than ``done``, when rows were only removed; ``nothing``, of a new row where nothing was typed.
    """
    name = edits[0].name
    look = {"icon": ":material/save:", "type": "primary", "key": f"send {name}", **how}
    with st.form(f"form {name}", border=False):
        for edit in edits:
            edit.draw_lines()
        sent = st.form_submit_button(button, on_click=_take_in, args=(edits,), **look)
    problems = [problem for edit in edits for problem in edit.problems] if sent else []
    for problem in problems:
        st.error(markdown_text(problem), icon=":material/block:")
    if sent and not problems:
        if change:
            _settle(edits, done, made=change(asked_about(_SENT)))
        elif nothing and edits[0].is_new and not edits[0].draft.typed:
            st.warning(nothing)
        else:
            save(page, edits, done, gone)
    for edit in edits:
        draw_overtaken(page, edit)


def save(page: Page, edits: Sequence[Edit], done: str, gone: str = "") -> None:
    """Ask for the change; what it made is drawn anew, what was refused stays typed."""
    changes = [change for edit in edits for change in edit.changes]
    if changes:
        said = gone if gone and all(change.fields is None for change in changes) else done
        _settle(edits, said, made=attempt(page, change_rows.of(changes), done=""))
    else:
        st.info(_UNCHANGED, icon=":material/check:")


def _settle(edits: Sequence[Edit], done: str, *, made: bool) -> None:
    if made:
        _let_go(edits)
        redraw(done)


def draw_overtaken(page: Page, edit: Edit) -> None:
    """What somebody else saved since typing began, and the choice between theirs and what was typed."""
    if not edit.overtaken:
        return
    now, names = edit.now, ask_store(names_of_people)
    seen = {name: shown for name, shown in edit.draft.seen.boxes.items() if name in edit.boxes}
    differences = {
        edit.boxes[name].called: (edit.boxes[name].said(shown), edit.boxes[name].said(now.boxes[name]))
        for name, shown in seen.items()
        if now.boxes[name] != shown
    }
    page.show(overtaken(edit.about, differences, names.get(now.by or "", now.by), now.at))
    with st.container(horizontal=True):
        st.button("Garder ma saisie", key=f"keep {edit.name}", on_click=edit.keep)
        st.button("Prendre la version enregistrée", key=f"theirs {edit.name}", on_click=edit.let_go)


def _take_in(edits: Sequence[Edit]) -> None:
    keep_shown(_SENT, edits)
    for edit in edits:
        edit.take_in()


def _let_go(edits: Sequence[Edit]) -> None:
    for edit in edits:
        edit.let_go()

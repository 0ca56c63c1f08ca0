"""Actions, updated: which ones wait for news, then all that one of them says, saved in one gesture."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from ctg_core.model.action import Action, ActionStep
from ctg_core.questions.actions.news import ActionNews, action_news, action_record
from ctg_core.questions.charge import Charge
from ctg_core.ui.editing.boxes import Lines, box
from ctg_core.ui.editing.choosing import chosen
from ctg_core.ui.editing.edit import Edit, edit_of, is_typed, typed_rows
from ctg_core.ui.editing.forms import draw_saving
from ctg_core.ui.editing.saving import say_what_was_saved
from ctg_core.ui.page import Page
from ctg_core.views.actions.news import STATUSES, choice_words, confidence_choice, waiting_sentence
from ctg_core.views.addresses import ACTION
from ctg_core.views.blocks import empty, paragraph
from ctg_core.views.drafts import date_typed

_ADDED_AT_MOST = 8  # steps, at once
_of, _step, _note = (partial(box, name) for name in ("actions", "action_steps", "action_notes"))
_when: dict[str, Any] = {"past": True, "placeholder": "par exemple 12/2026", "width": 190}
_ACTION: Lines = (
    (_of("status", names=STATUSES, width=190), _of("progress", width=190)),
    (_of("confidence", draw=st.segmented_control, format_func=confidence_choice),),
    (_of("confidence_comment", "Pourquoi cette météo", height=68),),
    (_of("actual_start", "Commencée le", **_when), _of("actual_end", "Terminée le", **_when)),
    (_of("done", "Fait", height=95), _of("next", "À venir", height=95), _of("obstacle", "Obstacle", height=95)),
)
_STEP: Lines = (
    (
        _step("label", "Intitulé", needed=True, label="Étape"),
        _step("due", width=150),
        _step("done_on", "Faite le", past=True, width=150),
    ),
)
_NOTE: Lines = (
    (
        _note(
            "text",
            "Note",
            needed=True,
            label="Note",
            draw=st.text_input,
            placeholder="Une date, un fait\u202f: elle s’ajoute à l’historique",
        ),
        _note("dated", "Date de la note", width=150),
    ),
)


def draw_action_updates(page: Page, mine: Charge) -> None:
    """The action the address asks for, else the first that waits for news, among those the person may write."""
    say_what_was_saved()
    actions = page.ask(action_news, mine)
    if not actions:
        page.show(
            empty(
                "Aucune action n’est à votre charge dans cette convention.",
                "Une action apparaît ici quand elle, son thème ou son équipement vous est confié.",
                "L’administration du tableau de bord attribue les rôles.",
            )
        )
        return
    page.show(paragraph(waiting_sentence(actions)))
    record = page.ask(action_record, _chosen(page, actions))
    if record:
        _draw_record(page, *record)


def _chosen(page: Page, actions: Sequence[ActionNews]) -> str:
    names = {news.key: choice_words(news, being_typed=is_typed(page, f"actions/{news.key}")) for news in actions}
    unknown = "Cette action n’existe pas ici, ou n’est pas à votre charge. Voici celle qui attend le plus."
    return chosen("Action", names, ACTION, unknown=unknown)


def _draw_record(page: Page, action: Action, steps: Sequence[ActionStep]) -> None:
    edit = edit_of(page, _ACTION, action)
    note = _belonging(page, _NOTE, action, None, "note", filled={"dated": date_typed(date.today().isoformat())})
    left, right = st.columns([5, 6], gap="medium")
    with left:
        _draw_state(edit, has_steps=bool(steps))
    with right:
        edit.draw("done", "next", "obstacle")
    with st.container(horizontal=True):
        note.draw("text", "dated")
    edits = [edit, *_draw_steps(page, action, steps), note]
    draw_saving(page, edits, "C’est enregistré.", name=edit.name)


def _draw_state(edit: Edit, *, has_steps: bool) -> None:
    """A progress is declared only where no step says it."""
    with st.container(horizontal=True):
        edit.draw("status", *([] if has_steps else ["progress"]))
    edit.draw("confidence", "confidence_comment")
    with st.container(horizontal=True):
        edit.draw("actual_start", "actual_end")


def _draw_steps(page: Page, action: Action, steps: Sequence[ActionStep]) -> list[Edit]:
    """A line a step, those removed since it was typed in included, then an empty line that adds one."""
    st.markdown("**Étapes**")
    edits = [_belonging(page, _STEP, action, step, step.key, about=step.label) for step in steps]
    edits += [
        _belonging(page, _STEP, action, None, step.key, about=step.label)
        for step in typed_rows(page, f"actions/{action.key}/action_steps")
        if step.key not in {one.key for one in steps}
    ]
    for edit in edits:
        _draw_step(edit)
    new = [_belonging(page, _STEP, action, None, f"+{rank}", about="Nouvelle étape") for rank in range(_ADDED_AT_MOST)]
    for edit in new:
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            edit.draw("label", label="Ajouter une étape")
            edit.draw("due")
        if not edit.draft.holds("label"):
            break
    return [*edits, *new]


def _belonging(page: Page, lines: Lines, action: Action, row: ActionStep | None, name: str, **more: Any) -> Edit:
    """The edit of a step or of a note, one that is new included."""
    key, given = f"{action.key}-{'note' if lines is _NOTE else 'etape'}", {"action": action.key}
    return edit_of(page, lines, row, key=key, name=name, within=f"actions/{action.key}", given=given, **more)


def _draw_step(edit: Edit) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        _draw_done(edit)
        edit.draw("label", "due", "done_on")
        edit.draw_removed()


def _draw_done(edit: Edit) -> None:
    """A tick dates the step of today, and the date stays to be corrected: it alone says whether the step is done."""
    tick = f"{edit.name} tick"
    st.session_state[tick] = bool(edit.draft.holds("done_on"))

    def dated() -> None:
        edit.type({"done_on": date_typed(date.today().isoformat()) if st.session_state[tick] else ""})

    st.checkbox("Faite", key=tick, on_change=dated)

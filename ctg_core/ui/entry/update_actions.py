"""Actions, updated: which ones wait for news, then all that one of them says, saved in one gesture."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from ctg_core.commands.changes import RowChange
from ctg_core.questions.actions.news import ActionNews, ActionRecord, action_news, action_record
from ctg_core.ui.charge import charge
from ctg_core.ui.editing.draft import Draft, Shown
from ctg_core.ui.editing.saving import Edit, draw_saving, say_what_was_saved
from ctg_core.ui.editing.typed_boxes import Understood
from ctg_core.ui.entry.action_boxes import BOXES, draw_boxes
from ctg_core.ui.entry.step_boxes import draw_steps, step_boxes, step_changes, step_texts
from ctg_core.ui.page import Page
from ctg_core.views.actions.news import choice_words, waiting_sentence
from ctg_core.views.addresses import ACTION
from ctg_core.views.blocks import empty, paragraph
from ctg_core.views.drafts import date_typed, reading_only

_NOTE, _NOTED = "note", "dated"
_CHOSEN = "action-to-update"


def draw_action_updates(page: Page) -> None:
    """The action the address asks for, else the first that waits for news, among those the person may write."""
    say_what_was_saved()
    mine = charge(page.selection)
    if mine is None:
        page.show(reading_only())
        return
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
        _draw_record(page, record)


def _chosen(page: Page, actions: Sequence[ActionNews]) -> str:
    """The key of the action, chosen in the list or in the address."""
    words = {news.key: choice_words(news, being_typed=Draft.is_open(_draft(page, news.key))) for news in actions}
    asked = st.query_params.get(ACTION)
    if asked in words:
        st.session_state[_CHOSEN] = asked
    elif asked:
        st.warning("Cette action n’existe pas ici, ou n’est pas à votre charge. Voici celle qui attend le plus.")
    if st.session_state.get(_CHOSEN) not in words:
        st.session_state[_CHOSEN] = actions[0].key
    key: str = st.selectbox(
        "Action",
        list(words),
        format_func=words.__getitem__,
        key=_CHOSEN,
        on_change=_keep_address,
        persist_state="session",
    )
    if asked != key:
        st.query_params[ACTION] = key
    return key


def _keep_address() -> None:
    st.query_params[ACTION] = st.session_state[_CHOSEN]


def _draw_record(page: Page, record: ActionRecord) -> None:
    draft = Draft(_draft(page, record.key), _shown(record))
    boxes = {**BOXES, **step_boxes(draft.seen.boxes)}
    draw_boxes(draft, has_steps=bool(record.steps))
    draw_steps(draft)
    edit = Edit(draft, boxes)
    draw_saving(page, [edit], _changes(record, draft, edit.understood), "C’est enregistré.", name=draft.name)


def _draft(page: Page, key: str) -> str:
    return f"{page.selection.convention} action {key}"


def _shown(record: ActionRecord) -> Shown:
    texts = {
        "status": record.status,
        "progress": "" if record.progress is None else str(record.progress),
        "confidence": record.confidence,
        "confidence_comment": record.confidence_comment or "",
        "done": record.done or "",
        "next": record.next or "",
        "obstacle": record.obstacle or "",
        "actual_start": date_typed(record.actual_start),
        "actual_end": date_typed(record.actual_end),
        _NOTE: "",
        _NOTED: date_typed(date.today().isoformat()),
    }
    versions = {record.key: record.version, **{step.key: step.version for step in record.steps}}
    return Shown(versions, texts | step_texts(record.steps), record.by, record.at)


def _changes(record: ActionRecord, draft: Draft, understood: Understood) -> list[RowChange]:
    """Every row to write: the action, its steps, a note."""
    values = understood.values
    own = {name: value for name, value in values.items() if name in ActionRecord.__dataclass_fields__}
    changes = [RowChange("actions", record.key, draft.seen.versions[record.key], own)] if own else []
    changes += step_changes(record.key, draft, values)
    if values.get(_NOTE):
        dated = values.get(_NOTED) or date.today().isoformat()
        note = {"action": record.key, "dated": dated, "text": values[_NOTE]}
        changes.append(RowChange("action_notes", f"{record.key}-note", None, note))
    return changes

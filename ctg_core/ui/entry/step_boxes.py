"""The steps of an action, one a line: tick it as done, change it, take it away; an empty line adds one."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import streamlit as st

from ctg_core.commands.changes import RowChange
from ctg_core.questions.actions.news import StepRecord
from ctg_core.ui.editing.draft import Draft
from ctg_core.ui.editing.typed_boxes import Box, day, past_day, words
from ctg_core.ui.entry.action_boxes import text
from ctg_core.views.drafts import date_typed

_ADDED_AT_MOST = 8  # at once
_REMOVED = "à retirer"


def step_texts(steps: Iterable[StepRecord]) -> dict[str, Any]:
    """What the boxes of these steps show, and those of the empty lines that add one."""
    texts: dict[str, Any] = {}
    for step in steps:
        texts |= {
            _box(step.key, "label"): step.label,
            _box(step.key, "due"): date_typed(step.due),
            _box(step.key, "done_on"): date_typed(step.done_on),
            _box(step.key, "removed"): False,
        }
    return texts | {_box(new, field): "" for new in _new() for field in ("label", "due")}


def step_boxes(texts: Mapping[str, Any]) -> dict[str, Box]:
    """How each of these boxes is read; a line is named by what its step is called."""
    boxes: dict[str, Box] = {}
    for name in texts:
        if name.startswith("step "):
            _, key, field = name.split(" ")
            title = texts[_box(key, "label")] or "Nouvelle étape"
            boxes[name] = {
                "label": words(f"{title}, intitulé"),
                "due": day(f"{title}, échéance"),
                "done_on": past_day(f"{title}, faite le"),
                "removed": Box(title, bool, lambda removed: _REMOVED if removed else ""),
            }[field]
    return boxes


def draw_steps(draft: Draft) -> None:
    """A line a step, then one empty line."""
    st.markdown("**Étapes**")
    keys = [name.split(" ")[1] for name in draft.seen.boxes if name.endswith(" removed")]
    for key in keys:
        _draw_step(draft, key)
    for new in _new():
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            text(draft, _box(new, "label"), "Ajouter une étape")
            text(draft, _box(new, "due"), "Échéance", width=150)
        if not draft.typed(_box(new, "label")):
            break


def step_changes(action: str, draft: Draft, values: Mapping[str, Any]) -> list[RowChange]:
    """The steps to write, from what was understood of their boxes."""
    by_step: dict[str, dict[str, Any]] = {}
    for name, value in values.items():
        if name.startswith("step "):
            _, key, field = name.split(" ")
            by_step.setdefault(key, {})[field] = value
    return [
        change
        for key, fields in by_step.items()
        if (change := _change(action, key, fields, draft.seen.versions.get(key)))
    ]


def _change(action: str, key: str, fields: dict[str, Any], seen: int | None) -> RowChange | None:
    if seen is None:
        return (
            RowChange("action_steps", f"{action}-etape", None, {"action": action, **fields})
            if fields.get("label")
            else None
        )
    removed = fields.pop("removed", False)
    return RowChange("action_steps", key, seen, None if removed else fields)


def _draw_step(draft: Draft, key: str) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        _draw_done(draft, key)
        text(draft, _box(key, "label"), "Étape")
        text(draft, _box(key, "due"), "Échéance", width=150)
        text(draft, _box(key, "done_on"), "Faite le", width=150)
        st.checkbox("Retirer", key=draft.box(_box(key, "removed")), persist_state="session")


def _draw_done(draft: Draft, key: str) -> None:
    """A tick dates the step of today, and the date stays to be corrected: it alone says whether the step is done."""
    name, tick = _box(key, "done_on"), f"{draft.box(_box(key, 'done_on'))} tick"
    st.session_state[tick] = bool(draft.typed(name))

    def dated() -> None:
        draft.type(name, date_typed(date.today().isoformat()) if st.session_state[tick] else "")

    st.checkbox("Faite", key=tick, on_change=dated)


def _new() -> list[str]:
    return [f"+{number}" for number in range(_ADDED_AT_MOST)]


def _box(step: str, field: str) -> str:
    return f"step {step} {field}"

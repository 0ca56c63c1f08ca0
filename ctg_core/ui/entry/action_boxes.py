"""The boxes of an action: where it stands, what is done, what comes, what hinders, a dated note."""

import streamlit as st

from ctg_core.model.codes import CONFIDENCES
from ctg_core.ui.editing.draft import Draft
from ctg_core.ui.editing.typed_boxes import choice, day, past_day, whole, words
from ctg_core.views.actions.news import STATUSES, confidence_choice

BOXES = {
    "status": choice("Statut", STATUSES),
    "progress": whole("Avancement déclaré (%)", 100),
    "confidence": choice("Météo", CONFIDENCES),
    "confidence_comment": words("Pourquoi cette météo"),
    "done": words("Fait"),
    "next": words("À venir"),
    "obstacle": words("Obstacle"),
    "actual_start": past_day("Commencée le"),
    "actual_end": past_day("Terminée le"),
    "note": words("Note"),
    "dated": day("Date de la note"),
}
_DATE = "par exemple 12/2026"


def draw_boxes(draft: Draft, *, has_steps: bool) -> None:
    """Everything but the steps; a progress is declared only where no step says it."""
    left, right = st.columns([5, 6], gap="medium")
    with left:
        _draw_state(draft, has_steps=has_steps)
    with right:
        for name, height in (("done", 95), ("next", 95), ("obstacle", 95)):
            _area(draft, name, height)
    with st.container(horizontal=True):
        text(draft, "note", BOXES["note"].label, placeholder="Une date, un fait\u202f: elle s’ajoute à l’historique")
        text(draft, "dated", BOXES["dated"].label, width=150)


def _draw_state(draft: Draft, *, has_steps: bool) -> None:
    with st.container(horizontal=True):
        st.selectbox(
            BOXES["status"].label,
            list(STATUSES),
            index=None,
            format_func=STATUSES.__getitem__,
            placeholder="Non renseigné",
            key=draft.box("status"),
            persist_state="session",
            width=190,
        )
        if not has_steps:
            text(draft, "progress", BOXES["progress"].label, width=190)
    st.segmented_control(
        BOXES["confidence"].label,
        list(CONFIDENCES),
        format_func=confidence_choice,
        key=draft.box("confidence"),
        persist_state="session",
    )
    _area(draft, "confidence_comment", 68)
    with st.container(horizontal=True):
        text(draft, "actual_start", BOXES["actual_start"].label, placeholder=_DATE, width=190)
        text(draft, "actual_end", BOXES["actual_end"].label, placeholder=_DATE, width=190)


def text(draft: Draft, name: str, label: str, *, placeholder: str = "", width: int | None = None) -> None:
    """A line of text, kept from page to page."""
    st.text_input(
        label,
        key=draft.box(name),
        placeholder=placeholder or None,
        width=width or "stretch",
        persist_state="session",
    )


def _area(draft: Draft, name: str, height: int) -> None:
    st.text_area(BOXES[name].label, key=draft.box(name), height=height, persist_state="session")

"""Answering an evaluation question for a year: a reply, words, and what they rest on."""

from typing import Any

import streamlit as st

from ctg_core.commands.changes import RowChange, change_rows
from ctg_core.model.codes import EVALUATION_ANSWERS
from ctg_core.model.french import capital
from ctg_core.questions.evaluation import EvaluatedQuestion
from ctg_core.ui.page import Page
from ctg_core.ui.writing import attempt


def draw_answer(
    page: Page, question: EvaluatedQuestion, year: int, indicators: dict[str, str], actions: dict[str, str]
) -> None:
    """The form, folded; what was answered for the year is in it already."""
    answer = question.of_year(year)
    name = f"{question.code}-{year}"
    label = f"Modifier la réponse pour {year}" if answer else f"Répondre pour {year}"
    with st.expander(label, icon=":material/edit_note:", key=f"answer-{name}"), st.form(f"form-{name}", border=False):
        reply = st.segmented_control(
            "Réponse",
            list(EVALUATION_ANSWERS),
            format_func=lambda code: capital(EVALUATION_ANSWERS[code]),
            default=answer.reply if answer else None,
            key=f"reply-{name}",
        )
        text = st.text_area("Ce qui le montre, ce qui manque", (answer and answer.text) or "", key=f"why-{name}")
        rests = {
            "indicators": _several(
                "Indicateurs", indicators, answer.indicators if answer else (), f"indicators-{name}"
            ),
            "actions": _several("Actions", actions, answer.actions if answer else (), f"actions-{name}"),
        }
        saved = st.form_submit_button(
            "Enregistrer la réponse", icon=":material/save:", type="primary", key=f"save-{name}"
        )
    if saved:
        _save(page, question, year, {"reply": reply, "text": text.strip() or None, **rests})


def _several(label: str, names: dict[str, str], chosen: tuple[str, ...], key: str) -> list[str]:
    kept = [one for one in chosen if one in names]
    found: list[str] = st.multiselect(
        label, list(names), kept, format_func=names.__getitem__, placeholder="Choisir", key=key
    )
    return found


def _save(page: Page, question: EvaluatedQuestion, year: int, fields: dict[str, Any]) -> None:
    """Add, change, or take away when everything was emptied."""
    answer = question.of_year(year)
    empty = not any(fields.values())
    if answer is None and empty:
        st.warning("Choisissez une réponse ou écrivez quelques mots.")
        return
    if answer is None:
        new = {**fields, "question": question.code, "year": year, "nature": "entered"}
        change = RowChange("evaluation_answers", f"{question.code}-{year}", None, new)
    else:
        change = RowChange("evaluation_answers", answer.key, answer.version, None if empty else fields)
    done = f"La réponse pour {year} est {'retirée' if empty else 'enregistrée'}."
    if attempt(page, change_rows, [change], done=done):
        st.rerun()

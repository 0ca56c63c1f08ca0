"""Answering an evaluation question for a year: a reply, words, and what they rest on."""

from typing import Any

import streamlit as st

from ctg_core.commands.changes import RowChange, change_rows
from ctg_core.model.codes import EVALUATION_ANSWERS
from ctg_core.model.french import capital
from ctg_core.questions.evaluation.overview import Answer, EvaluatedQuestion
from ctg_core.ui.editing.draft import NOTHING, Draft, Shown
from ctg_core.ui.editing.saving import Edit, draw_overtaken
from ctg_core.ui.editing.typed_boxes import Box, choice, chosen, words
from ctg_core.ui.page import Page
from ctg_core.ui.writing import attempt

_ROW = "answer"  # what a draft is made of
_LABELS = {
    "reply": "Réponse",
    "text": "Ce qui le montre, ce qui manque",
    "indicators": "Indicateurs",
    "actions": "Actions",
}


def draw_answer(
    page: Page, question: EvaluatedQuestion, year: int, indicators: dict[str, str], actions: dict[str, str]
) -> None:
    """The form, folded; what was answered for the year is in it already."""
    answer = question.of_year(year)
    name = f"{question.code}-{year}"
    label = f"Modifier la réponse pour {year}" if answer else f"Répondre pour {year}"
    draft = Draft(f"answer {page.selection.convention} {name}", _shown(answer, indicators, actions))
    with st.expander(label, icon=":material/edit_note:", key=f"answer-{name}"):
        with st.form(f"form-{name}", border=False):
            st.segmented_control(
                _LABELS["reply"],
                list(EVALUATION_ANSWERS),
                format_func=lambda code: capital(EVALUATION_ANSWERS[code]),
                key=draft.box("reply"),
            )
            st.text_area(_LABELS["text"], key=draft.box("text"))
            for field, names in (("indicators", indicators), ("actions", actions)):
                st.multiselect(
                    _LABELS[field],
                    list(names),
                    format_func=names.__getitem__,
                    placeholder="Choisir",
                    key=draft.box(field),
                )
            saved = st.form_submit_button(
                "Enregistrer la réponse", icon=":material/save:", type="primary", key=f"save-{name}"
            )
        if saved:
            _save(page, question, year, draft)
        draft.keep()
        draw_overtaken(page, Edit(draft, _boxes(indicators, actions)))


def _shown(answer: Answer | None, indicators: dict[str, str], actions: dict[str, str]) -> Shown:
    if answer is None:
        return Shown({_ROW: NOTHING}, {"reply": None, "text": "", "indicators": [], "actions": []})
    rests = {
        "indicators": [key for key in answer.indicators if key in indicators],
        "actions": [key for key in answer.actions if key in actions],
    }
    boxes = {"reply": answer.reply, "text": answer.text or "", **rests}
    return Shown({_ROW: answer.version}, boxes, answer.by, answer.at)


def _boxes(indicators: dict[str, str], actions: dict[str, str]) -> dict[str, Box]:
    """How each is said beside what somebody else answered meanwhile."""
    return {
        "reply": choice(_LABELS["reply"], EVALUATION_ANSWERS),
        "text": words(_LABELS["text"]),
        "indicators": chosen(_LABELS["indicators"], indicators),
        "actions": chosen(_LABELS["actions"], actions),
    }


def _save(page: Page, question: EvaluatedQuestion, year: int, draft: Draft) -> None:
    """Add, change, or take away when everything was emptied."""
    answer, seen = question.of_year(year), draft.seen.versions[_ROW]
    fields: dict[str, Any] = {name: draft.typed(name) for name in _LABELS}
    fields["text"] = fields["text"].strip() or None
    key = answer.key if answer else f"{question.code}-{year}"
    empty = not any(fields.values())
    if answer is None and seen == NOTHING:
        if empty:
            st.warning("Choisissez une réponse ou écrivez quelques mots.")
            return
        new = {**fields, "question": question.code, "year": year, "nature": "entered"}
        change = RowChange("evaluation_answers", key, None, new)
    else:
        change = RowChange("evaluation_answers", key, seen, None if empty else fields)
    done = f"La réponse pour {year} est {'retirée' if empty else 'enregistrée'}."
    if attempt(page, change_rows.of([change]), done=done):
        draft.let_go()
        st.rerun()

"""Answering an evaluation question for a year: a reply, words, and what they rest on."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from ctg_core.model.codes import EVALUATION_ANSWERS
from ctg_core.model.french import capital
from ctg_core.questions.evaluation.overview import EvaluatedQuestion
from ctg_core.ui.editing.boxes import Lines, box
from ctg_core.ui.editing.edit import edit_of
from ctg_core.ui.editing.forms import draw_form
from ctg_core.ui.page import Page

_of = partial(box, "evaluation_answers")


def draw_answer(
    page: Page, question: EvaluatedQuestion, year: int, indicators: Mapping[str, str], actions: Mapping[str, str]
) -> None:
    """The form, folded, with what was answered for the year; emptied, the answer is taken away."""
    answer, key = question.of_year(year), f"{question.code}-{year}"
    edit = edit_of(
        page,
        _boxes(indicators, actions),
        answer.row if answer else None,
        key=key,
        name=key,
        given={"question": question.code, "year": year, "nature": "entered"},
        sent=True,
        kept_empty=False,
    )
    label = f"Modifier la réponse pour {year}" if answer else f"Répondre pour {year}"
    with st.expander(label, icon=":material/edit_note:", key=f"answer-{key}"):
        draw_form(
            page,
            [edit],
            "Enregistrer la réponse",
            f"La réponse pour {year} est enregistrée.",
            gone=f"La réponse pour {year} est retirée.",
            nothing="Choisissez une réponse ou écrivez quelques mots.",
        )


def _boxes(indicators: Mapping[str, str], actions: Mapping[str, str]) -> Lines:
    return (
        (_of("reply", draw=st.segmented_control, format_func=lambda code: capital(EVALUATION_ANSWERS[code])),),
        (_of("text", "Ce qui le montre, ce qui manque"),),
        (_of("indicators", names=indicators, placeholder="Choisir"),),
        (_of("actions", names=actions, placeholder="Choisir"),),
    )

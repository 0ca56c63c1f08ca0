"""The evaluation questions of one criterion, each with its evidence and, for coordination, a place to answer."""

import streamlit as st

from ctg_core.commands.rights import COORDINATOR
from ctg_core.questions.edited_rows import names_in
from ctg_core.questions.evaluation.overview import Evaluation
from ctg_core.questions.indicators.list import indicators
from ctg_core.ui.evaluation.answer import draw_answer
from ctg_core.ui.page import Page
from ctg_core.ui.rights import rights
from ctg_core.views.evaluation.overview import answers_table, question_html


def chosen_year(found: Evaluation) -> int:
    """The year answered for, kept in the address; the last one at first."""
    return int(
        st.selectbox(
            "Année", [str(year) for year in reversed(found.years)], key="annee", bind="query-params", width=140
        )
    )


def draw_questions(page: Page, found: Evaluation, year: int) -> None:
    """A criterion at a time, then every answer."""
    criterion = st.pills(
        "Critère", found.criteria, default=found.criteria[0], key="critere", bind="query-params", required=True
    )
    may_write = rights(page.selection).reach(COORDINATOR)
    followed = page.ask(indicators) if may_write else None
    actions = page.ask(names_in, "actions") if may_write else {}
    for question in found.of(criterion or found.criteria[0]):
        page.show(question_html(question))
        if followed:
            names = {line.row.key: line.row.label for line in (*followed.followed, *followed.context)}
            draw_answer(page, question, year, names, actions)
    page.folded("Les réponses année par année", answers_table(found), "evaluation")

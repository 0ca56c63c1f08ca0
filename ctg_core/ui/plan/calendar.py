"""The calendar of the actions, with its choice, which redraws it alone."""

from collections.abc import Sequence

import streamlit as st

from ctg_core.questions.plan.calendar import CalendarRow, chosen
from ctg_core.ui.page import Page
from ctg_core.views.blocks import paragraph
from ctg_core.views.plan.calendar import CHOICES, calendar_sentence, calendar_table, calendar_title
from ctg_core.views.plan.calendar_chart import calendar_chart


@st.fragment
def draw_calendar(page: Page, dated: Sequence[CalendarRow], listed: int) -> None:
    """The dated actions in time; ``listed`` is how many actions there are, dated or not."""
    day, first = page.selection.day, next(iter(CHOICES))
    shown = st.segmented_control(
        "Actions du calendrier", list(CHOICES), default=first, key="calendrier", bind="query-params", required=True
    )
    which = CHOICES[shown or first]
    rows = chosen(dated, which, day)
    if not rows:
        page.show(paragraph("Aucune action datée ne répond à ce choix."))
        return
    told = calendar_sentence(rows, len(dated), listed, which, day)
    page.chart(calendar_chart(rows, day, told), calendar_title(rows), told, calendar_table(rows), "calendrier")

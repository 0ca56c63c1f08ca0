"""Saisie: let me give my figures and go."""

import streamlit as st

from ctg_core.questions.entry.due import due
from ctg_core.ui.charge import charge
from ctg_core.ui.page import open_page
from ctg_core.views.blocks import headline
from ctg_core.views.drafts import reading_only
from ctg_core.views.entry.addresses import ACTIONS, DECIDED, FACILITIES, MONEY, PLAN, TO_DO, VALIDATION, VALUES
from ctg_core.views.entry.due import due_headline, due_lists, sealed_state

page = open_page("Saisie")
mine = charge(page.selection)

if mine is None:
    closed = sealed_state() if page.selection.frozen else reading_only()
    page.show(headline("Ici, rien ne peut être modifié."), closed)
    st.stop()

expected = st.empty()


def tell_expected() -> None:
    """How much is still expected, in the place of what was said before."""
    with expected:
        page.show(headline(due_headline(page.ask(due, mine), everything=mine.everything)))


tell_expected()

parts = (TO_DO, VALUES, ACTIONS, MONEY, FACILITIES, *([PLAN, VALIDATION] if mine.everything else [DECIDED]))
part, place = page.tab(*parts)
with place:
    if part == TO_DO:
        page.show(due_lists(page.ask(due, mine), page.selection.convention, everything=mine.everything))
    elif part == VALUES:
        from ctg_core.ui.entry.values import draw_values

        draw_values(page, mine, tell_expected)
    elif part == ACTIONS:
        from ctg_core.ui.entry.update_actions import draw_action_updates

        draw_action_updates(page, mine)
    elif part == MONEY:
        from ctg_core.ui.entry.update_money import draw_money_updates

        draw_money_updates(page, mine)
    elif part == FACILITIES:
        from ctg_core.ui.entry.update_facilities import draw_facility_updates

        draw_facility_updates(page, mine)
    elif part == PLAN:
        from ctg_core.ui.entry.update_plan import draw_plan_updates

        draw_plan_updates(page)
    else:
        from ctg_core.ui.entry.validation import draw_validation

        draw_validation(page)

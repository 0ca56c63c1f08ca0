"""Avancement: how is each axis doing, and why?"""

import streamlit as st

from ctg_core.questions.actions.list import actions
from ctg_core.questions.plan.calendar import ENOUGH, plan_calendar
from ctg_core.questions.plan.progress import plan_progress
from ctg_core.questions.plan.words import plan_headline
from ctg_core.ui.page import on_demand, open_page
from ctg_core.ui.plan.calendar import draw_calendar
from ctg_core.ui.plan.parts import draw_parts
from ctg_core.views.blocks import empty, headline, paragraph, section
from ctg_core.views.plan.overview import axes_table, plan_tree

page = open_page("Avancement")
plan = page.ask(plan_progress)

page.show(headline(plan_headline(plan)))

if not plan.roots and not plan.tally.listed:
    page.show(
        empty(
            "Ni axes, ni objectifs, ni actions ne sont documentés.",
            "Ils viendraient de la convention signée ou de son plan d’actions.",
            "Le chargé de coopération CTG peut les ajouter.",
        )
    )
    st.stop()

if plan.tally.listed:
    draw_parts(page, plan, page.ask(actions))

dated = page.ask(plan_calendar)
if len(dated) >= ENOUGH:
    draw_calendar(page, dated, plan.tally.listed)

WAYS = "Un clic sur une action ouvre sa fiche, ailleurs la carte d’identité et sa source."
tree = plan_tree(plan, page.selection.convention)
if plan.tally.listed:
    on_demand("Le plan en entier", "plan", lambda: page.show(paragraph(WAYS), tree))
else:
    page.show(section("Le plan en entier", WAYS), tree)

if plan.roots and len((table := axes_table(plan)).columns) > 1:  # else it would only name the axes again
    page.folded("Les chiffres du plan en tableau", table, "avancement")

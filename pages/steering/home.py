"""Accueil: where are we, in ten seconds?"""

import streamlit as st

from ctg_core.questions.funding.overview import funding
from ctg_core.questions.governance.overview import governance
from ctg_core.questions.governance.roadmap import roadmap
from ctg_core.questions.indicators.results import results
from ctg_core.questions.meeting.attention import attention
from ctg_core.questions.plan.headline import home_headline
from ctg_core.questions.plan.progress import plan_progress
from ctg_core.questions.provenance.conventions import time_elapsed
from ctg_core.ui.navigation import FUNDING, GOVERNANCE, PROGRESS
from ctg_core.ui.page import open_page
from ctg_core.views.blocks import headline, section
from ctg_core.views.home.overview import gauges, meetings_told, money, next_meeting, next_steps
from ctg_core.views.meeting.attention import attention_panels
from ctg_core.views.plan.glance import axes_at_a_glance

page = open_page()
plan, time = page.ask(plan_progress), page.ask(time_elapsed)

page.show(headline(home_headline(time, plan)))
page.show(gauges(plan, page.ask(results), time))

left, right = st.columns([3, 2], gap="large")
with left:
    page.show(section("Le plan"), axes_at_a_glance(plan))
    page.link(PROGRESS, "Voir l’avancement, axe par axe")
with right:
    governed = page.ask(governance)
    page.show(section("La suite"), next_meeting(governed, page.selection.day))
    page.show(next_steps(page.ask(roadmap), meetings_told(governed)))
    page.link(GOVERNANCE, "Voir la gouvernance")

page.show(section("À regarder"), attention_panels(page.ask(attention), page.selection.convention))
page.show(section("L’argent"), money(page.ask(funding)))
page.link(FUNDING, "Voir les financements")

"""Accueil: where are we, in ten seconds?"""

from ctg_core.questions.attention import attention
from ctg_core.questions.conventions import time_elapsed
from ctg_core.questions.funding import funding
from ctg_core.questions.progress import plan_progress
from ctg_core.questions.results import results
from ctg_core.questions.roadmap import roadmap
from ctg_core.ui.navigation import FUNDING, GOVERNANCE, PROGRESS, SOURCES
from ctg_core.ui.page import open_page
from ctg_core.views.blocks import headline, section
from ctg_core.views.home import attention_lines, gauges, home_headline, money, next_steps
from ctg_core.views.plan_glance import axes_at_a_glance

PAGES = {"progress": PROGRESS, "funding": FUNDING, "governance": GOVERNANCE, "sources": SOURCES}

page = open_page()
plan, time = page.ask(plan_progress), page.ask(time_elapsed)

page.show(headline(home_headline(time, plan)))
page.show(gauges(plan, page.ask(results), time))

page.show(section("À regarder"))
for name, sentence in attention_lines(page.ask(attention)):
    page.link(PAGES[name], sentence)

page.show(section("Le plan"), axes_at_a_glance(plan))
page.show(section("L’argent"), money(page.ask(funding)))
page.show(section("Les étapes"), next_steps(page.ask(roadmap)))

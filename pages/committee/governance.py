"""Gouvernance: who decides, what was decided, was it done?"""

from ctg_core.questions.governance.decision_rate import decision_rate
from ctg_core.questions.governance.linked_documents import documents
from ctg_core.questions.governance.meeting_pace import meeting_pace
from ctg_core.questions.governance.overview import governance
from ctg_core.questions.governance.promises import promises
from ctg_core.questions.governance.roadmap import roadmap
from ctg_core.questions.governance.signatories import signatories
from ctg_core.ui.governance.renewals import draw_renewals
from ctg_core.ui.page import open_page
from ctg_core.views.blocks import headline, section
from ctg_core.views.governance.bodies import bodies_sentence, body_panels
from ctg_core.views.governance.commitments import commitments_sentence, commitments_tree
from ctg_core.views.governance.followed import pace_html, pace_table, promises_html, promises_table, rate_html
from ctg_core.views.governance.linked_documents import documents_table
from ctg_core.views.governance.meetings import decisions_table, meetings_table
from ctg_core.views.governance.overview import governance_headline, key_figures, silence
from ctg_core.views.governance.roadmap import CALENDAR_KEY, calendar_title, roadmap_sentence, roadmap_table, timeline
from ctg_core.views.governance.roadmap_chart import roadmap_chart
from ctg_core.views.governance.signatories import signatories_sentence, signatories_table

ENOUGH_FOR_A_CALENDAR = 3

page = open_page("Gouvernance")
found, steps, parties = page.ask(governance), page.ask(roadmap), page.ask(signatories)

page.show(headline(governance_headline(found, steps)), key_figures(found, parties))

part, place = page.tab("Décisions", "Instances", "Feuille de route", "Engagements", "Échéances", "Textes")
with place:
    if part == "Décisions":
        if found.decisions:
            page.show(section("Ce qui a été décidé"), rate_html(page.ask(decision_rate)))
            page.table(decisions_table(found), "decisions")
        if found.meetings:
            page.show(section("Les réunions"))
            page.table(meetings_table(found), "reunions")
        page.show(silence({"décisions": found.decisions, "réunions": found.meetings}))

    elif part == "Instances":
        pace = page.ask(meeting_pace)
        if pace.bodies and pace.years:
            page.show(section("Les réunions promises ont-elles eu lieu\u202f?"), pace_html(pace))
            page.table(pace_table(pace), "reunions-promises")
        if found.bodies or found.officers:
            page.show(section("Qui pilote", bodies_sentence(found)), body_panels(found))
        if parties.lines:
            page.show(section("Qui signe", signatories_sentence(parties)))
            page.table(signatories_table(parties), "signataires")
        page.show(silence({"instances": found.bodies, "signataires": parties.lines}))

    elif part == "Feuille de route":
        if steps.milestones:
            page.show(section("Étape par étape", roadmap_sentence(steps)), timeline(steps))
        if len(steps.dated) >= ENOUGH_FOR_A_CALENDAR:
            drawn = roadmap_chart(steps, CALENDAR_KEY)
            page.chart(drawn, calendar_title(steps), CALENDAR_KEY, roadmap_table(steps), "calendrier")
        page.show(silence({"étapes": steps.milestones}))

    elif part == "Engagements":
        kept = page.ask(promises)
        if kept.tally.promised:
            page.show(section("Ce que chaque signataire a promis et tenu"), promises_html(kept))
            page.table(promises_table(kept), "engagements-par-signataire")
        if found.commitments:
            lead = "" if kept.tally.promised else commitments_sentence(found.commitments)
            page.show(section("Ce que chacun promet et apporte", lead), commitments_tree(found.commitments))
        page.show(silence({"engagements": found.commitments}))

    elif part == "Échéances":
        draw_renewals(page)

    elif part == "Textes":
        texts = page.ask(documents)
        if texts:
            page.show(section("Les textes liés"))
            page.table(documents_table(texts), "textes")
        page.show(silence({"textes liés": texts}))

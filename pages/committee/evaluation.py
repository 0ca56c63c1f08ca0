"""Évaluation: did the convention do what it was for? Answered year after year, on evidence."""

from ctg_core.questions.evaluation.overview import evaluation
from ctg_core.ui.editing.saving import say_what_was_saved
from ctg_core.ui.evaluation.questions import chosen_year, draw_questions
from ctg_core.ui.page import open_page
from ctg_core.views.blocks import headline
from ctg_core.views.evaluation.overview import evaluation_headline

page = open_page("Évaluation")
say_what_was_saved()
found = page.ask(evaluation)
year = chosen_year(found)
page.show(headline(evaluation_headline(found, year)))

part, place = page.tab("Questions", "Rédaction", "Rapport")
with place:
    if part == "Questions":
        draw_questions(page, found, year)
    elif part == "Rédaction":
        from ctg_core.ui.meeting.narratives import draw_narratives

        draw_narratives(page, year)
    else:
        from ctg_core.exchange.documents.registry import DOCUMENTS
        from ctg_core.ui.meeting.documents import draw_document

        draw_document(page, DOCUMENTS["rapport-evaluation"])

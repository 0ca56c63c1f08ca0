"""Avancement: how is each axis doing, and why?"""

from ctg_core.questions.progress import plan_progress
from ctg_core.ui.page import open_page
from ctg_core.views.blocks import empty, headline, section
from ctg_core.views.plan import axes_table, plan_headline, plan_tree

page = open_page("Avancement")
plan = page.ask(plan_progress)

page.show(headline(plan_headline(plan)))

if plan.roots:
    page.table(axes_table(plan), "avancement")
    page.show(
        section(
            "Le plan en entier",
            "Un clic sur une ligne ouvre sa carte d’identité\u202f: source, ligne, citation.",
        )
    )
    page.show(plan_tree(plan))
else:
    page.show(
        empty(
            "Ni axes, ni objectifs, ni actions ne sont documentés.",
            "Ils viendraient de la convention signée ou de son plan d’actions.",
            "Le chargé de coopération CTG peut les ajouter.",
        )
    )

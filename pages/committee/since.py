"""Depuis le dernier comité: what changed between two states of the convention?"""

from ctg_core.questions.states.evolution import MATTERS
from ctg_core.ui.page import open_page
from ctg_core.ui.states.since_choice import changes_between, chosen_states
from ctg_core.views.blocks import empty, headline, section
from ctg_core.views.states.evolution import (
    evolution_sentence,
    evolution_table,
    matter_list,
    matter_title,
    period_sentence,
)

page = open_page("Depuis le dernier comité")
states = chosen_states(page)

if states is None:
    page.show(headline("Aucun état n’a encore été arrêté."))
    page.show(
        empty(
            "Il n’y a pas de séance à laquelle comparer.",
            "Un état arrêté garde les chiffres vus en séance.",
            "La coordination peut arrêter un état depuis la page Séance.",
        )
    )
else:
    found = changes_between(page, *states)
    page.show(headline(evolution_sentence(found)), f'<p class="ctg-text">{period_sentence(found)}</p>')
    for matter in filter(found.of, MATTERS):
        page.show(section(matter_title(found, matter)), matter_list(found, matter, page.selection.convention))
    if found.found:
        page.download(evolution_table(found), "depuis-le-dernier-comite")

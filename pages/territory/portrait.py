"""Territoire: who lives here, what did the diagnosis say?"""

from ctg_core.questions.territory.portrait import portrait
from ctg_core.questions.territory.words import portrait_headline
from ctg_core.ui.page import is_dark, open_page
from ctg_core.views.blocks import empty, headline, section
from ctg_core.views.territory import diagnosis
from ctg_core.views.territory import portrait as view
from ctg_core.views.territory.statistics import statistics_table

WHO = "Le chargé de coopération CTG peut les ajouter."

page = open_page("Territoire")
found = page.ask(portrait)

page.show(headline(portrait_headline(found)), view.key_figures(found))

page.show(section("Ce que dit le diagnostic partagé"))
if diagnosis.has_findings(found.diagnosis):
    page.show(diagnosis.findings_panels(found.diagnosis))
else:
    missing = "Points forts, points de vigilance et enjeux ne sont pas documentés."
    page.show(empty(missing, "Ils viendraient du diagnostic partagé ou du portrait de territoire.", WHO))
page.show(diagnosis.traits_panels(found.diagnosis))

page.show(section("Les statistiques des documents", "Telles qu’imprimées." if found.statistics else ""))
if not found.statistics:
    missing = "Les documents ne donnent aucune statistique sur le territoire."
    page.show(empty(missing, "Elles viendraient du portrait de territoire annexé à la convention.", WHO))
if context := found.context():
    page.table(statistics_table(context, "Le territoire et ses habitants"), "statistiques")
if activity := found.activity():
    table = statistics_table(activity, "Ce que les documents chiffrent de l’action")
    page.folded("Moyens, services et activité en chiffres", table, "moyens-et-activite")

if found.confrontations:
    page.show(section("Documents et données publiques, côte à côte", "Les deux sont montrés, aucun n’est choisi."))
    page.table(view.confrontation_table(found), "documents-et-donnees-publiques")

if found.themes:
    page.show(section("Les domaines de la convention", view.themes_lead(found.themes)))
    if view.themes_need_table(found.themes):
        page.table(view.themes_table(found.themes), "domaines")
    else:
        page.show(view.themes_list(found.themes))

# Plotly is heavy: it comes once the answer is on screen.
from ctg_core.views.territory import charts  # noqa: E402

if found.reference:
    page.chart(
        charts.population_figure(found.reference, dark=is_dark()),
        charts.population_title(found.reference),
        charts.population_sentence(found.reference),
        charts.population_table(found.reference),
        "population",
    )
if shown := charts.compared(found.statistics):
    page.chart(
        charts.comparison_figure(found.name, shown, dark=is_dark()),
        charts.comparison_title(shown),
        charts.comparison_sentence(shown),
        charts.comparison_table(shown),
        "comparaison",
    )

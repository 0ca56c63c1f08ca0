"""Territoire: who lives here, what did the diagnosis say?"""

from ctg_core.questions.portrait import portrait
from ctg_core.ui.page import is_dark, open_page
from ctg_core.views import diagnosis, statistics
from ctg_core.views import portrait as view
from ctg_core.views.blocks import empty, headline, section

WHO = "Le chargé de coopération CTG peut les ajouter."

page = open_page("Territoire")
found = page.ask(portrait)

page.show(headline(view.portrait_headline(found)), view.key_figures(found))

page.show(section("Ce que dit le diagnostic partagé"))
if diagnosis.has_findings(found.diagnosis):
    page.show(diagnosis.findings_panels(found.diagnosis))
else:
    page.show(
        empty(
            "Points forts, points de vigilance et enjeux ne sont pas documentés.",
            "Ils viendraient du diagnostic partagé ou du portrait de territoire.",
            WHO,
        )
    )
page.show(diagnosis.traits_panels(found.diagnosis))

page.show(
    section("Les statistiques des documents", "Telles qu’imprimées, avec l’année et la comparaison qu’elles donnent.")
)
if found.statistics:
    for shown, caption, name in (
        (found.context(), "Le territoire et ses habitants", "statistiques"),
        (found.activity(), "Moyens, services et activité", "moyens-et-activite"),
    ):
        if shown:
            page.table(statistics.statistics_table(shown, caption), name)
else:
    page.show(
        empty(
            "Les documents ne donnent aucune statistique sur le territoire.",
            "Elles viendraient du portrait de territoire annexé à la convention.",
            WHO,
        )
    )

if found.confrontations:
    page.show(section("Le document et l’Insee, côte à côte", "Les deux sont montrés, aucun n’est choisi."))
    page.table(view.confrontation_table(found), "document-et-insee")

if found.themes:
    page.show(section("Les domaines de la convention"))
    if any(theme.standing or theme.funding_right for theme in found.themes):
        page.table(view.themes_table(found.themes), "domaines")
    else:
        page.show(view.themes_list(found.themes))

# Plotly is heavy: it comes once the answer is on screen.
from ctg_core.views import portrait_charts as charts  # noqa: E402

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
        charts.comparison_title(found.name, shown),
        charts.comparison_sentence(shown),
        charts.comparison_table(shown),
        "comparaison",
    )

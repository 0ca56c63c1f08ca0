"""The territory screen's sentences, tables and charts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ctg_core.questions.selection import Selection
from ctg_core.questions.territory.portrait import Portrait, portrait
from ctg_core.questions.territory.statistics import Figure, Statistic
from ctg_core.questions.territory.words import figure_text, portrait_headline
from ctg_core.store.store import Store
from ctg_core.views.table import Cell, Table
from ctg_core.views.territory import charts
from ctg_core.views.territory import portrait as view
from ctg_core.views.territory.diagnosis import findings_panels, traits_panels
from ctg_core.views.territory.statistics import statistics_table

Shipped = Callable[[str], Portrait]


@pytest.fixture
def shipped(shipped_store: Store) -> Shipped:
    def asked(key: str) -> Portrait:
        with shipped_store.reading() as session:
            return portrait(session, Selection(key, date(2026, 11, 22)))

    return asked


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def rows(table: Table) -> dict[str, list[str]]:
    texts = [[cell.text if isinstance(cell, Cell) else cell for cell in row] for row in table.rows]
    return {plain(first): [plain(text) for text in others] for first, *others in texts}


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("arras", "46 communes, 109 884 habitants en 2023 (Insee) ; le diagnostic n’est pas documenté."),
        (
            "cazals-salviac",
            "15 communes, 5 478 habitants en 2023 (Insee) ; "
            "le diagnostic relève 4 points forts, 10 points de vigilance et 9 enjeux.",
        ),
        (
            "sicoval",
            "36 communes, 84 219 habitants en 2023 (Insee) ; un diagnostic est cité, "
            "ses points forts et ses points de vigilance ne sont pas documentés.",
        ),
        (
            "terres-du-lauragais",
            "58 communes, 42 587 habitants en 2023 (Insee) ; un diagnostic a été réalisé (2019), "
            "les documents n’en donnent pas le contenu.",
        ),
        (
            "toulouse",
            "Toulouse, 514 819 habitants en 2023 (Insee) ; les documents citent 2 points de vigilance et 5 enjeux ; "
            "le diagnostic n’est que prévu (janvier à juin 2022).",
        ),
    ],
)
def test_the_headline_answers_who_lives_here_and_what_was_found(shipped: Shipped, key: str, sentence: str) -> None:
    assert plain(portrait_headline(shipped(key))) == sentence


def test_without_reference_data_the_document_is_named_as_the_source(shipped: Shipped) -> None:
    found = replace(shipped("cazals-salviac"), reference=None)
    assert "5 372 habitants d’après le document" in plain(portrait_headline(found))
    silent = replace(found, statistics=())
    assert "population non documentée" in plain(portrait_headline(silent))


def test_key_figures_name_their_source_and_their_year(shipped: Shipped) -> None:
    shown = plain(view.key_figures(shipped("sicoval")))
    for expected in ("Habitants en 2023 (Insee)", "84 219", "+3 862 depuis 2019", "36 communes selon le document"):
        assert expected in shown


def test_a_documented_key_figure_comes_with_its_comparison(shipped: Shipped) -> None:
    shown = plain(view.key_figures(shipped("toulouse")))
    assert "plan national : 36 %, 2017" in shown
    assert "Communes au" not in shown


def test_figures_keep_the_words_and_the_digits_that_belong_to_them() -> None:
    assert plain(figure_text(Figure(Decimal("13.5"), "%"))) == "13,5 %"
    assert plain(figure_text(Figure(Decimal(660), "enfants", None, "près de"))) == "près de 660 enfants"
    assert plain(figure_text(Figure(Decimal(1), "communes"))) == "1 commune"
    assert plain(figure_text(Figure(Decimal("13.456"), "%", 1))) == "13,5 %"


def test_statistics_show_comparison_terms_parts_and_intentions(shipped: Shipped) -> None:
    found = shipped("toulouse")
    context = rows(statistics_table(found.context(), "Contexte"))
    assert context["Part des moins de 30 ans"] == ["47 %", "plan national : 36 %", "Général", "2017"]
    assert context["Croissance démographique"][-1] == "2012–2017"
    assert context["Superficie du territoire"] == ["près de 12 hectares", "–", "Général", "sans année"]
    activity = rows(statistics_table(found.activity(), "Activité"))
    share = activity["Part de l’Éducation dans les dépenses de fonctionnement"]
    assert share[:2] == ["24 % (prévu)", "136,14 M€ consacrés à l’Éducation sur 567,85 M€ du budget de fonctionnement"]
    assert activity["– dont destinations des séjours de vacances à l’étranger"][0] == "2 destinations"
    assert activity["Écoles neuves et CLAE associés"][0] == "21 écoles (cible)"


def test_a_column_that_nothing_fills_is_left_out(shipped: Shipped) -> None:
    assert statistics_table(shipped("cazals-salviac").context(), "Contexte").columns == (
        "Statistique",
        "Valeur",
        "Thème",
        "Année",
    )


def test_older_values_are_said_to_be_left_out(shipped: Shipped) -> None:
    statistic = replace(shipped("toulouse").context()[0], earlier=2)
    (row,) = rows(statistics_table([statistic], "Contexte")).values()
    assert row[-1] == "2017 (et 2 valeurs plus anciennes)"


def test_the_document_and_reference_data_are_read_without_choosing(shipped: Shipped) -> None:
    toulouse = rows(view.confrontation_table(shipped("toulouse")))
    assert toulouse["Population"] == [
        "480 000 habitants en 2017",
        "493 465 habitants en 2019",
        "13 465 habitants de plus dans la donnée de référence ; les deux années diffèrent.",
    ]
    cazals = rows(view.confrontation_table(shipped("cazals-salviac")))
    assert cazals["Population"] == [
        "5 372 habitants, sans année",
        "5 372 habitants en 2020",
        "Même nombre que celui de 2020.",
    ]
    assert cazals["Communes"] == ["15 communes", "15 communes au 1er janvier 2026", "Même nombre."]


def test_every_detail_of_the_diagnosis_opens_its_card(shipped: Shipped) -> None:
    shown = findings_panels(shipped("cazals-salviac").diagnosis)
    assert plain(shown).count("<h3") == 3
    assert shown.count("popovertarget=") >= 40
    assert "<p><button" not in shown


def test_a_long_list_of_traits_is_folded_and_says_how_many(shipped: Shipped) -> None:
    assert "Lire les 15 autres" in traits_panels(shipped("toulouse").diagnosis)
    assert "<details>" not in traits_panels(shipped("arras").diagnosis)


def test_what_is_written_in_a_document_cannot_run(shipped: Shipped) -> None:
    found = shipped("cazals-salviac").diagnosis
    (first, *_) = found["strength"]
    shown = findings_panels({**found, "strength": (replace(first, title="<script>alert(1)</script>"),)})
    assert "<script>" not in shown


def test_themes_are_a_table_only_when_the_document_tells_them_apart(shipped: Shipped) -> None:
    assert rows(view.themes_table(shipped("toulouse").themes))["Soutien à la parentalité"] == [
        "Socle",
        "Ouvre droit à un financement partiel",
    ]
    assert view.themes_table(shipped("sicoval").themes).columns == ("Domaine", "Droit au financement")
    cazals = shipped("cazals-salviac").themes
    assert not view.themes_need_table(cazals)
    assert plain(view.themes_lead(cazals)) == "Le document dit de tous : « peut couvrir »."
    assert "ne sont pas documentés" in view.themes_lead(shipped("arras").themes)
    assert "Accès aux droits" in view.themes_list(shipped("arras").themes)


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        ((100, 103), "Le territoire a gagné 3 habitants entre 2019 et 2020"),
        ((103, 102), "Le territoire a perdu 1 habitant entre 2019 et 2020"),
        ((100, 100), "La population n’a pas changé entre 2019 et 2020"),
    ],
)
def test_the_population_chart_says_its_finding(shipped: Shipped, counts: tuple[int, ...], title: str) -> None:
    reference = shipped("sicoval").reference
    assert reference
    people = tuple(replace(reference.first, year=2019 + rank, count=count) for rank, count in enumerate(counts))
    assert plain(charts.population_title(replace(reference, inhabitants=people))) == title


def test_the_population_chart_starts_from_zero_and_prints_each_number(shipped: Shipped) -> None:
    reference = shipped("sicoval").reference
    assert reference
    figure = charts.population_figure(reference, dark=False)
    assert figure.layout.yaxis.range[0] == 0
    assert figure.layout.xaxis.type == "category"
    assert [plain(text) for text in figure.data[0].text] == ["80 357", "81 269", "82 571", "83 758", "84 219"]
    assert rows(charts.population_table(reference))["2023"] == ["84 219", "336,7"]
    assert "soit +4,8 %" in plain(charts.population_sentence(reference))  # 3 862 ÷ 80 357


def test_only_percentages_with_one_comparison_are_drawn_the_widest_gap_first(shipped: Shipped) -> None:
    shown = charts.compared(shipped("toulouse").statistics)
    assert [gap(item) for item in shown] == [
        33 - 18,
        47 - 36,
        Decimal("18.3") - 8,
        Decimal("5.8") - 2,
        17 - Decimal("13.5"),
    ]
    assert charts.compared(shipped("cazals-salviac").statistics) == ()
    title = "Écart le plus grand : part des cadres dans la population active, 33 % contre 18 %"
    assert plain(charts.comparison_title(shown)) == title
    assert rows(charts.comparison_table(shown))["Part des moins de 30 ans"] == [
        "47 %",
        "36 % (plan national)",
        "+11 points",
    ]


def gap(item: Statistic) -> Decimal:
    assert item.figure
    return item.figure.value - item.benchmarks[0].figure.value


@pytest.mark.parametrize("dark", [False, True])
def test_the_two_sides_of_the_comparison_differ_by_shape_as_well_as_colour(shipped: Shipped, dark: bool) -> None:
    found = shipped("toulouse")
    here, there = charts.comparison_figure(found.name, charts.compared(found.statistics), dark=dark).data
    assert (here.marker.symbol, there.marker.symbol) == ("circle", "diamond")
    assert here.marker.color != there.marker.color
    assert (here.name, there.name) == ("Toulouse", "Plan national et moyenne nationale")

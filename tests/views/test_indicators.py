import base64
import re
from html import unescape
from typing import Any

import pytest

from ctg_core.questions.indicator_words import (
    indicators_headline,
    midterm_text,
    missing_text,
    proposed_text,
    value_text,
    why,
)
from ctg_core.questions.indicators import IndicatorFilters, Indicators
from ctg_core.views.indicator_charts import course_figure, course_sentence, course_title
from ctg_core.views.indicator_filters import IndicatorLinks, address_of, filters_in, hidden_sentence
from ctg_core.views.indicator_sheet import answer, has_course, heading, key_figures, links_panel, meaning_panel
from ctg_core.views.indicator_tables import breakdown_section, places_table, together_words, values_file, values_table
from ctg_core.views.indicators import context_table, indicator_list, indicators_file, movement, state_bar
from tests.questions.asked_indicators import PLACES, asked, line, missing, sheet, value, written

# 40 places in 2022, 60 wanted in 2026: 50 at mid-term.
START, GOAL = value("baseline", "2022", 40), value("target", "2026", 60)
LINKS = IndicatorLinks("essai")


def plain(text: str) -> str:
    """Without tags, entities nor the spaces of French typography."""
    return unescape(re.sub(r"<[^>]+>", " ", text)).replace("\u202f", " ").replace("\u00a0", " ")


def seen(number: str | int, period: str = "2024", **more: Any) -> dict[str, Any]:
    return value("observed", period, number, **more)


@pytest.mark.parametrize(
    ("values", "indicator", "words"),
    [
        ([START, GOAL, seen(47)], {}, "3 places de moins que la trajectoire"),
        ([START, GOAL, seen(50)], {}, "à peine en deçà de la trajectoire"),
        ([START, GOAL, seen(55)], {}, "5 places d’avance sur la trajectoire"),
        ([START, GOAL, seen(51)], {}, "1 place d’avance sur la trajectoire"),
        ([START, GOAL, seen(38)], {}, "2 places de moins qu’au départ, en 2022"),
        ([START, GOAL, seen(60)], {}, "exactement à la cible"),
        ([START, GOAL, seen(66)], {}, "cible dépassée de 6 places"),
        (
            [START, GOAL, seen(48, "2023"), seen(47)],
            {},
            "3 places de moins que la trajectoire ; 1 place de moins qu’en 2023",
        ),
        (
            [value("baseline", "2022", 30), value("target", "2026", 20), seen("27.5")],
            {"direction": "decrease", "unit": "%", "decimals": 1},
            "2,5 points de plus que la trajectoire",
        ),
        (
            [value("baseline", "2022", 30), value("target", "2026", 20), seen(32)],
            {"direction": "decrease", "unit": "%"},
            "2 points de plus qu’au départ, en 2022",
        ),
        (
            [value("baseline", "2022", 96), value("target", "2026", 96), seen(84)],
            {"direction": "maintain", "tolerance": "5"},
            "12 places de moins que la cible, pour 5 places de tolérance",
        ),
        (
            [START, seen(39)],
            {"direction": "maintain", "tolerance": "3"},
            "1 place de moins que la valeur initiale, pour 3 places de tolérance",
        ),
        ([START, seen(39)], {"direction": "maintain"}, "tolérance non documentée"),
        ([GOAL, seen(55)], {}, "valeur initiale non documentée"),
        ([START, seen(55)], {}, "cible non documentée"),
        ([START, value("target", None, 60), seen(55)], {}, "cible sans date"),
        ([START, GOAL], {}, "aucune valeur depuis le départ"),
        ([START, GOAL, missing("2024", "Ateliers suspendus")], {}, "Ateliers suspendus"),
        ([START, GOAL, seen(55, "2021")], {}, "dernière valeur antérieure au départ"),
        ([], {}, "aucune valeur observée"),
    ],
)
def test_why_in_words(values: list[dict[str, Any]], indicator: dict[str, Any], words: str) -> None:
    assert plain(why(line(*values, **indicator))) == words


@pytest.mark.parametrize(
    ("number", "unit", "decimals", "words"),
    [
        ("100.7", "places pour 100 enfants", 1, "100,7 places pour 100 enfants"),
        ("1.5", "places pour 100 enfants", 1, "1,5 place pour 100 enfants"),
        ("1", "assistants maternels par ETP", 0, "1 assistant maternel par ETP"),
        ("1", "lieux", 0, "1 lieu"),
        ("1", "mois", 0, "1 mois"),
        ("219800.00", "€", 2, "219 800 €"),
        ("219800.50", "€", 2, "219 800,50 €"),
    ],
)
def test_a_value_with_its_unit(number: str, unit: str, decimals: int, words: str) -> None:
    found = line(seen(number), unit=unit, decimals=decimals)
    assert found.last
    assert plain(value_text(found.last)) == words


def test_a_qualifier_belongs_to_the_number() -> None:
    found = line(seen(70, qualifier="près de"))
    assert found.last
    assert plain(value_text(found.last)) == "près de 70 places"


def test_what_is_missing_and_what_is_proposed_are_said() -> None:
    found = line(
        START, seen(45), missing("2025", "Un gestionnaire n'a pas répondu"), seen(50, "2026-S1", state="proposed")
    )
    assert plain(missing_text(found)) == "2025 : Un gestionnaire n’a pas répondu"
    assert plain(proposed_text(found)) == "1er semestre 2026 : valeur proposée, à valider"


def test_each_target_on_the_way_is_met_or_missed_by_the_value_of_its_period() -> None:
    way = [START, value("target", "2023", 44), value("target", "2024", 52), GOAL]
    assert plain(midterm_text(line(*way, seen(45, "2023"), seen(50)))) == (
        "cible en 2023 (44) atteinte ; cible en 2024 (52) manquée de 2 places"
    )
    assert midterm_text(line(*way)) == ""


def several(*lasts: int | None) -> Indicators:
    """As many indicators from 40 to 60 in four years as there are values for 2024."""
    rows = [{**PLACES, "key": f"i-{rank}", "label": f"Indicateur {rank}"} for rank, _ in enumerate(lasts)]
    values = [
        {"key": f"v-{rank}-{order}", "indicator": f"i-{rank}", **one}
        for rank, last in enumerate(lasts)
        for order, one in enumerate([START, GOAL, *([seen(last)] if last is not None else [])])
    ]
    return asked(indicators=rows, indicator_values=values)


def test_the_headline_counts_every_state() -> None:
    found = several(55, 56, 60, 61, 45, 39, None)
    assert plain(indicators_headline(found)) == (
        "7 indicateurs suivis : 2 en bonne voie, 2 cibles atteintes, 1 à surveiller, 1 en recul, 1 sans donnée."
    )
    assert plain(indicators_headline(several(60))) == "1 indicateur suivi : 1 cible atteinte."


def test_the_headline_of_what_cannot_be_judged() -> None:
    assert indicators_headline(asked()) == "Aucun indicateur de suivi n’est documenté."
    assert plain(indicators_headline(several(None, None))) == (
        "2 indicateurs suivis : aucun n’a les valeurs qu’il faut pour dire s’il progresse."
    )


def test_what_moved_and_what_is_missing() -> None:
    assert plain(movement(several(55, 39, 40))).strip() == (
        "Depuis la valeur précédente, 1 va dans le bon sens, 1 va dans le mauvais et 1 n’a pas bougé."
    )
    found = asked(**written(START, seen(45, state="proposed"), missing("2025", "Perdu")))
    assert plain(movement(found)).strip() == (
        "Il manque la dernière valeur de 1 indicateur ; 1 valeur proposée attend validation."
    )
    assert movement(several(None)) == ""


def test_the_bar_says_all_its_parts_and_is_useless_for_one_state() -> None:
    assert 'aria-label="Indicateurs par état\u202f: 1 en recul et 1 cible atteinte"' in state_bar(several(39, 60))
    assert state_bar(several(39, 38)) == ""


def test_the_list_groups_by_state_links_each_indicator_and_draws_its_series() -> None:
    shown = indicator_list(several(39, 60).followed, IndicatorLinks("essai", {"etat": "en recul"}))
    said = plain(shown)
    assert said.index("En recul : 1") < said.index("Cible atteinte : 1")
    assert 'href="indicateurs?convention=essai&amp;indicateur=i-0&amp;etat=en+recul" target="_self"' in shown
    assert 'alt="2 valeurs\u202f: 40 en 2022, 39 en 2024\u202f; cible 60 en 2026"' in shown
    assert all(f'data-column="{name}"' in shown for name in ("Départ", "Cible", "Où il en est"))


def test_a_drawing_is_broken_where_a_value_is_missing() -> None:
    found = asked(**written(START, GOAL, seen(44, "2023"), missing("2024", "Perdu"), seen(50, "2025")))
    image = re.search(r"base64,([^\"]+)", indicator_list(found.followed, LINKS))
    assert image
    drawing = base64.b64decode(image.group(1)).decode()
    # 2022 and 2023 joined, the way to the target in dashes; 2025 alone.
    assert drawing.count("<polyline") == 2
    assert drawing.count("stroke-dasharray") == 1


def test_one_value_is_not_drawn() -> None:
    assert "<img" not in indicator_list(asked(**written(seen(44))).followed, LINKS)


def test_what_people_wrote_cannot_act() -> None:
    nasty = "<script>alert(1)</script>"
    found = asked(**written(START, GOAL, seen(44, comment=nasty), missing("2025", nasty), indicator={"label": nasty}))
    shown = sheet(START, seen(44, comment=nasty), indicator={"label": nasty, "definition": nasty})
    everything = [
        indicator_list(found.followed, LINKS),
        heading(shown),
        meaning_panel(shown),
        values_table(shown).html(),
    ]
    assert not any("<script" in html for html in everything)


def test_the_context_keeps_only_the_columns_it_fills() -> None:
    context = {**PLACES, "key": "people", "label": "Habitants", "kind": "context"}
    rows = written(START)
    rows["indicators"] = [*rows["indicators"], context]
    rows["indicator_values"] = [*rows["indicator_values"], {"key": "p", "indicator": "people", **seen(900)}]
    assert context_table(asked(**rows).context, LINKS).columns == ("Indicateur", "Dernière valeur")


def test_the_file_has_numbers_a_spreadsheet_can_add() -> None:
    table = indicators_file(several(45).followed)
    row = dict(zip(table.columns, map(str, table.rows[0]), strict=True))
    assert (row["Départ"], row["Dernière valeur"], row["Cible"], row["État"]) == ("40", "45", "60", "à surveiller")
    assert row["Attendu à cette date"] == "50,0"


def test_filters_go_to_the_address_and_come_back() -> None:
    found = several(39, 60)
    filters = IndicatorFilters(search="places", state="going_back")
    address = address_of(found, filters)
    assert address == {"recherche": "places", "etat": "en recul"}
    assert filters_in(found, address) == filters
    assert filters_in(found, {"etat": "inventé", "theme": "Rien"}) == IndicatorFilters()


def test_what_filters_hide_is_said() -> None:
    found = several(39, 60)
    filters = IndicatorFilters(state="going_back")
    assert plain(hidden_sentence(found, filters, 1)) == (
        "1 sur 2 indicateurs ; 1 indicateur masqué par : état « en recul »."
    )
    assert hidden_sentence(found, IndicatorFilters(), 2) == ""


def test_the_answer_of_a_sheet() -> None:
    found = sheet(START, value("target", "2024", 52), GOAL, seen(47), missing("2025", "Non transmis"))
    assert plain(answer(found)) == (
        "47 places en 2024 : 3 places de moins que la trajectoire ; "
        "cible en 2024 (52) manquée de 5 places. 2025 : Non transmis."
    )
    assert plain(answer(sheet())) == "Aucune valeur observée."
    assert plain(answer(sheet(value("target", None, 21), missing("2024", "Perdu")))) == (
        "Aucune valeur observée. 2024 : Perdu. Cible : 21 places, sans date."
    )


def test_the_answer_of_what_has_nowhere_to_go() -> None:
    found = sheet(seen(47), indicator={"kind": "context"})
    assert plain(answer(found)) == "47 places en 2024."
    assert key_figures(found) == ""


def test_key_figures_keep_the_two_terms_of_a_rate() -> None:
    found = sheet(
        START, GOAL, seen("71.1", numerator="120406", denominator="169400"), indicator={"unit": "%", "decimals": 1}
    )
    said = re.sub(r"\s+", " ", plain(key_figures(found)))
    assert "Départ 40,0 %" in said
    assert "Dernière valeur 71,1 %" in said
    assert "2024 : 120 406 sur 169 400" in said


def test_values_in_order_with_what_was_written_beside() -> None:
    table = values_table(sheet(GOAL, START, seen(45, comment="Section fermée."), missing("2025", "Perdu")))
    assert [row[0] for row in table.rows] == ["2022", "2024", "2025", "2026"]
    assert [row[3] for row in table.rows] == ["–", "Section fermée.", "Perdu", "–"]


def test_the_file_of_values_keeps_the_two_terms_apart() -> None:
    rate = seen("71.1", numerator="120406", denominator="169400")
    table = values_file(sheet(rate, indicator={"unit": "%", "decimals": 1}))
    row = dict(zip(table.columns, table.rows[0], strict=True))
    assert (row["Valeur"], row["Unité"], row["Numérateur"], row["Dénominateur"]) == ("71,1", "%", "120406", "169400")


def test_places_together_beside_what_is_recorded_when_they_differ() -> None:
    one, other = seen(10, commune="31555"), seen(4, commune="31446")
    added = {"aggregation": "sum"}
    found = sheet(seen(14), one, other, indicator=added)
    assert plain(together_words(found, found.breakdowns[0])) == "Ensemble, les 2 communes : 14 places."
    found = sheet(seen(12), one, other, indicator=added)
    assert plain(together_words(found, found.breakdowns[0])) == (
        "Ensemble, les 2 communes : 14 places. Enregistré pour tout le territoire : 12 places."
    )
    found = sheet(seen(12), one, other)
    assert plain(together_words(found, found.breakdowns[0])) == (
        "Ces valeurs ne s’additionnent pas. Pour l’ensemble : 12 places."
    )


def test_a_rate_over_places_is_recomputed_and_its_coverage_said() -> None:
    rate = {"aggregation": "ratio", "unit": "%", "decimals": 1}
    town = seen("90.0", commune="31555", numerator="90", denominator="100")
    village = seen("10.0", commune="31446", numerator="1", denominator="10")
    silent = missing("2024", "Non transmis", commune="31069")
    found = sheet(town, village, silent, indicator=rate)
    (communes,) = found.breakdowns
    assert plain(together_words(found, communes)) == "Ensemble, 2 des 3 communes : 82,7 % (91 sur 110)."
    assert plain(str(places_table(found, communes).rows[-1][1].text)) == "82,7 % (2 sur 3)"  # type: ignore[union-attr]
    shown = breakdown_section(found, communes)
    assert 'style="width:90.0%"' in shown
    assert "Non transmis" in shown


def test_actions_are_linked_and_their_absence_is_said() -> None:
    found = sheet(actions=[{"key": "a-1", "title": "Ouvrir", "indicators": ["places"], "status": "in_progress"}])
    assert 'href="actions?convention=essai&amp;action=a-1"' in links_panel(found, "essai")
    assert "Aucune action n’est rattachée" in links_panel(sheet(), "essai")
    assert links_panel(sheet(indicator={"kind": "context"}), "essai") == ""


def test_the_chart_breaks_at_a_missing_value_and_draws_the_way() -> None:
    found = sheet(
        START, GOAL, value("target", "2024", 52), seen(44, "2023"), missing("2024", "Perdu"), seen(50, "2025")
    )
    figure = course_figure(found.line, dark=False)
    way, targets, values = figure.data
    assert list(way.y) == [40, 60]
    assert list(targets.y) == [52, 60]
    assert list(values.y) == [40, 44, None, 50]
    assert values.connectgaps is False
    assert list(figure.layout.xaxis.ticktext) == ["2022", "2023", "2024", "2025", "2026"]


def test_the_chart_in_words() -> None:
    found = line(START, GOAL, seen(47))
    assert plain(course_title(found)) == "7 places de plus entre 2022 et 2024"
    assert plain(course_sentence(found)) == (
        "Valeurs : 40 en 2022 et 47 en 2024. 35 % du chemin est parcouru, 50 % étaient attendus. "
        "En pointillé, la ligne droite du départ à la cible, qui demande 50 places en 2024."
    )


def test_a_proposed_value_is_neither_drawn_nor_listed() -> None:
    rows = (START, GOAL, seen(47), seen(49, "2025", state="proposed"))
    figure = course_figure(line(*rows), dark=True)
    assert 49 not in [y for trace in figure.data for y in trace.y]
    assert "2025" not in values_table(sheet(*rows)).html()


def test_a_proposed_reason_is_not_yet_why_a_value_is_missing() -> None:
    assert missing_text(line(START, seen(45), {**missing("2025", "Perdu"), "state": "proposed"})) == ""


@pytest.mark.parametrize(("values", "drawn"), [((START, GOAL, seen(47)), True), ((seen(47),), False), ((), False)])
def test_a_chart_needs_two_values(values: tuple[dict[str, Any], ...], drawn: bool) -> None:
    assert has_course(sheet(*values)) is drawn

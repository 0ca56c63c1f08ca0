"""One indicator whole: its answer, its values, its places, its course."""

import re
from typing import Any

import pytest

from ctg_core.questions.indicators.words import missing_text
from ctg_core.views.indicators.charts import course_figure, course_sentence, course_title
from ctg_core.views.indicators.sheet import answer, has_course, key_figures, links_panel
from ctg_core.views.indicators.tables import breakdown_section, places_table, together_words, values_file, values_table
from tests.questions.indicators.asked_indicators import GOAL, START, line, missing, seen, sheet, value
from tests.views.read import plain


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

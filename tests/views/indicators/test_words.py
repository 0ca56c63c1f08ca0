"""How an indicator stands, in words."""

from typing import Any

import pytest

from ctg_core.questions.indicators.words import midterm_text, missing_text, proposed_text, value_text, why
from tests.questions.indicators.asked_indicators import GOAL, START, line, missing, seen, value
from tests.views.read import plain


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

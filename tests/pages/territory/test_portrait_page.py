"""Territoire: who lives here, what did the diagnosis say?"""

import pytest

from ctg_core.ui.navigation import PORTRAIT
from tests.pages.conftest import Visit, answer, words

NEARLY_EMPTY = ["arras", "terres-du-lauragais"]


@pytest.mark.parametrize("convention", NEARLY_EMPTY)
def test_a_silent_document_still_says_who_lives_here(visit: Visit, convention: str) -> None:
    app = visit(PORTRAIT, convention)
    said = {"arras": "le diagnostic n’est pas documenté", "terres-du-lauragais": "un diagnostic a été réalisé (2019)"}
    assert f"habitants en 2023 (Insee) ; {said[convention]}" in answer(app)
    shown = words(app)
    assert "Les documents ne donnent aucune statistique sur le territoire." in shown
    assert "Points forts, points de vigilance et enjeux ne sont pas documentés." in shown
    assert "Le territoire a gagné" in shown
    assert len(app.get("plotly_chart")) == 1


def test_a_documented_diagnosis_and_its_figures(visit: Visit) -> None:
    app = visit(PORTRAIT, "toulouse")
    shown = words(app)
    assert "2 points de vigilance et 5 enjeux" in answer(app)
    for expected in (
        "Le territoire et ses habitants",
        "Documents et données publiques",
        "Socle",
        "Écart le plus grand",
    ):
        assert expected in shown
    assert len(app.get("plotly_chart")) == 2


def test_the_inference_behind_arras_shows_beside_its_population(visit: Visit) -> None:
    assert "Arras est déduit du sigle" in words(visit(PORTRAIT, "arras"))

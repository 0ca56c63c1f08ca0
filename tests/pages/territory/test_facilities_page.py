"""Équipements: the answer, the numbers, the map; an intended blank where nothing is documented."""

import pytest

from ctg_core.ui.navigation import FACILITIES
from tests.pages.conftest import Visit, answer, words


@pytest.mark.parametrize("convention", ["arras", "sicoval", "terres-du-lauragais"])
def test_empty(visit: Visit, convention: str) -> None:
    app = visit(FACILITIES, convention)
    assert answer(app) == "Aucun équipement documenté."
    said = words(app)
    assert "Ni équipements nommés, ni nombres d’équipements ne sont documentés." in said
    assert "Population municipale 2023" in said
    assert app.get("component_instance")
    assert not app.get("plotly_chart")


def test_filled(visit: Visit) -> None:
    app = visit(FACILITIES, "toulouse")
    assert answer(app) == (
        "156 établissements d’accueil du jeune enfant (EAJE), 207 accueils de loisirs périscolaires… : "
        "20 types documentés ; aucun équipement n’est localisé."
    )
    said = words(app)
    assert "On ne peut pas le dire" in said
    assert "non localisé : le document ne donne pas d’adresse" in said
    assert "8 types sur 14 sont gérés surtout par des associations" in said
    assert app.get("plotly_chart")


def test_an_inferred_territory_says_so(visit: Visit) -> None:
    assert "territoire déduit" in words(visit(FACILITIES, "arras"))
    assert "territoire déduit" not in words(visit(FACILITIES, "sicoval"))


def test_shading_can_be_chosen_and_the_map_read_as_a_table(visit: Visit) -> None:
    app = visit(FACILITIES, "cazals-salviac")
    app.segmented_control(key="teinte").set_value("Densité").run()
    assert not app.exception
    assert "Densité de population 2023" in words(app)
    assert "Ensemble : CC Cazals-Salviac" not in words(app)
    app.session_state["open-communes"] = True
    app.run()
    assert "Ensemble : CC Cazals-Salviac" in words(app)

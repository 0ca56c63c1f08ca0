"""Indicateurs: states first, then the list, then one indicator by its address."""

import pytest
from streamlit.testing.v1 import AppTest

from ctg_core.ui.navigation import INDICATORS
from tests.pages.conftest import Visit, answer, words


@pytest.mark.parametrize("convention", ["arras", "terres-du-lauragais", "sicoval", "cazals-salviac"])
def test_nothing_followed(visit: Visit, convention: str) -> None:
    app = visit(INDICATORS, convention)
    assert answer(app) == "Aucun indicateur de suivi n’est documenté."
    assert "aucun indicateur avec un sens et une cible" in words(app)
    assert not app.get("plotly_chart")
    assert ("Les nombres cités" in words(app)) == (convention == "cazals-salviac")


def test_followed_without_values(visit: Visit) -> None:
    app = visit(INDICATORS, "toulouse")
    assert answer(app) == "2 indicateurs suivis : aucun n’a les valeurs qu’il faut pour dire s’il progresse."
    said = words(app)
    assert said.index("Sans donnée : 2") < said.index("Le contexte, à part") < said.index("Ce que les documents")
    assert [box.key for box in app.selectbox] == ["convention"]


def test_filled(visit: Visit) -> None:
    app = visit(INDICATORS, "val-d-exemple")
    assert answer(app).startswith("50 indicateurs suivis : ")
    said = words(app)
    assert said.index("Depuis la valeur précédente") < said.index("En recul :") < said.index("À surveiller :")
    assert said.index("À surveiller : 16, dont 13 sur cette page") < said.index("Le contexte, à part")
    assert "En bonne voie :" not in said
    assert "14 places de moins que la trajectoire" in said
    assert not app.get("plotly_chart")


def test_the_rest_of_the_list_is_a_page_further_and_its_address_says_which(visit: Visit) -> None:
    app = visit(INDICATORS, "val-d-exemple")
    app.session_state["page-indicateurs"] = 2
    app.run()
    said = words(app)
    assert said.index("À surveiller : 16, dont 3 sur cette page") < said.index("En bonne voie : 16")
    assert "page-indicateurs=2" in "".join(element.proto.body for element in app.get("html"))
    app.selectbox(key="etat").set_value("going_back").run()
    assert "En recul : 7" in words(app)


def test_a_filter_narrows_the_list_and_says_so(visit: Visit) -> None:
    app = visit(INDICATORS, "val-d-exemple")
    app.selectbox(key="etat").set_value("going_back").run()
    assert not app.exception
    assert "état « en recul »" in words(app).replace("\u00a0", " ")
    assert "À surveiller :" not in words(app)
    app.text_input(key="recherche").set_value("zzz").run()
    assert "0 sur 50 indicateurs" in words(app).replace("\u00a0", " ")
    next(button for button in app.button if button.label == "Tout afficher").click().run()
    assert not app.exception
    assert "À surveiller :" in words(app)


def opened(visit: Visit, key: str) -> AppTest:
    """The page at the address of one indicator."""
    app = visit(INDICATORS, "val-d-exemple")
    app.query_params["indicateur"] = key
    app.run()
    assert not app.exception
    return app


def test_one_indicator(visit: Visit) -> None:
    app = opened(visit, "PE06")
    assert answer(app).startswith("71,1 % en 2025 : 1,9 point de moins que la trajectoire")
    said = words(app).replace("\u00a0", " ")
    assert "Ensemble, les 3 équipements : 71,1 % (120 406 sur 169 400)." in said
    assert "Les actions qui le font bouger" in said
    assert app.get("plotly_chart")


def test_from_one_to_the_next_and_back_to_the_list(visit: Visit) -> None:
    app = opened(visit, "PE06")
    app.button(key="Suivant").click().run()
    assert not app.exception
    assert app.query_params["indicateur"] not in ("PE06", ["PE06"])
    next(button for button in app.button if "50" in button.label).click().run()
    assert "indicateur" not in app.query_params
    assert answer(app).startswith("50 indicateurs suivis")


def test_a_rate_may_pass_a_hundred(visit: Visit) -> None:
    assert answer(opened(visit, "PE01")).startswith("100,7 places pour 100 enfants en 2025 :")


def test_context_has_a_sheet_and_no_state(visit: Visit) -> None:
    app = opened(visit, "CTX01")
    assert answer(app).startswith("14 614 habitants en 2023.")
    assert "Commune par commune" in words(app)


def test_an_unknown_indicator_leads_to_the_list(visit: Visit) -> None:
    app = opened(visit, "rien")
    assert "que cette convention n’a pas" in app.warning[0].value
    assert "indicateur" not in app.query_params

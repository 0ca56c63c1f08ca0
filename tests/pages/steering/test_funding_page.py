"""Financements: a sentence first, then figures, printed against recomputed, lines; the chart where it tells."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from ctg_core.ui.navigation import FUNDING
from tests.pages.conftest import Visit, answer, words


@pytest.mark.parametrize("convention", ["arras", "terres-du-lauragais"])
def test_empty(visit: Visit, convention: str) -> None:
    app = visit(FUNDING, convention)
    assert answer(app) == "Le document ne donne aucun montant."
    assert "Ce qui est dit du financement, sans montant" in words(app)
    assert not app.get("plotly_chart")
    assert [box.key for box in app.selectbox] == ["convention"]


def test_filled(visit: Visit) -> None:
    app = visit(FUNDING, "toulouse")
    assert "Le total imprimé de 53,9 M€ ne correspond pas à ses lignes" in answer(app)
    said = words(app)
    assert said.index("Calculé sur 7 des 8 lignes") < said.index("Les lignes, une à une") < said.index("En tête")
    choice = app.selectbox(key="par")
    assert choice.options == ["Thème", "Dispositif"]
    choice.set_value("Dispositif").run()
    assert not app.exception
    assert "Par dispositif, calculé" in words(app)


def test_one_line_needs_no_chart(visit: Visit) -> None:
    app = visit(FUNDING, "sicoval")
    assert "sans dire s’ils sont prévus ou versés" in answer(app)
    assert not app.get("plotly_chart")


def _drawn(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def test_many_lines_are_answered_before_they_are_listed(visit: Visit) -> None:
    app = visit(FUNDING, "val-d-exemple")
    assert answer(app).startswith("De 2023 à 2026 : 10,8 M€ prévus, 7,6 M€ engagés, 7,5 M€ versés")
    said = words(app)
    order = [
        "Versé sur prévu",
        "En 2025 : 2,64",
        "Croiser deux",
        "Ce qui est imprimé",
        "Ce qui manque",
        "Les lignes, une",
    ]
    places = [said.index(part) for part in order]
    assert places == sorted(places)
    assert "PSU, La Ronde des Modèles" not in re.sub(r"<div popover.*?</div>", "", _drawn(app))
    assert len(_drawn(app)) < 150_000, "175 lines once weighed 770 000 characters"


def test_lines_are_narrowed_and_a_link_opens_them(visit: Visit) -> None:
    app = visit(FUNDING, "val-d-exemple")
    app.session_state["lignes"] = True
    app.run()
    assert "Lignes 1 à 25 sur 175." in words(app)
    app.selectbox(key="financeur").set_value("MSA").run()
    assert not app.exception
    assert "Lignes 1 à 4 sur 4." in words(app)
    assert "171 lignes masquées par : financeur « MSA »" in words(app)
    app.button[-1].click().run()
    assert "Lignes 1 à 25 sur 175." in words(app)


@pytest.mark.parametrize(("par", "montant"), [("Dispositif", "Prévu"), ("Axe du plan", "Demandé"), ("Année", "Engagé")])
def test_every_distribution_at_every_stage(visit: Visit, par: str, montant: str) -> None:
    app = visit(FUNDING, "val-d-exemple")
    app.selectbox(key="par").set_value(par).run()
    app.selectbox(key="montant").set_value(montant).run()
    assert not app.exception
    assert f"Par {par.lower()}, calculé sur" in words(app)


def test_two_readings_crossed_at_a_stage(visit: Visit) -> None:
    app = visit(FUNDING, "val-d-exemple")
    app.selectbox(key="de").set_value("Dispositif").run()
    app.selectbox(key="vers").set_value("Année").run()
    app.selectbox(key="stade").set_value("Prévu").run()
    assert not app.exception
    assert "Dispositif par année, prévu" in words(app)
    assert "calculé sur 172 des 175 lignes" in words(app)


@pytest.mark.parametrize("convention", ["toulouse", "cazals-salviac", "sicoval"])
def test_documents_keep_the_order_of_a_document(visit: Visit, convention: str) -> None:
    said = words(visit(FUNDING, convention))
    assert "Ce qui manque" not in said
    assert "Versé sur prévu" not in said
    assert "Les lignes, une à une" in said

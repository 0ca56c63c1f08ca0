"""Gouvernance: who decides, what was decided, was it done; a part at a time, kept in the address."""

import pytest

from ctg_core.ui.navigation import GOVERNANCE
from tests.pages.conftest import Visit, answer, words

PARTS = ["Décisions", "Instances", "Feuille de route", "Engagements", "Échéances", "Textes"]


def test_the_answer_comes_before_the_parts(visit: Visit) -> None:
    app = visit(GOVERNANCE, "toulouse")
    assert "Dernières décisions connues : 3, prises le 10 décembre 2021" in answer(app)
    assert [tab.label for tab in app.tabs] == PARTS


def test_only_the_open_part_is_drawn(visit: Visit) -> None:
    shown = words(visit(GOVERNANCE, "toulouse"))
    assert "Ce qui a été décidé" in shown
    assert "Qui pilote" not in shown


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("Instances", "2 promettent un minimum de réunions par an"),
        ("Feuille de route", "5 étapes"),
        ("Engagements", "aucun document ne dit ce qui a été tenu"),
        ("Échéances", "Ce qui prend fin et se renouvelle"),
        ("Textes", "Première CTG, 2018-2021"),
    ],
)
def test_each_part_says_what_is_known(visit: Visit, part: str, expected: str) -> None:
    app = visit(GOVERNANCE, "cazals-salviac")
    app.session_state["partie"] = part
    app.run()
    assert not app.exception
    assert expected in words(app).replace("\u00a0", " ")


def test_a_silent_document_gives_an_intended_blank(visit: Visit) -> None:
    shown = words(visit(GOVERNANCE, "arras")).replace("\u00a0", " ")
    assert "Non documenté à ce jour : décisions et réunions." in shown
    assert "Le chargé de coopération CTG peut l’ajouter." in shown

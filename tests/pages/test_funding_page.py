"""Financements: a sentence first, then figures, printed against recomputed, lines; the chart where it tells."""

import pytest

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

"""Référentiels: the national lists, one at a time, whatever the convention."""

from ctg_core.ui.navigation import REFERENCE
from tests.pages.conftest import Visit, answer, words


def test_it_opens_on_the_indicators(visit: Visit) -> None:
    app = visit(REFERENCE, "arras")
    assert answer(app).startswith("8 listes nationales : 60 indicateurs")
    assert "Taux de couverture global" in words(app)


def test_another_list_and_a_search(visit: Visit) -> None:
    app = visit(REFERENCE, "toulouse")
    app.segmented_control(key="liste").set_value("Dispositifs").run()
    assert not app.exception
    assert "Prestation de service unique" in words(app)
    app.text_input(key="recherche").set_value("laep").run()
    said = words(app)
    assert "entrées disent" in said
    assert "Prestation de service unique" not in said


def test_a_page_at_a_time_and_no_field_of_a_file_where_a_formula_is_said(visit: Visit) -> None:
    app = visit(REFERENCE, "arras")
    assert "Indicateurs : 60, de 1 à 20" in words(app)
    assert "Champ du fichier public : txcouv_epci" in words(app)
    app.session_state["page-referentiel"] = 3
    app.run()
    assert "Indicateurs : 60, de 41 à 60" in words(app)
    app.segmented_control(key="liste").set_value("Étapes").run()
    assert "Étapes d’un montant : 4" in words(app)

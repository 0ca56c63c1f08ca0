"""Saisie, beyond the grid of values: what each role may open, and the ways there."""

from ctg_core.ui.navigation import ACTIONS as ACTIONS_PAGE
from ctg_core.ui.navigation import INDICATORS
from ctg_core.views.entry.addresses import ACTIONS, FACILITIES, MONEY
from tests.pages.boxes import ACTION, COORDINATION, ENFANCE, READER, Open, labelled
from tests.pages.conftest import words


def test_a_reader_is_told_that_they_cannot_write(opened: Open) -> None:
    app = opened(READER, ACTIONS)
    assert "pas y écrire" in words(app)
    assert not app.text_input
    assert "Donner des nouvelles" not in words(opened(READER, page=ACTIONS_PAGE, action=ACTION))


def test_a_contributor_sees_only_what_is_in_their_charge(opened: Open) -> None:
    [choice] = labelled(opened(ENFANCE, ACTIONS).selectbox, "Action")
    assert len(choice.options) == 1  # type: ignore[attr-defined]
    assert "Aucun équipement n’est à votre charge" in words(opened(ENFANCE, FACILITIES))
    other = opened(ENFANCE, ACTIONS, action="a-01")
    assert "n’est pas à votre charge" in other.warning[0].value
    assert not labelled(opened(ENFANCE, MONEY).expander, "Ajouter une ligne de financement")


def test_the_way_from_a_fiche_is_for_those_in_charge_of_it(opened: Open) -> None:
    assert "Donner des nouvelles" in words(opened(ENFANCE, page=ACTIONS_PAGE, action=ACTION))
    assert "Donner des nouvelles" not in words(opened(ENFANCE, page=ACTIONS_PAGE, action="a-01"))
    assert "Donner une valeur" in words(opened(COORDINATION, page=INDICATORS, indicateur="PE01"))
    assert "Donner une valeur" not in words(opened(READER, page=INDICATORS, indicateur="PE01"))


def test_the_way_from_an_indicator_leads_to_the_cell_meant(opened: Open) -> None:
    app = opened(COORDINATION, page=INDICATORS, indicateur="PE01")
    shown = "".join(element.proto.body for element in app.get("html"))
    assert "periode=2025" in shown
    assert "pour=Le+territoire" in shown

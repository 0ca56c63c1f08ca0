"""Avancement: the plan in the territory's own words."""

from ctg_core.ui.navigation import PROGRESS
from tests.pages.conftest import Visit, answer, words


def test_levels_keep_the_names_of_the_territory(visit: Visit) -> None:
    assert "3 enjeux et 10 objectifs" in answer(visit(PROGRESS, "sicoval"))


def test_announced_actions_are_counted_and_never_averaged(visit: Visit) -> None:
    app = visit(PROGRESS, "arras")
    assert "%" not in answer(app)
    assert "100 % d’avancement moyen, calculé sur 2 des 7 actions" in words(app)


def test_axes_that_a_document_does_not_name_are_shown_as_such(visit: Visit) -> None:
    assert "Axe non nommé dans le document" in words(visit(PROGRESS, "cazals-salviac"))

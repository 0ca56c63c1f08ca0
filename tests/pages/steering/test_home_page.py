"""Accueil: full for a documented convention, intended for a silent one."""

from ctg_core.ui.navigation import HOME
from tests.pages.conftest import Visit, answer, words


def test_what_is_announced_and_what_is_known_are_told_apart(visit: Visit) -> None:
    app = visit(HOME, "arras")
    assert "Sur 15 actions annoncées, 2 sont décrites (2 réalisées)" in answer(app)


def test_the_three_gauges_stand_apart(visit: Visit) -> None:
    shown = words(visit(HOME, "sicoval"))
    assert shown.index("Ce qui est fait") < shown.index("Ce que cela a produit") < shown.index("Temps écoulé")


def test_a_silent_convention_says_so_and_who_can_speak(visit: Visit) -> None:
    app = visit(HOME, "terres-du-lauragais")
    assert "La fin de la convention n’est pas documentée" in answer(app)
    assert "Aucun montant n’est documenté" in words(app)
    assert "peuvent les donner" in words(app)


def test_a_living_convention_says_what_presses_and_what_comes_next(visit: Visit) -> None:
    shown = words(visit(HOME, "val-d-exemple"))
    told = ("actions en retard", "actions freinées", "indicateurs en recul", "dont l’échéance est passée", "à valider")
    assert [sentence for sentence in told if sentence not in shown] == []
    assert "Prochaine réunion" in shown
    assert shown.index("Prévu") < shown.index("Engagé") < shown.index("Versé")

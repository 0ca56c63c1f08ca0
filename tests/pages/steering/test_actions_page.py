"""Actions: the list with what presses first, the fiche whole, an intended blank where nothing is described."""

import pytest

from ctg_core.ui.navigation import ACTIONS
from tests.pages.conftest import Visit, answer, words

LIVING = "val-d-exemple"


def fiche(visit: Visit, convention: str, key: str) -> str:
    return words(visit(ACTIONS, convention, action=key)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("convention", "said"),
    [
        ("toulouse", "Les actions et leur avancement ne sont pas documentés"),
        ("sicoval", "Les actions et leur avancement ne sont pas documentés"),
        ("terres-du-lauragais", "aucune n’est décrite"),
    ],
)
def test_empty(visit: Visit, convention: str, said: str) -> None:
    app = visit(ACTIONS, convention)
    shown = words(app)
    assert "Aucune fiche action n’est documentée." in shown
    assert "peuvent les ajouter" in shown
    assert [box.key for box in app.selectbox] == ["convention"]
    if convention != "terres-du-lauragais":
        assert said in answer(app)


def test_filled(visit: Visit) -> None:
    app = visit(ACTIONS, LIVING)
    assert answer(app).startswith("40 actions : 10 réalisées, ")
    assert answer(app).endswith("3 suspendues ; 3 sans statut renseigné.")
    shown = words(app)
    groups = ["En retard ou freinées", "Échéance dans les trois mois", "Les autres actions", "Réalisées ou abandonnées"]
    ranks = [shown.index(f"{group}") for group in groups]
    assert ranks == sorted(ranks)
    assert app.get("download_button")
    assert "masquée" not in shown


def test_what_is_announced_and_not_described_is_said(visit: Visit) -> None:
    assert answer(visit(ACTIONS, "arras")) == "2 actions : 2 réalisées. 13 autres sont annoncées sans être décrites."


def test_a_filter_says_what_it_hides_and_can_be_let_go(visit: Visit) -> None:
    app = visit(ACTIONS, LIVING)
    app.selectbox(key="statut").set_value("suspended").run()
    assert "3 sur 40 actions ; 37 actions masquées par : statut « suspendue »." in words(app).replace("\u00a0", " ")
    app.selectbox(key="axe").set_value("axe-1").run()
    assert "« suspendue »" in words(app).replace("\u00a0", " ")
    next(button for button in app.button if button.label == "Tout afficher").click().run()
    assert not app.exception
    assert "masquée" not in words(app)


def test_a_search_and_an_order(visit: Visit) -> None:
    app = visit(ACTIONS, LIVING)
    app.text_input(key="recherche").set_value("lointaine").run()
    app.selectbox(key="tri").set_value("Code").run()
    assert not app.exception
    shown = words(app)
    assert "Créer une solution d’accueil à Lointaine-les-Hauts" in shown
    assert "En retard ou freinées" not in shown


def test_nothing_found_says_so(visit: Visit) -> None:
    app = visit(ACTIONS, LIVING)
    app.text_input(key="recherche").set_value("zzz").run()
    assert "0 sur 40 actions ; 40 actions masquées" in words(app).replace("\u00a0", " ")


def test_a_fiche_says_everything_on_one_page(visit: Visit) -> None:
    shown = fiche(visit, LIVING, "a-01")
    for part in (
        "Ouvrir un multi-accueil de 24 places à Fabuleuse",
        "Réalisée, terminée le 12 janvier 2026, 1 an et 3 mois après l’échéance prévue ; 6 étapes faites sur 6.",
        "Constat",
        "Communes Fabuleuse",
        "Communauté de communes du Val d’Exemple",
        "les stades ne s’additionnent pas",
        "Total de chaque colonne",
        "Ce que cela change",
        "Multi-accueil La Clé des Fables",
        "Ce qui a été décidé",
        "Amiante dans le bâtiment à démolir",
        "Pour imprimer",
    ):
        assert part in shown, part


def test_a_late_fiche_says_by_how_much(visit: Visit) -> None:
    shown = fiche(visit, LIVING, "a-04")
    assert "À engager, en retard : l’échéance (30 juin 2026) est dépassée de" in shown
    assert "0 étape faite sur 4" in shown
    assert "orage" in shown


def test_a_contradiction_stands_on_the_fiche_it_concerns(visit: Visit) -> None:
    assert "réalisée, mais son indicateur est revenu à sa valeur initiale" in fiche(visit, LIVING, "a-11")


def test_what_a_fiche_does_not_say_takes_one_line(visit: Visit) -> None:
    shown = fiche(visit, "arras", "recensement-offre")
    assert "Non documenté à ce jour : qui la porte, moyens et financements, indicateurs, lieux, décisions" in shown
    assert "Avec quoi" not in shown


def test_an_unknown_action_says_so_and_shows_the_list(visit: Visit) -> None:
    app = visit(ACTIONS, LIVING, action="z-99")
    assert app.warning[0].value.startswith("L’adresse demande une action que cette convention n’a pas")
    assert answer(app).startswith("40 actions")
    assert "action" not in app.query_params


def test_the_ways_keep_the_filters(visit: Visit) -> None:
    app = visit(ACTIONS, LIVING, action="a-04", statut="en retard")
    labels = [button.label for button in app.button]
    assert labels[0] == "Les 5 actions"
    assert len(labels) == 3
    app.button(key="Suivante").click().run()
    assert not app.exception
    assert "a-04" not in app.query_params["action"]
    assert "en retard" in app.query_params["statut"]

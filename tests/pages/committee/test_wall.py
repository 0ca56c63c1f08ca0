"""What a slide leads to stays in the meeting: full screen, each of its links too, with the way back."""

import re

from streamlit.testing.v1 import AppTest

from ctg_core.ui.navigation import ACTIONS, MEETING, PageEntry
from tests.pages.conftest import Visit, words

HERE, SEANCE = "val-d-exemple", "copil-2026-12"
KEPT = f"&amp;affichage=projection&amp;seance={SEANCE}"


def projected(visit: Visit, entry: PageEntry) -> AppTest:
    app = visit(entry, HERE)
    app.query_params["affichage"], app.query_params["seance"] = "projection", SEANCE
    return app.run()


def links(app: AppTest) -> list[str]:
    bodies = " ".join(element.proto.body for element in app.get("html"))
    return re.findall(r'<a href="([^"]*)" target="_self"', bodies)


def is_undressed(app: AppTest) -> bool:
    return not any("html { font-size: 23px" in element.proto.body for element in app.get("html"))


def turned_to(app: AppTest, title: str) -> str:
    """The slide of this title, in words."""
    for _ in range(20):
        if title in (shown := words(app)):
            return shown
        next(one for one in app.button if one.label == "Suivant").click().run()
    raise AssertionError(f"no slide is named {title}")


def test_a_page_opened_from_a_slide_stays_on_the_wall(visit: Visit) -> None:
    app = projected(visit, ACTIONS)
    assert not is_undressed(app)
    assert links(app)
    assert [link for link in links(app) if not link.endswith(KEPT)] == []
    app.button(key="back-to-meeting").click().run()
    assert not app.exception
    assert app.title[0].value == MEETING.title
    assert app.query_params["affichage"] in ("projection", ["projection"])
    assert "Suivant" in [one.label for one in app.button]


def test_a_page_opened_elsewhere_does_not(visit: Visit) -> None:
    app = visit(ACTIONS, HERE)
    assert is_undressed(app)
    assert [link for link in links(app) if "affichage" in link] == []
    assert "back-to-meeting" not in [one.key for one in app.button]


def test_the_slide_of_an_axis_leads_to_its_part_of_the_plan(visit: Visit) -> None:
    app = projected(visit, MEETING)
    found: set[str] = set()
    for _ in range(6):
        next(one for one in app.button if one.label == "Suivant").click().run()
        found |= {link for link in links(app) if link.startswith("avancement?")}
    assert any("noeud=" in link and link.endswith(KEPT) for link in found)


def test_a_meeting_whose_state_was_sealed_is_told_what_changed_since_the_one_before(visit: Visit) -> None:
    app = visit(MEETING, HERE)
    app.button(key="seal").click().run()
    app.query_params["affichage"] = "projection"
    shown = turned_to(app.run(), "Depuis le dernier comité")
    assert "Depuis « Comité de pilotage du 25 juin 2026 » : 9 actions ont avancé" in shown.replace("\u202f", " ")
    assert "Annoncé, pas fait" in shown


def test_a_decision_without_a_due_date_is_followed_up_too(visit: Visit) -> None:
    app = visit(MEETING, "sicoval")
    next(one for one in app.button if one.label == "Proposer un ordre du jour d’après les données").click().run()
    app.query_params["affichage"] = "projection"
    shown = turned_to(app.run(), "1. Suivi des décisions précédentes")
    assert "1 décision à l’exécution non renseignée" in shown
    assert "Validation collective de trois enjeux majeurs" in shown

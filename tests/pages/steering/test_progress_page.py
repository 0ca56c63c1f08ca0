"""Avancement: the plan in the territory's own words."""

from streamlit.testing.v1 import AppTest

from ctg_core.ui.navigation import PROGRESS
from tests.pages.conftest import Visit, answer, words


def test_levels_keep_the_names_of_the_territory(visit: Visit) -> None:
    assert "3 enjeux et 10 objectifs" in answer(visit(PROGRESS, "sicoval"))


def test_announced_actions_are_counted_and_never_averaged(visit: Visit) -> None:
    app = visit(PROGRESS, "arras")
    assert "%" not in answer(app)
    assert "Avancement connu de 2 des 7 actions, trop peu pour une moyenne" in words(app)


def test_axes_that_a_document_does_not_name_are_shown_as_such(visit: Visit) -> None:
    assert "Axe non nommé dans le document" in words(visit(PROGRESS, "cazals-salviac"))


def below(visit: Visit, key: str) -> AppTest:
    app = visit(PROGRESS, "val-d-exemple")
    app.query_params["noeud"] = key
    return app.run()


def test_a_living_plan_goes_down_from_axis_to_action(visit: Visit) -> None:
    app = visit(PROGRESS, "val-d-exemple")
    app.button(key="go-axe-2").click().run()
    assert app.query_params["noeud"] == "axe-2"
    assert "Objectif par objectif" in words(app)
    app.button(key="go-obj-2-1").click().run()
    assert {button.key for button in app.button if str(button.key).startswith("go-")} == {"go-None", "go-axe-2"}
    assert "Ses actions, ce qui presse d’abord" in words(app)
    app.button(key="go-None").click().run()
    assert "noeud" not in app.query_params
    assert "Axe par axe" in words(app)


def test_a_link_to_a_part_opens_it_and_leads_to_its_actions(visit: Visit) -> None:
    app = below(visit, "obj-2-1")
    bodies = "".join(element.proto.body for element in app.get("html"))
    assert "actions?convention=val-d-exemple&amp;action=" in bodies
    assert not app.exception


def test_a_part_that_does_not_exist_is_said(visit: Visit) -> None:
    app = below(visit, "axe-99")
    assert "n’a pas" in app.warning[0].value
    assert "Axe par axe" in words(app)


def test_the_calendar_waits_for_three_dated_actions(visit: Visit) -> None:
    assert "Calendrier :" in words(visit(PROGRESS, "val-d-exemple"))
    assert "Calendrier :" not in words(visit(PROGRESS, "arras"))

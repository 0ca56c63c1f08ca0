"""Saisie: the plan's axes and objectives, edited by coordination."""

from sqlmodel import select

from ctg_core.commands.registry import Asker
from ctg_core.commands.rows import edit_row
from ctg_core.model.person import LOCAL
from ctg_core.model.plan_node import PlanNode
from ctg_core.store.store import Store
from ctg_core.views.entry.addresses import ACTIONS, PLAN
from tests.pages.boxes import COORDINATION, ENFANCE, LIVING, READER, Open, fill, labelled, lines, pick, press, type_in
from tests.pages.conftest import words

AXIS, OBJECTIVE = "axe-2", "obj-1-2"
TITLE = "Grandir, s’épanouir et s’engager de 3 à 25 ans"


def nodes(store: Store, parent: str | None = None) -> dict[str, PlanNode]:
    """The nodes of one level, in their order."""
    with store.reading() as session:
        query = select(PlanNode).where(PlanNode.convention == LIVING).order_by(PlanNode.position)
        return {row.key: row for row in session.exec(query) if row.parent == parent}


def test_only_coordination_edits_the_plan(opened: Open) -> None:
    assert PLAN in [tab.label for tab in opened(COORDINATION).tabs]
    assert PLAN not in [tab.label for tab in opened(ENFANCE).tabs]
    assert not labelled(opened(ENFANCE, PLAN).text_input, "Intitulé")
    assert "pas y écrire" in words(opened(READER, ACTIONS))


def test_an_axis_is_added_then_moved_up(opened: Open, store: Store) -> None:
    app = opened(COORDINATION, PLAN)
    before = list(nodes(store))
    press(app, "Ajouter")
    assert app.error[0].value.replace("\\", "") == "Intitulé\u202f: il manque."
    type_in(app, "Niveau", "Axe", -1)
    type_in(app, "Intitulé (obligatoire)", "Vivre ensemble")
    press(app, "Ajouter")
    assert "Vivre ensemble" in words(app)
    added = nodes(store)["axe-vivre-ensemble"]
    assert (added.level, added.title, added.nature) == ("Axe", "Vivre ensemble", "entered")
    app = opened(COORDINATION, PLAN, noeud="axe-vivre-ensemble")
    press(app, "Monter")
    assert list(nodes(store)) == [*before[:-1], "axe-vivre-ensemble", before[-1]]
    assert lines(store)[-1].command == "order_rows"


def test_a_click_orders_what_was_displayed(opened: Open, store: Store) -> None:
    """Two windows move the same axis up by one: it goes up by one, as each saw."""
    last = list(nodes(store))[-1]
    first, second = (opened(COORDINATION, PLAN, noeud=last) for _ in range(2))
    press(first, "Monter")
    once = list(nodes(store))
    press(second, "Monter")
    assert list(nodes(store)) == once


def test_an_axis_is_renamed_and_cites_its_document_no_more(opened: Open, store: Store) -> None:
    app = opened(COORDINATION, PLAN, noeud=AXIS)
    assert "ne citera plus ce document" in words(app)
    fill(app, "Intitulé", "Grandir de 3 à 25 ans")
    assert "Intitulé : " + TITLE + " → Grandir de 3 à 25 ans" in words(app).replace(" ", " ")
    press(app, "Enregistrer")
    axis = nodes(store)[AXIS]
    assert (axis.title, axis.source, axis.nature) == ("Grandir de 3 à 25 ans", None, "entered")
    assert "ne citera plus ce document" not in words(app)


def test_an_objective_is_moved_under_another_axis(opened: Open, store: Store) -> None:
    app = opened(COORDINATION, PLAN, noeud=OBJECTIVE)
    [above] = [box for box in labelled(app.selectbox, "Rattaché à") if box.value]  # type: ignore[attr-defined]
    assert not any("Soutenir l’accueil individuel" in name for name in above.options)  # type: ignore[attr-defined]
    pick(app, "Rattaché à", AXIS)
    press(app, "Enregistrer")
    assert OBJECTIVE in nodes(store, AXIS)
    assert nodes(store, AXIS)[OBJECTIVE].source == "convention-2023"  # what the document says of it still holds


def test_what_hangs_on_a_node_is_said_and_keeps_it(opened: Open, store: Store) -> None:
    app = opened(COORDINATION, PLAN, noeud="axe-1")
    told = words(app)
    assert "D’autres données s’y rattachent" in told
    assert "3 éléments du plan : Développer et équilibrer l’offre d’accueil" in told.replace("\u00a0", " ")
    assert labelled(app.button, "Retirer")[0].disabled  # type: ignore[attr-defined]
    assert "actions : " in words(opened(COORDINATION, PLAN, noeud=OBJECTIVE)).replace("\u00a0", " ")


def test_a_node_that_nothing_hangs_on_is_removed_with_a_word(opened: Open, store: Store) -> None:
    app = opened(COORDINATION, PLAN)
    type_in(app, "Intitulé (obligatoire)", "Un objectif de trop")
    press(app, "Ajouter")
    app = opened(COORDINATION, PLAN, noeud="un-objectif-de-trop")
    fill(app, "Pourquoi", "doublon")
    press(app, "Retirer")
    assert "un-objectif-de-trop" not in nodes(store)
    assert lines(store)[-1].reason == "doublon"
    assert not app.warning


def test_both_titles_are_shown_and_one_is_kept(opened: Open, store: Store) -> None:
    app = opened(COORDINATION, PLAN, noeud=AXIS)
    fill(app, "Intitulé", "Grandir")
    edit_row(store, Asker(LOCAL, LIVING), "plan_nodes", AXIS, 1, {"title": "S’épanouir"})
    press(app, "Enregistrer")
    assert "a été modifiée" in app.warning[0].value
    assert f"{TITLE} → S’épanouir" in words(app)
    assert labelled(app.text_input, "Intitulé")[0].value == "Grandir"  # type: ignore[attr-defined]
    press(app, "Garder ma saisie")
    press(app, "Enregistrer")
    assert nodes(store)[AXIS].title == "Grandir"


def test_a_node_removed_in_another_window_is_said_so(opened: Open, store: Store) -> None:
    app = opened(COORDINATION, PLAN)
    type_in(app, "Intitulé (obligatoire)", "Passager")
    press(app, "Ajouter")
    app = opened(COORDINATION, PLAN, noeud="passager")
    edit_row(store, Asker(LOCAL, LIVING), "plan_nodes", "passager", 1, {"note": "Vu en réunion"})
    press(app, "Retirer")
    assert "Rien n’a été enregistré" in app.warning[0].value
    assert "passager" in nodes(store)

"""Saisie: news of an action, kept while they are typed, saved at once or not at all."""

from sqlmodel import select

from ctg_core.commands.registry import Asker
from ctg_core.commands.rows import edit_row
from ctg_core.model.action import Action, ActionNote, ActionStep
from ctg_core.store.store import Store
from ctg_core.views.entry.addresses import ACTIONS
from tests.pages.boxes import ACTION, COORDINATION, ENFANCE, LIVING, Open, fill, labelled, lines, press
from tests.pages.conftest import words


def test_what_is_typed_outlives_a_reload_of_the_window(opened: Open, store: Store) -> None:
    fill(opened(ENFANCE, ACTIONS, action=ACTION), "Fait", "Deux locaux visités.")
    assert "Deux locaux visités." not in [box.value for box in opened(COORDINATION, ACTIONS, action=ACTION).text_area]
    again = opened(ENFANCE, ACTIONS, action=ACTION)
    assert labelled(again.text_area, "Fait")[0].value == "Deux locaux visités."  # type: ignore[attr-defined]
    press(again, "Enregistrer")
    with store.reading() as session:
        assert session.get_one(Action, (LIVING, ACTION)).done == "Deux locaux visités."
    fill(opened(ENFANCE, ACTIONS, action=ACTION), "Fait", "Trois locaux visités.")
    press(opened(ENFANCE, ACTIONS, action=ACTION), "Abandonner ma saisie")
    assert labelled(opened(ENFANCE, ACTIONS, action=ACTION).text_area, "Fait")[0].value == "Deux locaux visités."  # type: ignore[attr-defined]


def test_news_of_an_action_are_one_gesture(opened: Open, store: Store) -> None:
    before = len(lines(store))
    app = opened(ENFANCE, ACTIONS, action=ACTION)
    labelled(app.selectbox, "Statut")[0].set_value("in_progress").run()  # type: ignore[attr-defined]
    fill(app, "Fait", "Deux locaux visités.")
    fill(app, "Commencée le", "septembre 2026")
    fill(app, "Note", "Le maire est d’accord.")
    labelled(app.checkbox, "Faite")[0].check().run()  # type: ignore[attr-defined]
    fill(app, "Ajouter une étape", "Relancer la commune")
    fill(app, "Échéance", "T1 2027", -2)
    labelled(app.checkbox, "Retirer")[3].check().run()  # type: ignore[attr-defined]
    assert "modifications non enregistrées" in words(app)
    assert len(lines(store)) == before
    press(app, "Enregistrer")
    assert "non enregistrée" not in words(app)
    written = lines(store)[before:]
    assert {line.batch for line in written} == {written[0].number}
    assert sorted(line.collection or "" for line in written) == [
        "action_notes",
        "action_steps",
        "action_steps",
        "action_steps",
        "actions",
    ]
    with store.reading() as session:
        action = session.get_one(Action, (LIVING, ACTION))
        steps = session.exec(select(ActionStep).where(ActionStep.action == ACTION)).all()
        notes = session.exec(select(ActionNote).where(ActionNote.action == ACTION)).all()
    assert (action.status, action.done, action.actual_start) == ("in_progress", "Deux locaux visités.", "2026-09")
    assert ("Relancer la commune", "2027-Q1") in {(step.label, step.due) for step in steps}
    assert "Le maire est d’accord." in {note.text for note in notes}
    press(app, "Enregistrer")
    assert app.info[0].value.startswith("Rien n’a changé")


def test_what_is_not_understood_is_said_and_nothing_is_saved(opened: Open, store: Store) -> None:
    before = len(lines(store))
    app = opened(ENFANCE, ACTIONS, action=ACTION)
    fill(app, "Fait", "Deux locaux visités.")
    fill(app, "Commencée le", "30/02/2026")
    assert "n’est pas une date" in words(app)
    press(app, "Enregistrer")
    assert "tant qu’une saisie n’est pas comprise" in app.error[0].value
    assert len(lines(store)) == before
    press(app, "Abandonner ma saisie")
    assert "non enregistrée" not in words(app)


def test_a_conflict_keeps_what_was_typed_and_lets_choose(opened: Open, store: Store) -> None:
    app = opened(ENFANCE, ACTIONS, action=ACTION)
    fill(app, "À venir", "Visiter deux locaux.")
    edit_row(store, Asker(COORDINATION, LIVING), "actions", ACTION, 1, {"next": "Attendre le conseil."})
    press(app, "Enregistrer")
    assert "a été modifiée" in app.warning[0].value
    assert "Attendre le conseil." in words(app)
    assert labelled(app.text_area, "À venir")[0].value == "Visiter deux locaux."  # type: ignore[attr-defined]
    press(app, "Garder ma saisie")
    press(app, "Enregistrer")
    with store.reading() as session:
        assert session.get_one(Action, (LIVING, ACTION)).next == "Visiter deux locaux."


def test_theirs_can_be_taken_instead(opened: Open, store: Store) -> None:
    app = opened(ENFANCE, ACTIONS, action=ACTION)
    fill(app, "À venir", "Visiter deux locaux.")
    edit_row(store, Asker(COORDINATION, LIVING), "actions", ACTION, 1, {"next": "Attendre le conseil."})
    app.run()
    press(app, "Prendre la version enregistrée")
    assert labelled(app.text_area, "À venir")[0].value == "Attendre le conseil."  # type: ignore[attr-defined]

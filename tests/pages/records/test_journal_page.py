"""Journal, histories and reminders on screen, for each role, on a small convention that people changed."""

from collections.abc import Callable, Iterator
from contextlib import closing
from decimal import Decimal

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from ctg_core.commands.indicator_values import GivenValue, give_values
from ctg_core.commands.load import load_dossier
from ctg_core.commands.people import grant_role, save_person
from ctg_core.commands.registry import Asker
from ctg_core.commands.rows import edit_row, remove_row
from ctg_core.dossier.reading import parse_dossier
from ctg_core.model.action import Action
from ctg_core.model.person import EVERY_CONVENTION, LOCAL
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store, open_store
from ctg_core.ui.navigation import ACTIONS, INDICATORS, JOURNAL, REMINDERS, PageEntry
from tests.commands.conftest import COORDINATION, ENFANCE, HERE, READER, VALLEY, asking
from tests.pages.conftest import answer, open_page, words

Look = Callable[..., AppTest]


@pytest.fixture
def changed(location: StoreLocation, monkeypatch: pytest.MonkeyPatch) -> StoreLocation:
    """The small valley, its people, an action that two of them changed and a value that waits."""
    roles = {READER: ("reader", {}), ENFANCE: ("contributor", {"themes": ["early_childhood"]})}
    with closing(create_store(location)) as store:
        load_dossier(store, parse_dossier(VALLEY.encode(), "vallee.yaml"), by="test", reason=None)
        local = Asker(LOCAL, EVERY_CONVENTION)
        for person, (role, charge) in {**roles, COORDINATION: ("coordinator", {})}.items():
            save_person(store, local, person, person.capitalize())
            grant_role(store, local, person, HERE, role, charge)
        edit_row(store, asking(ENFANCE, "revue"), "actions", "a-01", 1, {"status": "done"})
        edit_row(store, asking(COORDINATION), "actions", "a-01", 2, {"obstacle": "Aucun local"})
        give_values(store, asking(ENFANCE), [GivenValue("places", "2025", value=Decimal(131))])
    monkeypatch.setenv("CTG_DATABASE_URL", f"sqlite:///{location.path}")
    return location


@pytest.fixture
def look(changed: StoreLocation, monkeypatch: pytest.MonkeyPatch) -> Iterator[Look]:
    """Open a page as somebody; nobody is the person at this machine."""
    st.cache_resource.clear()
    st.cache_data.clear()

    def opened(entry: PageEntry, person: str | None = None, **address: str) -> AppTest:
        if person:
            monkeypatch.setenv("CTG_USER", person)
        return open_page(entry, HERE, **address)

    yield opened
    st.cache_resource.clear()


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def restore_first(app: AppTest) -> None:
    """Go back to what stood before the oldest change."""
    next(button for button in reversed(app.button) if button.label == "Rétablir").click().run()
    assert not app.exception


def action(where: StoreLocation) -> Action:
    with closing(open_store(where)) as store, store.reading() as session:
        return session.get_one(Action, (HERE, "a-01"))


def test_it_says_who_changed_what_and_that_the_chain_holds(look: Look) -> None:
    app = look(JOURNAL)
    shown = words(app)
    assert "modifications" in answer(app)
    assert "Statut : en cours → réalisée" in shown
    assert "Motif : revue" in shown
    assert "Chaîne vérifiée" in shown
    assert "rôle « Enfance »" in shown.replace("\u00a0", " ")


def test_a_reader_sees_neither_what_waits_nor_people_and_cannot_change_anything(look: Look) -> None:
    app = look(JOURNAL, READER)
    shown = words(app)
    assert "en cours → réalisée" in shown
    assert "131" not in shown
    assert "rôle «" not in shown.replace("\u00a0", " ")
    assert labels(app) == []


def test_a_reader_nobody_named_is_not_told_who(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTG_READ_ONLY", "1")
    shown = words(look(JOURNAL))
    assert "en cours → réalisée" in shown
    assert "Enfance" not in shown.partition("Fermer · ")[2]
    assert "revue" not in shown


def test_it_is_narrowed_and_says_how_much_is_left(look: Look) -> None:
    app = look(JOURNAL, COORDINATION)
    app.selectbox(key="personne").set_value(ENFANCE).run()
    assert "2 modifications sur 4" in words(app).replace("\u00a0", " ")
    app.text_input(key="recherche").set_value("rien de tel").run()
    assert "Aucune modification ne répond à ces choix." in words(app)
    assert not app.exception


def test_ones_own_last_change_is_undone_then_redone(look: Look, changed: StoreLocation) -> None:
    app = look(JOURNAL, COORDINATION)
    app.button(key="undo-mine").click().run()
    assert not app.exception
    assert action(changed).obstacle is None
    assert "La refaire" in labels(app)
    app.button(key="undo-mine").click().run()
    assert action(changed).obstacle == "Aucun local"


def test_the_history_of_a_row_leads_back_to_what_it_said(look: Look, changed: StoreLocation) -> None:
    app = look(JOURNAL, COORDINATION, donnee="actions/a-01")
    assert "2 modifications" in answer(app)
    restore_first(app)
    assert (action(changed).status, action(changed).version) == ("in_progress", 4)
    assert "3 modifications" in answer(app)


def test_what_was_written_since_the_history_was_shown_is_said_and_stands(look: Look, changed: StoreLocation) -> None:
    app = look(JOURNAL, COORDINATION, donnee="actions/a-01")
    with closing(open_store(changed)) as store:
        edit_row(store, asking(ENFANCE), "actions", "a-01", 3, {"status": "suspended"})
    restore_first(app)
    said = app.warning[0].value.replace("\u202f", " ").replace("\u00a0", " ").replace("\\", "")
    assert "modifiée entre-temps : Freins : Aucun local ; Statut : suspendue (par Enfance, le" in said
    assert "« Freins : non renseigné ; Statut : en cours » n’a pas été enregistré." in said
    assert (action(changed).status, action(changed).version) == ("suspended", 4)
    assert "3 modifications" in answer(app)
    restore_first(app)  # seen, and done again knowingly
    assert not app.warning
    assert action(changed).status == "in_progress"


def test_a_row_removed_since_its_history_was_shown_is_said_gone(look: Look, changed: StoreLocation) -> None:
    with closing(open_store(changed)) as store:
        edit_row(store, asking(COORDINATION), "action_steps", "e-01", 1, {"label": "Choisir un terrain"})
    app = look(ACTIONS, COORDINATION, action="a-01", historique="true")
    with closing(open_store(changed)) as store:
        remove_row(store, asking(ENFANCE), "action_steps", "e-01", 2)
    next(button for button in app.button if button.label == "Rétablir").click().run()
    assert "Cette donnée a été retirée entre-temps (par Enfance" in app.warning[0].value.replace("\\", "")


def test_an_address_without_history_leads_to_the_journal(look: Look) -> None:
    for asked in ("actions/a-99", "rien", "a/b/c"):
        app = look(JOURNAL, donnee=asked)
        assert "Voici tout le journal" in app.warning[0].value
        assert "modifications" in answer(app)


def test_a_fiche_and_an_indicator_fold_their_history(look: Look) -> None:
    app = look(ACTIONS, ENFANCE, action="a-01", historique="true")
    assert any("Historique" in folded.label for folded in app.expander)
    assert "Statut : en cours → réalisée" in words(app)
    assert "Rétablir" in labels(app)
    app = look(ACTIONS, ENFANCE, action="a-02")
    assert not any("Historique" in folded.label for folded in app.expander)
    app = look(INDICATORS, ENFANCE, indicateur="places", historique="true")
    assert "Proposition" in words(app)


def test_cards_of_what_people_changed_say_who_and_lead_to_the_rest(look: Look) -> None:
    shown = words(look(ACTIONS, READER, action="a-01"))
    assert "Saisi par Coordination, le " in shown
    assert "Tout l’historique" in shown


def test_reminders_are_for_coordination(look: Look) -> None:
    assert "coordination" in answer(look(REMINDERS, ENFANCE))
    app = look(REMINDERS, COORDINATION)
    assert "quelque chose à donner" in answer(app) or "à jour" in answer(app)
    assert [folded.label.split("\u202f")[0] for folded in app.expander] == ["Enfance"]

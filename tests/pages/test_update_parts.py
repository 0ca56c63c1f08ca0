"""Saisie, beyond the grid of values: actions, money, facilities and validation, by people of every role."""

import shutil
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
import streamlit as st
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from ctg_core.commands.indicator_values import GivenValue, give_values
from ctg_core.commands.people import grant_role, save_person
from ctg_core.commands.registry import Asker
from ctg_core.commands.rows import edit_row
from ctg_core.model.action import Action, ActionNote, ActionStep
from ctg_core.model.facility import Facility
from ctg_core.model.funding import FundingLine
from ctg_core.model.history import Revision
from ctg_core.model.indicator import IndicatorValue
from ctg_core.model.person import EVERY_CONVENTION, LOCAL
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store
from ctg_core.store.store import Store
from ctg_core.ui.navigation import ACTIONS as ACTIONS_PAGE
from ctg_core.ui.navigation import INDICATORS, UPDATE, PageEntry
from ctg_core.views.update_address import ACTIONS, DECIDED, FACILITIES, MONEY, PART, VALIDATION
from tests.pages.conftest import open_page, words

LIVING = "val-d-exemple"
READER, ENFANCE, COORDINATION = "lecture", "enfance", "coordination"
ACTION = "a-04"
Open = Callable[..., AppTest]


@pytest.fixture
def store(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The shipped conventions and people of each role, to write in."""
    path = tmp_path / "ctg.db"
    shutil.copy(database, path)
    monkeypatch.setenv("CTG_DATABASE_URL", f"sqlite:///{path.as_posix()}")
    opened = open_store(StoreLocation(path))
    at_the_machine = Asker(LOCAL, EVERY_CONVENTION)
    for person, role, charge in (
        (READER, "reader", {}),
        (ENFANCE, "contributor", {"actions": [ACTION]}),
        (COORDINATION, "coordinator", {}),
    ):
        save_person(opened, at_the_machine, person, person.capitalize())
        grant_role(opened, at_the_machine, person, LIVING, role, charge)
    yield opened
    opened.close()


@pytest.fixture
def opened(store: Store, monkeypatch: pytest.MonkeyPatch) -> Open:
    """A page as somebody opens it by a link."""
    st.cache_resource.clear()
    st.cache_data.clear()

    def visit(person: str, part: str | None = None, *, page: PageEntry = UPDATE, **address: str) -> AppTest:
        monkeypatch.setenv("CTG_USER", person)
        return open_page(page, LIVING, **({PART: part} if part else {}), **address)

    return visit


def labelled(boxes: object, label: str) -> list[AppTest]:
    return [box for box in boxes if box.label == label]  # type: ignore[attr-defined]


def fill(app: AppTest, label: str, text: str, rank: int = 0) -> None:
    boxes = [*labelled(app.text_input, label), *labelled(app.text_area, label)]
    boxes[rank].set_value(text).run()  # type: ignore[attr-defined]
    assert not app.exception, app.exception


def type_in(app: AppTest, label: str, text: str, rank: int = 0) -> None:
    """Fill a box of a form, which tells nothing before its button is pressed."""
    labelled(app.text_input, label)[rank].set_value(text)  # type: ignore[attr-defined]


def pick(app: AppTest, label: str, code: str) -> None:
    labelled(app.selectbox, label)[0].set_value(code)  # type: ignore[attr-defined]


def press(app: AppTest, label: str, rank: int = 0) -> None:
    labelled(app.button, label)[rank].click().run()  # type: ignore[attr-defined]
    assert not app.exception, app.exception


def lines(store: Store) -> list[Revision]:
    with store.reading() as session:
        return list(session.exec(select(Revision).where(Revision.convention == LIVING).order_by(Revision.number)))


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


def test_what_is_typed_outlives_a_reload_of_the_window(opened: Open, store: Store) -> None:
    fill(opened(ENFANCE, ACTIONS, action=ACTION), "Fait", "Deux locaux visités.")
    again = opened(ENFANCE, ACTIONS, action=ACTION)
    assert labelled(again.text_area, "Fait")[0].value == "Deux locaux visités."  # type: ignore[attr-defined]
    assert "Deux locaux visités." not in [box.value for box in opened(COORDINATION, ACTIONS, action=ACTION).text_area]
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


def test_amounts_are_read_in_french(opened: Open, store: Store) -> None:
    app = opened(COORDINATION, MONEY)
    fill(app, "Versé", "12 345,5")
    assert "12 345,50 €" in words(app).replace("\u00a0", " ")
    fill(app, "Versé", "-4", 1)
    fill(app, "Demandé", "1,005", 1)
    shown = words(app)
    assert "ne peut pas être négatif" in shown
    assert "peut se lire de deux façons" in shown
    press(app, "Enregistrer")
    assert app.error
    fill(app, "Versé", "", 1)
    fill(app, "Demandé", "", 1)
    press(app, "Enregistrer")
    with store.reading() as session:
        assert len(session.exec(select(FundingLine).where(FundingLine.paid_cents == 1234550)).all()) == 1


def test_coordination_adds_and_removes_a_line(opened: Open, store: Store) -> None:
    app = opened(COORDINATION, MONEY)
    press(app, "Ajouter")
    assert any("il manque" in error.value for error in app.error)
    type_in(app, "Libellé (obligatoire)", "Aide d’essai")
    type_in(app, "Année (obligatoire)", "2026")
    pick(app, "Financeur (obligatoire)", "caf")
    type_in(app, "Prévu", "1 000,50", -1)
    press(app, "Ajouter")
    with store.reading() as session:
        [line] = session.exec(select(FundingLine).where(FundingLine.label == "Aide d’essai")).all()
    assert (line.year, line.funder, line.planned_cents, line.nature) == (2026, "caf", 100050, "entered")
    pick(app, "Ligne", line.key)
    type_in(app, "Pourquoi", "doublon")
    press(app, "Retirer")
    assert lines(store)[-1].reason == "doublon"
    with store.reading() as session:
        assert session.get(FundingLine, (LIVING, line.key)) is None


def test_a_facility_is_updated_and_one_is_added(opened: Open, store: Store) -> None:
    app = opened(COORDINATION, FACILITIES, equipement="eaje-cle")
    fill(app, "Capacité", "26")
    fill(app, "Labels, séparés par des virgules", "Avip, Écolo crèche")
    press(app, "Enregistrer")
    type_in(app, "Nom (obligatoire)", "Maison des familles")
    pick(app, "Type d’équipement (obligatoire)", "laep")
    press(app, "Ajouter")
    with store.reading() as session:
        facility = session.get_one(Facility, (LIVING, "eaje-cle"))
        assert session.get_one(Facility, (LIVING, "maison-des-familles")).type == "laep"
    assert (facility.capacity, facility.labels) == (26, ["Avip", "Écolo crèche"])


@pytest.fixture
def proposed(store: Store) -> str:
    """A value somebody proposed; its key."""
    at_the_machine = Asker(LOCAL, EVERY_CONVENTION)
    grant_role(store, at_the_machine, ENFANCE, LIVING, "contributor", {"themes": ["early_childhood"]})
    give_values(store, Asker(ENFANCE, LIVING), [GivenValue("PE01", "2031", value=Decimal("99.5"), comment="Relevé")])
    with store.reading() as session:
        return session.exec(select(IndicatorValue.key).where(IndicatorValue.period == "2031")).one()


def value(store: Store, key: str) -> IndicatorValue | None:
    with store.reading() as session:
        return session.get(IndicatorValue, (LIVING, key))


def test_coordination_validates_one_value(opened: Open, store: Store, proposed: str) -> None:
    app = opened(COORDINATION, VALIDATION)
    assert "99,5 places pour 100 enfants" in words(app).replace("\u00a0", " ")
    app.button(key=f"validate {proposed}").click().run()
    assert not app.exception
    found = value(store, proposed)
    assert found is not None
    assert found.state == "validated"
    told = words(opened(ENFANCE, DECIDED))
    assert "validée" in told


def test_a_refusal_is_told_with_its_word(opened: Open, store: Store, proposed: str) -> None:
    assert "en attente" in words(opened(ENFANCE, DECIDED))
    app = opened(COORDINATION, VALIDATION)
    rank = [box.key for box in labelled(app.checkbox, "Cocher")].index(f"tick {proposed} 1")  # type: ignore[attr-defined]
    press(app, "Refuser cette valeur", rank)
    assert "en un mot" in app.error[0].value
    type_in(app, "Pourquoi, en un mot pour la personne qui l’a donnée", "À compter au 31 décembre", rank)
    press(app, "Refuser cette valeur", rank)
    assert value(store, proposed) is None
    told = words(opened(ENFANCE, DECIDED))
    assert "refusée" in told
    assert "À compter au 31 décembre" in told


def test_a_value_is_corrected(opened: Open, store: Store, proposed: str) -> None:
    app = opened(COORDINATION, VALIDATION)
    rank = [box.key for box in labelled(app.checkbox, "Cocher")].index(f"tick {proposed} 1")  # type: ignore[attr-defined]
    type_in(app, "Valeur", "98,4", rank)
    press(app, "Enregistrer et valider", rank)
    with store.reading() as session:
        [found] = session.exec(select(IndicatorValue).where(IndicatorValue.period == "2031")).all()
    assert (found.state, found.value, found.given_by) == ("validated", Decimal("98.4"), COORDINATION)
    assert "corrigée" in words(opened(ENFANCE, DECIDED))


def test_everything_is_validated_at_once_and_the_switch_lets_values_count(opened: Open, store: Store) -> None:
    app = opened(COORDINATION, VALIDATION)
    app.button(key="validate every").click().run()
    assert not app.exception
    assert "Aucune valeur n’attend" in words(app)
    app.toggle[0].set_value(False).run()
    assert not app.exception
    assert lines(store)[-1].collection == "convention"

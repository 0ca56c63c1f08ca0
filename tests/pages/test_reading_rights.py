"""Whoever asks is refused every question about a convention that is closed to them, whatever page asks."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import ctg_core.questions
from ctg_core.commands import charge
from ctg_core.commands.people import grant_role, save_person, withdraw_role
from ctg_core.commands.registry import Asker
from ctg_core.model.person import EVERY_CONVENTION, LOCAL
from ctg_core.questions.provenance.conventions import identity
from ctg_core.questions.selection import Selection
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store
from ctg_core.store.store import Store
from ctg_core.ui.answers import ClosedConvention, Reader, ask_store
from ctg_core.ui.asker import READ_ONLY, USER
from ctg_core.ui.navigation import MEETING
from tests.pages.conftest import Visit

Question = Callable[..., Any]
DAY = date(2026, 11, 22)
OPEN, CLOSED = Selection("sicoval", DAY), Selection("val-d-exemple", DAY)
SEALED = replace(CLOSED, frozen="copil-2026-06")
READER, EVERYWHERE, FORMER, UNKNOWN, NOBODY = "mairie", "caf", "ancien", "inconnu", ""


def questions() -> dict[str, Question]:
    """Every function that is asked of a session about a selection, wherever it is written."""
    found: dict[str, Question] = {}
    for module in walk_packages(ctg_core.questions.__path__, "ctg_core.questions."):
        found |= dict(inspect.getmembers(import_module(module.name), inspect.isfunction))
    found |= dict(inspect.getmembers(charge, inspect.isfunction))
    return {
        name: function
        for name, function in found.items()
        if [*inspect.signature(function).parameters][:2] in (["session", "selection"], ["session", "place"])
    }


QUESTIONS = questions()


def more(question: Question) -> dict[str, None]:
    """Something for whatever else the question takes: a refusal looks at none of it."""
    return dict.fromkeys([*inspect.signature(question).parameters][2:])


@pytest.fixture(scope="module")
def people(database: Path) -> None:
    """A reader of one convention, one of all of them, one who left."""
    at_the_machine = Asker(LOCAL, EVERY_CONVENTION)
    store = open_store(StoreLocation(database))
    for person, convention in ((READER, OPEN.convention), (EVERYWHERE, EVERY_CONVENTION), (FORMER, CLOSED.convention)):
        save_person(store, at_the_machine, person, person.capitalize())
        grant_role(store, at_the_machine, person, convention, "reader")
    save_person(store, at_the_machine, FORMER, "Ancien", active=False)
    store.close()


@pytest.fixture
def served(people: None, visit: Visit) -> Visit:
    """The store with these people is the one asked."""
    return visit


@pytest.fixture
def database_store(people: None, database: Path) -> Iterator[Store]:
    store = open_store(StoreLocation(database))
    yield store
    store.close()


def test_the_matrix_holds_the_questions_of_the_pages() -> None:
    assert len(QUESTIONS) > 60
    assert {"identity", "plan_progress", "funding", "whole_dossier", "journal", "keys_in_charge"} <= QUESTIONS.keys()


@pytest.mark.parametrize("name", sorted(QUESTIONS))
@pytest.mark.parametrize("person", [READER, FORMER, UNKNOWN, NOBODY])
def test_every_question_about_a_closed_convention_is_refused(name: str, person: str, served: Visit) -> None:
    reader, question = Reader(person), QUESTIONS[name]
    for selection in (CLOSED, SEALED):
        for way in (reader.ask, reader.ask_today, reader.ask_once):
            with pytest.raises(ClosedConvention, match="ne vous est pas ouverte"):
                way(question, selection, **more(question))


@pytest.mark.parametrize("person", [READER, FORMER, UNKNOWN, NOBODY])
def test_a_comparison_with_a_closed_convention_is_refused(person: str, served: Visit) -> None:
    for selections in ([OPEN, CLOSED], [CLOSED, OPEN], [OPEN, SEALED]):
        with pytest.raises(ClosedConvention):
            Reader(person).compare(lambda opened: opened, selections)


def test_what_is_open_is_answered(served: Visit) -> None:
    assert Reader(READER).ask(identity, OPEN).row.key == OPEN.convention
    for selection in (OPEN, CLOSED):
        for person in (EVERYWHERE, LOCAL):
            assert Reader(person).ask(identity, selection).row.key == selection.convention


def test_an_answer_kept_for_one_is_not_given_to_another(served: Visit) -> None:
    Reader(EVERYWHERE).ask(identity, CLOSED)
    with pytest.raises(ClosedConvention):
        Reader(READER).ask(identity, CLOSED)


def test_when_the_server_is_for_readers_everything_is_open(served: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(READ_ONLY, "1")
    assert Reader(NOBODY).ask(identity, CLOSED).row.key == CLOSED.convention


def test_a_role_taken_away_counts_for_the_next_question(served: Visit, database_store: Store) -> None:
    at_the_machine = Asker(LOCAL, EVERY_CONVENTION)
    grant_role(database_store, at_the_machine, READER, CLOSED.convention, "reader")
    assert Reader(READER).ask(identity, CLOSED).row.key == CLOSED.convention
    withdraw_role(database_store, at_the_machine, READER, CLOSED.convention)
    with pytest.raises(ClosedConvention):
        Reader(READER).ask(identity, CLOSED)


def test_a_selection_is_not_asked_of_the_whole_store(served: Visit) -> None:
    """It would be read by whoever asks."""
    with pytest.raises(TypeError, match="identity"):
        ask_store(identity, CLOSED)


def made(app: AppTest, document: str) -> bytes:
    """The document that the button of a page takes away, made as the browser asks for it: after the run."""
    content: bytes = app.session_state[f"making-{document}"].content()
    return content


def test_a_file_made_after_its_page_is_for_whoever_opened_it(
    served: Visit, database_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(USER, READER)
    app = served(MEETING, OPEN.convention, partie="Documents")
    monkeypatch.setenv(USER, UNKNOWN)  # the browser asks outside of a run, where no header says who it is
    assert made(app, "synthese").startswith(b"%PDF")
    monkeypatch.setenv(USER, READER)
    later = served(MEETING, OPEN.convention, partie="Documents")
    withdraw_role(database_store, Asker(LOCAL, EVERY_CONVENTION), READER, OPEN.convention)
    with pytest.raises(ClosedConvention):
        made(later, "synthese")
    grant_role(database_store, Asker(LOCAL, EVERY_CONVENTION), READER, OPEN.convention, "reader")

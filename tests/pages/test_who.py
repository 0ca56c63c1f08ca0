"""Who is at the screen decides what is open to them: nothing, unless somebody said so."""

import pytest
import streamlit as st

from ctg_core.commands.people import grant_role, save_person
from ctg_core.commands.registry import Asker
from ctg_core.model.person import EVERY_CONVENTION, LOCAL, TERMINAL
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store
from ctg_core.ui.asker import READ_ONLY, USER, USER_HEADER
from ctg_core.ui.navigation import HOME, PROGRESS
from ctg_core.ui.serving.network_guard import PUBLIC_ADDRESS, is_this_machine, public_origin, refuse_open_door
from tests.pages.conftest import Visit, words

READER = "mairie"


@pytest.fixture(scope="module")
def reader(database: object) -> str:
    """Someone who may read one convention."""
    store = open_store(StoreLocation(database))  # type: ignore[arg-type]
    at_the_machine = Asker(LOCAL, EVERY_CONVENTION)
    save_person(store, at_the_machine, READER, "Mairie de Cazals")
    grant_role(store, at_the_machine, READER, "cazals-salviac", "reader")
    store.close()
    return READER


def test_alone_at_this_machine_everything_is_allowed_and_said(visit: Visit) -> None:
    assert "Utilisateur de cet ordinateur : tous les droits" in words(visit(HOME, "sicoval"))


def test_a_reader_sees_their_conventions_only(reader: str, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER, reader)
    app = visit(PROGRESS, "cazals-salviac")
    assert app.sidebar.selectbox[0].options == ["Cazals-Salviac"]
    assert "Mairie de Cazals : lecteur" in words(app)


@pytest.mark.parametrize("key", ["inconnu", LOCAL.signature, TERMINAL.signature])
def test_whom_nobody_knows_sees_nothing(key: str, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER, key)
    app = visit(HOME, "sicoval")
    assert "Aucune convention ne vous est ouverte" in app.info[0].value
    assert "Sicoval" not in words(app)


def test_reading_only_opens_everything_to_everyone(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(READ_ONLY, "1")
    monkeypatch.setenv(USER, "inconnu")
    assert "Lecture seule" in words(visit(HOME, "sicoval"))


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("::1", True),
        ("0.0.0.0", False),
        ("192.168.1.4", False),
        ("ctg", False),
    ],
)
def test_which_addresses_are_this_machine_s(address: str, here: bool) -> None:
    assert is_this_machine(address) is here


def test_a_network_is_refused_until_something_is_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "get_option", lambda name: "0.0.0.0")
    with pytest.raises(SystemExit, match="--lecture-seule"):
        refuse_open_door()
    monkeypatch.setenv(READ_ONLY, "1")
    refuse_open_door()


def test_so_is_a_public_address_in_front_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "get_option", lambda name: "localhost")
    refuse_open_door()
    monkeypatch.setenv(PUBLIC_ADDRESS, "https://ctg.exemple.fr")
    with pytest.raises(SystemExit, match=r"serve --adresse-publique https://ctg\.exemple\.fr --lecture-seule"):
        refuse_open_door()
    monkeypatch.setenv(USER_HEADER, "x-user")
    refuse_open_door()


@pytest.mark.parametrize(
    ("said", "origin"),
    [
        ("https://ctg.exemple.fr", "https://ctg.exemple.fr"),
        (" HTTPS://CTG.exemple.fr:443/tableau/ ", "https://ctg.exemple.fr"),
        ("http://ctg.exemple.fr:8443", "http://ctg.exemple.fr:8443"),
        ("https://ctg.vallée.fr", "https://ctg.xn--valle-esa.fr"),
        ("http://[2001:db8::4]:8501", "http://[2001:db8::4]:8501"),
    ],
)
def test_a_public_address_is_read_as_browsers_say_it(said: str, origin: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PUBLIC_ADDRESS, said)
    assert public_origin() == origin


@pytest.mark.parametrize(
    "said", ["ctg.exemple.fr", "https://", "ftp://ctg", "https://[::1", "https://a..b", "http://a:b"]
)
def test_what_is_no_address_is_refused(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PUBLIC_ADDRESS, said)
    monkeypatch.setenv(USER_HEADER, "x-user")
    with pytest.raises(SystemExit, match=r"n’est pas\s+une adresse"):
        refuse_open_door()

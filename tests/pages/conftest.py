"""Open a page of the dashboard as a reader would, on the conventions we ship, without a browser."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from shutil import copy

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from ctg_core.commands.first_run import create_filled_store
from ctg_core.commands.people import grant_role, save_person
from ctg_core.commands.registry import Asker
from ctg_core.model.person import EVERY_CONVENTION, LOCAL
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store
from ctg_core.store.store import Store
from ctg_core.ui.navigation import UPDATE, PageEntry
from ctg_core.views.entry.addresses import PART
from tests.pages.boxes import ACTION, COORDINATION, ENFANCE, LIVING, READER, Open

ROOT = Path(__file__).parents[2]
Visit = Callable[..., AppTest]


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with every convention we ship, that nobody writes in."""
    path = tmp_path_factory.mktemp("pages") / "ctg.db"
    create_filled_store(StoreLocation(path)).close()
    return path


@pytest.fixture(scope="module")
def database(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of it for the tests of one file: what they write is seen by no other."""
    return Path(copy(made_once, tmp_path_factory.mktemp("copy")))


@pytest.fixture
def visit(database: Path, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Call it with a page, a convention and what else its address says."""
    monkeypatch.setenv("CTG_DATABASE_URL", f"sqlite:///{database.as_posix()}")
    st.cache_resource.clear()
    st.cache_data.clear()

    return open_page


@pytest.fixture
def store(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The shipped conventions and people of each role, to write in."""
    path = Path(copy(database, tmp_path))
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


def open_page(entry: PageEntry, convention: str, **address: str) -> AppTest:
    """The page as a link opens it; fails if it raises, or if another page came."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in {"convention": convention, **address}.items():
        app.query_params[name] = value
    app._page_hash = calc_hash(entry.address)  # switch_page would have the home drawn first
    app.run()
    assert not app.exception, app.exception
    assert not entry.address or app.title[0].value == entry.title
    return app


def words(app: AppTest) -> str:
    """Every word our fragments show, cards included, tags taken away."""
    bodies = [element.proto.body for element in app.get("html") if not element.proto.body.startswith("<style")]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", " ".join(bodies)))).replace("\u202f", " ")


def answer(app: AppTest) -> str:
    """The headline of a page."""
    found = re.search(r'data-answer="yes">(.*?)</p>', " ".join(element.proto.body for element in app.get("html")))
    assert found, "the page has no headline"
    return unescape(found.group(1)).replace("\u202f", " ").replace("\u00a0", " ")

"""Stores to test with, on both engines: an empty one, and one with every convention we ship.

What asks for ``engine``, through a store or by itself, runs on SQLite, then on PostgreSQL. There, what is not about
the store or what commands write is a long drill: it says the same unless one of these is at fault.
"""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from hypothesis import settings
from sqlmodel import SQLModel

from ctg_core.cli.main import main
from ctg_core.commands.first_run import create_filled_store
from ctg_core.commands.load import load_dossier
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.reading import parse_dossier
from ctg_core.dossier.writing import dump_yaml
from ctg_core.store.location import VARIABLE, StoreLocation
from ctg_core.store.opening import create_store, memory_store
from ctg_core.store.store import Store
from tests.command_line import DONE
from tests.postgresql import OwnServer, Server, serving

# A law is never timed: a busy machine takes long over what holds.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

SMALL_DOSSIER = """
format: ctg-dossier
format_version: 1
convention: {key: petite, name: CTG de la Petite Vallée, short_name: Vallée, kind: ctg, fictional: true}
organisations:
  - {key: caf, name: Caf, kind: caf}
plan_nodes:
  - {key: axe-1, level: axe, title: Petite enfance}
  - {key: objectif-1, level: objectif, parent: axe-1, title: Ouvrir des places}
actions:
  - {key: a-01, node: objectif-1, title: Créer une crèche, lead: caf, status: done, planned_end: 2027-S1}
funding_lines:
  - {key: f-01, label: Bonus territoire, year: 2026, funder: caf, action: a-01, planned_cents: 123450}
"""


HERE = Path(__file__).parent
SQLITE, POSTGRESQL = "sqlite", "postgresql"
ALWAYS_ON_BOTH = (HERE / "store", HERE / "commands")
BUT = {"test_roles.py"}  # hundreds of refusals, before anything is written


@pytest.hookimpl(tryfirst=True)  # before pytest sets the long ones aside
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _engine_of(item) == POSTGRESQL and not _always_on_both(item.path):
            item.add_marker(pytest.mark.long)


def _engine_of(item: pytest.Item) -> object:
    called = getattr(item, "callspec", None)
    return called.params.get("engine") if called else None


def _always_on_both(path: Path) -> bool:
    return path.name not in BUT and any(folder in path.parents for folder in ALWAYS_ON_BOTH)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A PostgreSQL server."""
    with serving() as server:
        yield server


@pytest.fixture
def own_server(postgresql: Server) -> OwnServer:
    """The same, when it is ours to stop and reconfigure."""
    if not isinstance(postgresql, OwnServer):
        pytest.skip("this server is not ours to stop")
    return postgresql


@pytest.fixture(scope="session", params=[SQLITE, POSTGRESQL])
def engine(request: pytest.FixtureRequest) -> str:
    """The engine of the stores a test works with, each in turn."""
    if request.param == POSTGRESQL:
        request.getfixturevalue("postgresql")
    return str(request.param)


@pytest.fixture
def place(engine: str, request: pytest.FixtureRequest) -> Iterator[StoreLocation]:
    """Where a store could be, on each engine, with nothing there yet."""
    if engine == SQLITE:
        yield request.getfixturevalue("location")
        return
    with request.getfixturevalue("postgresql").schema() as location:
        yield location


@pytest.fixture(scope="session")
def emptied_store(postgresql: Server) -> Iterator[Store]:
    """The store of PostgreSQL that ``empty_store`` empties for each test: making one takes longer than most tests."""
    with postgresql.schema() as location:
        store = create_store(location)
        yield store
        store.close()


@pytest.fixture
def empty_store(engine: str, request: pytest.FixtureRequest) -> Iterator[Store]:
    """A store with no convention, to write in at will: in memory, or on PostgreSQL."""
    if engine == POSTGRESQL:
        store = request.getfixturevalue("emptied_store")
        _empty(store)
        yield store
        return
    store = memory_store()
    yield store
    store.close()


def _empty(store: Store) -> None:
    tables = [table.name for table in reversed(SQLModel.metadata.sorted_tables)]
    with store.writing() as session:
        run = session.connection().exec_driver_sql
        run("ALTER TABLE revision DISABLE TRIGGER USER")
        for name in tables:
            run(f'DELETE FROM "{name}"')
        run("SET CONSTRAINTS ALL IMMEDIATE")
        run("ALTER TABLE revision ENABLE TRIGGER USER")


@pytest.fixture(scope="session")
def shipped_store(
    engine: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """A store with every shipped convention, made once for all tests: read it, never write in it."""
    with ExitStack() as made:
        if engine == POSTGRESQL:
            location = made.enter_context(request.getfixturevalue("postgresql").schema())
        else:
            location = StoreLocation(tmp_path_factory.mktemp("shipped") / "ctg.db")
        store = create_filled_store(location)
        made.callback(store.close)
        yield store


@pytest.fixture
def small_dossier() -> Dossier:
    """A fictional convention with a row of a few collections."""
    return parse_dossier(SMALL_DOSSIER.encode(), "petite.yaml")


@pytest.fixture
def store_path(tmp_path: Path, small_dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a store that holds it, which the environment names: the one that commands work on."""
    path = tmp_path / "ctg.db"
    with closing(create_store(StoreLocation(path))) as store:
        load_dossier(store, small_dossier, by="test", reason=None)
    monkeypatch.setenv(VARIABLE, f"sqlite:///{path.as_posix()}")
    return path


@pytest.fixture
def location(tmp_path: Path) -> StoreLocation:
    """Where a store could be, with nothing there yet."""
    return StoreLocation(tmp_path / "ctg.db")


@pytest.fixture
def named(location: StoreLocation, monkeypatch: pytest.MonkeyPatch) -> StoreLocation:
    """A store file that CTG_DATABASE_URL names, not made yet."""
    monkeypatch.setenv(VARIABLE, f"sqlite:///{location.path}")
    return location


@pytest.fixture
def small_file(small_dossier: Dossier, tmp_path: Path) -> Path:
    file = tmp_path / "petite.yaml"
    file.write_bytes(dump_yaml(small_dossier))
    return file


@pytest.fixture
def loaded(named: StoreLocation, small_file: Path, capsys: pytest.CaptureFixture[str]) -> StoreLocation:
    """The named store, with the small convention in it."""
    create_store(named).close()
    assert main(["load", str(small_file)]) == DONE
    capsys.readouterr()
    return named

"""An open store: who reads sees one state, who writes is alone, and nothing acknowledged is lost."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from ctg_core.model.action import Action
from ctg_core.model.convention import Convention
from ctg_core.store import engine
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store, memory_store
from ctg_core.store.refusals import StoreRefused
from ctg_core.store.store import Store
from tests.processes import start


@pytest.fixture
def store(place: StoreLocation) -> Iterator[Store]:
    """A store of each engine."""
    store = create_store(place)
    yield store
    store.close()


@pytest.fixture
def file_store(location: StoreLocation) -> Iterator[Store]:
    """A file, for what only files do."""
    store = create_store(location)
    yield store
    store.close()


def convention(key: str) -> Convention:
    return Convention(key=key, name="CTG d’essai", short_name="Essai", kind="ctg", fictional=True)


def write(store: Store, *rows: Convention | Action) -> None:
    with store.writing() as session:
        for row in rows:
            session.add(row)
            session.flush()


def keys(session: Session) -> list[str]:
    return sorted(session.exec(select(Convention.key)))


def setting(session: Session, name: str) -> object:
    return session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()


def test_settings_of_writers_and_readers(file_store: Store) -> None:
    expected = {"journal_mode": "wal", "foreign_keys": 1, "trusted_schema": 0}
    with file_store.writing() as session:
        written = {name: setting(session, name) for name in [*expected, "synchronous", "query_only"]}
    assert written == {**expected, "synchronous": 2, "query_only": 0}
    with file_store.reading() as session:
        assert {name: setting(session, name) for name in [*expected, "query_only"]} == {**expected, "query_only": 1}


def test_what_is_written_is_read(store: Store) -> None:
    with store.writing() as session:
        session.add(convention("a"))
    with store.reading() as session:
        assert keys(session) == ["a"]


def test_what_is_written_can_be_used_after(store: Store) -> None:
    with store.writing() as session:
        made = convention("a")
        session.add(made)
    assert made.key == "a"


def test_an_error_undoes_the_whole_block(store: Store) -> None:
    with pytest.raises(IntegrityError):
        write(store, convention("a"), Action(convention="a", key="a-01", title=None))
    with store.writing() as session:
        assert keys(session) == []


def test_links_may_be_written_in_any_order(store: Store) -> None:
    with store.writing() as session:
        session.add(convention("a"))
        session.flush()
        session.add(Action(convention="a", key="a-01", title="Action", node="axe-1"))
        session.flush()
        session.execute(
            text(
                "INSERT INTO plan_nodes (convention, key, position, version, nature, themes) "
                "VALUES ('a', 'axe-1', 0, 1, 'fact', '[]')"
            )
        )
    with store.reading() as session:
        assert session.get(Action, ("a", "a-01")) is not None


def test_a_link_to_nothing_is_refused_whole(store: Store) -> None:
    with pytest.raises(IntegrityError):
        write(store, convention("a"), Action(convention="a", key="a-01", title="Action", node="nulle-part"))
    with store.writing() as session:
        assert keys(session) == []


def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(StoreRefused), store.reading() as session:
        session.execute(text("DELETE FROM convention"))


def test_a_reader_sees_one_state_to_the_end(store: Store) -> None:
    with store.reading() as before:
        assert keys(before) == []
        with store.writing() as session:
            session.add(convention("a"))
        assert keys(before) == []
    with store.reading() as after:
        assert keys(after) == ["a"]


def test_a_deleted_file_is_not_written_to(file_store: Store, location: StoreLocation) -> None:
    def lose_it_meanwhile() -> None:
        with file_store.writing() as session:
            session.add(convention("a"))
            location.path.unlink()

    with pytest.raises(StoreRefused, match="supprimé, déplacé ou remplacé"):
        lose_it_meanwhile()
    with pytest.raises(StoreRefused), file_store.reading():
        pass
    with pytest.raises(StoreRefused):
        file_store.revision()
    assert not location.path.exists()


def test_a_replaced_file_is_not_written_to(file_store: Store, location: StoreLocation) -> None:
    other = StoreLocation(location.path.with_name("other.db"))
    create_store(other).close()
    other.path.replace(location.path)
    with pytest.raises(StoreRefused, match="remplacé"), file_store.writing():
        pass


def test_a_full_disk_is_said_and_loses_nothing(file_store: Store) -> None:
    with file_store.writing() as session:
        session.add(convention("a"))
        session.flush()
        setting(session, f"max_page_count = {setting(session, 'page_count')}")
    with pytest.raises(StoreRefused, match="plus de place"):
        write(file_store, *(convention(f"c{number}" * 20) for number in range(500)))
    with file_store.writing() as session:
        setting(session, "max_page_count = 1000000")
        assert keys(session) == ["a"]
        session.add(convention("b"))


def test_another_process_that_keeps_the_lock_is_said(
    file_store: Store, location: StoreLocation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PATIENCE", 0.05)
    with closing(sqlite3.connect(location.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreRefused, match="occupée"):
            write(file_store, convention("a"))


def test_memory_stores_share_nothing() -> None:
    with closing(memory_store()) as first, closing(memory_store()) as second:
        with first.writing() as session:
            session.add(convention("a"))
        with second.reading() as session:
            assert keys(session) == []
        with first.reading() as session:
            assert keys(session) == ["a"]


def test_a_memory_store_answers_many_readers_at_once(empty_store: Store) -> None:
    with empty_store.writing() as session:
        session.add(convention("a"))

    def read(_: int) -> list[str]:
        with empty_store.reading() as session:
            return keys(session)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(read, range(200))) == [["a"]] * 200


def test_threads_of_one_process_write_in_turn(store: Store) -> None:
    with store.writing() as session:
        session.add(convention("a"))

    def count_one(_: int) -> None:
        with store.writing() as session:
            session.get_one(Convention, "a").version += 1

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(count_one, range(40)))
    with store.reading() as session:
        assert session.get_one(Convention, "a").version == 41


COUNT = """
from concurrent.futures import ThreadPoolExecutor
from ctg_core.model.convention import Convention
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store

store = open_store(StoreLocation.from_environment())
def count(_):
    for _ in range(50):
        with store.writing() as session:
            session.get_one(Convention, "a").version += 1
with ThreadPoolExecutor(5) as pool:
    list(pool.map(count, range(5)))
store.close()
"""


@pytest.mark.long
def test_twenty_writers_in_four_processes_lose_nothing(store: Store, place: StoreLocation) -> None:
    with store.writing() as session:
        session.add(convention("a"))
    writers = [start(COUNT, place) for _ in range(4)]
    assert [writer.communicate()[0] for writer in writers] == [""] * 4
    assert [writer.returncode for writer in writers] == [0] * 4
    with store.reading() as session:
        assert session.get_one(Convention, "a").version == 1 + 20 * 50

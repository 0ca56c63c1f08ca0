"""An open store on PostgreSQL: writers take turns, and whoever is cut off knows what was saved."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlmodel import Session

from ctg_core.model.convention import Convention
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store, open_store
from ctg_core.store.postgresql import engine, outcome
from ctg_core.store.refusals import StoreRefused
from ctg_core.store.store import Store
from tests.cut_connection import cutting
from tests.postgresql import PASSWORD, OwnServer, Server


@pytest.fixture
def place(postgresql: Server) -> Iterator[StoreLocation]:
    with postgresql.schema() as location:
        yield location


@pytest.fixture
def store(place: StoreLocation) -> Iterator[Store]:
    store = create_store(place)
    with store.writing() as session:
        session.add(Convention(key="a", name="CTG d’essai", short_name="Essai", kind="ctg", fictional=True))
    yield store
    store.close()


def count_one(store: Store) -> Convention:
    with store.writing() as session:
        convention = session.get_one(Convention, "a")
        convention.version += 1
    return convention


def counted(store: Store) -> int:
    with store.reading() as session:
        return session.get_one(Convention, "a").version


def setting(session: Session, name: str) -> object:
    return session.connection().exec_driver_sql(f"SHOW {name}").scalar()


def test_settings_of_writers_and_readers(store: Store) -> None:
    with store.writing() as session:
        assert setting(session, "transaction_isolation") == "read committed"
        assert (setting(session, "lock_timeout"), setting(session, "client_encoding")) == ("30s", "UTF8")
    with store.reading() as session:
        assert setting(session, "transaction_isolation") == "repeatable read"
        assert setting(session, "transaction_read_only") == "on"


def test_two_openings_write_in_turn(store: Store, place: StoreLocation) -> None:
    """As two processes do: nothing of the first is lost by the second, which read before it was saved."""
    with closing(open_store(place)) as other, ThreadPoolExecutor(8) as pool:
        list(pool.map(count_one, [store, other] * 20))
    assert counted(store) == 41


def test_a_turn_that_does_not_come_is_said(store: Store, place: StoreLocation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PATIENCE", 50)
    with closing(open_store(place)) as other, other.writing():
        with pytest.raises(StoreRefused, match="occupée"):
            count_one(store)
        assert counted(store) == 1


def test_other_schemas_have_their_own_turn(store: Store, postgresql: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PATIENCE", 50)
    with postgresql.schema() as elsewhere, closing(create_store(elsewhere)) as other, other.writing():
        count_one(store)


def test_a_server_that_stops_is_said_and_waited_for(store: Store, own_server: OwnServer) -> None:
    own_server.stop()
    try:
        for attempt in (count_one, counted, Store.revision):
            with pytest.raises(StoreRefused, match="ne répond pas") as refusal:
                attempt(store)
            assert PASSWORD not in str(refusal.value)
    finally:
        own_server.start()
    assert count_one(store).version == 2
    assert counted(store) == 2


def test_a_server_that_crashes_in_the_middle_saves_nothing(store: Store, own_server: OwnServer) -> None:
    def crash_meanwhile() -> None:
        with store.writing() as session:
            session.get_one(Convention, "a").version += 1
            session.flush()
            own_server.stop("immediate")

    try:
        with pytest.raises(StoreRefused, match="a été coupée"):
            crash_meanwhile()
    finally:
        own_server.start()
    assert counted(store) == 1


def test_a_commit_that_never_left_is_not_saved(store: Store, place: StoreLocation) -> None:
    with cutting(place) as (through, cut), closing(open_store(through)) as cut_store:
        count_one(cut_store)
        cut.at = "before"
        with pytest.raises(StoreRefused, match="rien n’a été enregistré"):
            count_one(cut_store)
        cut.at = None
        assert counted(cut_store) == 2
    assert counted(store) == 2


def test_a_commit_whose_answer_is_lost_is_known_to_be_saved(store: Store, place: StoreLocation) -> None:
    with cutting(place) as (through, cut), closing(open_store(through)) as cut_store:
        cut.at = "after"
        assert count_one(cut_store).version == 2
        cut.at = None
        assert count_one(cut_store).version == 3
    assert counted(store) == 3


def test_when_nobody_can_tell_it_is_said(store: Store, place: StoreLocation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcome, "_PAUSE", 0)

    def lose_the_server(cut_store: Store) -> None:
        with cut_store.writing() as session:
            session.get_one(Convention, "a").version += 1
            cut.at, cut.comes_back = "after", False

    with cutting(place) as (through, cut), closing(open_store(through)) as cut_store:
        with pytest.raises(StoreRefused, match="on ne sait pas si"):
            lose_the_server(cut_store)
        cut.at, cut.comes_back = None, True
        assert counted(cut_store) == 2


@pytest.mark.parametrize(
    ("code", "words"),
    [("53100", "plus de place"), ("53200", "en difficulté"), ("XX001", "en difficulté"), ("58030", "en difficulté")],
)
def test_what_the_server_cannot_do_is_said_and_loses_nothing(
    code: str, words: str, store: Store, place: StoreLocation
) -> None:
    """The codes of a full disk, of memory and of a broken disk, as the server would raise them."""
    Server(place.place).run(
        f"CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION 'panne' USING ERRCODE = '{code}'; END $$",
        "CREATE TRIGGER fail BEFORE UPDATE ON convention EXECUTE FUNCTION fail()",
    )
    with pytest.raises(StoreRefused, match=words):
        count_one(store)
    Server(place.place).run("DROP TRIGGER fail ON convention")
    assert count_one(store).version == 2


def test_a_store_emptied_meanwhile_is_said(store: Store, place: StoreLocation) -> None:
    Server(place.place).run("DROP TABLE revision")
    with pytest.raises(StoreRefused, match="n’a plus les tables"):
        store.revision()


def test_a_crowded_server_is_said(store: Store, place: StoreLocation, own_server: OwnServer) -> None:
    own_server.run("CREATE ROLE alone LOGIN SUPERUSER CONNECTION LIMIT 0 PASSWORD 'alone'")
    try:
        own_server.run("ALTER ROLE alone NOSUPERUSER")
        with pytest.raises(StoreRefused, match="en difficulté"):
            open_store(StoreLocation(place.place.set(username="alone", password="alone")))
    finally:
        own_server.run("DROP ROLE alone")

"""A database of a server: what is ours opens, and anything else is refused in French and left as it was."""

import sys
from collections.abc import Iterator
from contextlib import closing

import pytest

from ctg_core.commands.load import load_dossier
from ctg_core.dossier.dossier import Dossier
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store, open_store
from ctg_core.store.refusals import StoreExists, StoreRefused
from ctg_core.store.store import Store
from tests.postgresql import PASSWORD, OwnServer, Server


@pytest.fixture
def schema(postgresql: Server) -> Iterator[StoreLocation]:
    with postgresql.schema() as location:
        yield location


@pytest.fixture
def made(schema: StoreLocation, small_dossier: Dossier) -> StoreLocation:
    """A store with one convention, closed."""
    with closing(create_store(schema)) as store:
        load_dossier(store, small_dossier, by="test", reason=None)
    return schema


def refused(location: StoreLocation) -> StoreRefused:
    with pytest.raises(StoreRefused) as refusal:
        open_store(location).close()
    said = str(refusal.value)
    assert refusal.value.remedy.endswith(".")
    assert PASSWORD not in said
    return refusal.value


def change(location: StoreLocation, *statements: str) -> None:
    Server(location.place).run(*statements)


def as_account(server: OwnServer, location: StoreLocation, *rights: str) -> StoreLocation:
    """The same database for an account with these rights only."""
    server.run("DROP ROLE IF EXISTS guest", "CREATE ROLE guest LOGIN PASSWORD 'guest'")
    change(location, *rights)
    return StoreLocation(location.place.set(username="guest", password="guest"))


@pytest.fixture
def database(own_server: OwnServer) -> Iterator[StoreLocation]:
    """A database of its own, and a role for those who are not its owner."""
    with own_server.database() as location:
        yield location
        change(location, "DROP OWNED BY guest") if _has_guest(own_server) else None
    own_server.run("DROP ROLE IF EXISTS guest")


def _has_guest(server: OwnServer) -> bool:
    with server.connected() as connection:
        return bool(connection.exec_driver_sql("SELECT 1 FROM pg_roles WHERE rolname = 'guest'").scalar())


def test_what_was_written_is_read_again(made: StoreLocation) -> None:
    with closing(open_store(made)) as store:
        assert (store.name, store.read_only, store.revision()) == (made.display, False, 1)
        assert PASSWORD not in store.name


def test_a_database_with_nothing_in_it(schema: StoreLocation) -> None:
    refusal = refused(schema)
    assert "ne contient encore rien" in refusal.message
    assert "ctg_core init" in refusal.remedy


def test_another_program(schema: StoreLocation) -> None:
    change(schema, "CREATE TABLE convention (key text)")
    assert "autre logiciel" in refused(schema).message
    with pytest.raises(StoreRefused, match="autre logiciel"):
        create_store(schema)


def test_what_an_extension_put_there_belongs_to_nobody(database: StoreLocation) -> None:
    change(database, "CREATE EXTENSION vector", "CREATE TABLE t (a int)", "ALTER EXTENSION vector ADD TABLE t")
    create_store(database).close()


def test_newer_than_the_code(made: StoreLocation) -> None:
    change(made, "UPDATE alembic_version SET version_num = '9999'")
    refusal = refused(made)
    assert "plus récente" in refusal.message
    assert "9999" in refusal.message


@pytest.mark.parametrize("sql", ["DELETE FROM alembic_version", "DROP TABLE alembic_version"])
def test_without_a_version(sql: str, made: StoreLocation) -> None:
    change(made, sql)
    assert "incomplète" in refused(made).message


def test_creating_over_a_store_is_refused(made: StoreLocation) -> None:
    with pytest.raises(StoreExists, match="déjà"):
        create_store(made)
    with closing(open_store(made)) as store:
        assert store.revision() == 1


def test_a_filling_that_fails_leaves_nothing(schema: StoreLocation, small_dossier: Dossier) -> None:
    def fail(store: Store) -> None:
        load_dossier(store, small_dossier, by="test", reason=None)
        assert store.revision() == 1
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        create_store(schema, fail)
    assert "ne contient encore rien" in refused(schema).message


def test_an_unreachable_server(schema: StoreLocation) -> None:
    refusal = refused(StoreLocation(schema.place.set(port=1)))
    assert "ne répond pas" in refusal.message


def test_an_unknown_server(schema: StoreLocation) -> None:
    assert "ne répond pas" in refused(StoreLocation(schema.place.set(host="nowhere.invalid"))).message


def test_an_option_that_is_not_one(schema: StoreLocation) -> None:
    wrong = schema.place.update_query_dict({"sslmode": "peut-être"})
    assert "option" in refused(StoreLocation(wrong)).message


@pytest.mark.parametrize("account", [{"password": "autre"}, {"username": "personne"}])
def test_an_account_that_is_refused(account: dict[str, str], own_server: OwnServer) -> None:
    assert "mot de passe" in refused(StoreLocation(own_server.url.set(**account))).message


def test_a_missing_password(own_server: OwnServer) -> None:
    url = own_server.url
    without = url._replace(password=None)
    assert "mot de passe" in refused(StoreLocation(without)).message


def test_a_missing_database(own_server: OwnServer) -> None:
    assert "n’existe pas" in refused(StoreLocation(own_server.url.set(database="nulle-part"))).message


def test_a_database_that_cannot_hold_every_letter(own_server: OwnServer) -> None:
    with own_server.database("ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C'") as location:
        assert "LATIN1" in refused(location).message
        with pytest.raises(StoreRefused, match="LATIN1"):
            create_store(location)


def test_a_database_closed_to_the_account(own_server: OwnServer, database: StoreLocation) -> None:
    guest = as_account(
        own_server,
        database,
        f"REVOKE CONNECT ON DATABASE {database.place.database} FROM PUBLIC",
    )
    assert "n’admet pas ce compte" in refused(guest).message


def test_an_account_without_a_schema(own_server: OwnServer, database: StoreLocation) -> None:
    guest = as_account(own_server, database, "REVOKE ALL ON SCHEMA public FROM PUBLIC")
    assert "aucun schéma" in refused(guest).message


def test_an_account_that_may_not_create(own_server: OwnServer, database: StoreLocation) -> None:
    guest = as_account(own_server, database)
    with pytest.raises(StoreRefused, match="pas tous les droits") as refusal:
        create_store(guest)
    assert "CREATE" in refusal.value.remedy


def test_an_account_that_may_not_read(own_server: OwnServer, database: StoreLocation) -> None:
    create_store(database).close()
    assert "pas tous les droits" in refused(as_account(own_server, database)).message


def test_an_account_that_may_only_read(own_server: OwnServer, database: StoreLocation) -> None:
    create_store(database).close()
    guest = as_account(own_server, database, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest")
    with closing(open_store(guest)) as store:
        assert (store.read_only, store.revision()) == (True, 0)
        with pytest.raises(StoreRefused, match="lecture seule"), store.writing():
            pass
    change(database, "UPDATE alembic_version SET version_num = '0001'")
    assert "ne peut pas être mise à niveau" in refused(guest).message


def test_an_account_that_may_not_write_everything(own_server: OwnServer, database: StoreLocation) -> None:
    create_store(database).close()
    guest = as_account(own_server, database, "GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO guest")
    with closing(open_store(guest)) as store, pytest.raises(StoreRefused, match="pas tous les droits"):  # noqa: SIM117
        with store.writing() as session:
            session.connection().exec_driver_sql("DELETE FROM convention")


def test_a_server_that_takes_no_change(own_server: OwnServer, database: StoreLocation) -> None:
    create_store(database).close()
    change(database, f"ALTER DATABASE {database.place.database} SET default_transaction_read_only = on")
    with closing(open_store(database)) as store:
        assert store.read_only


def test_without_the_driver(schema: StoreLocation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    refusal = refused(schema)
    assert "psycopg" in refusal.message
    assert "requirements-postgresql.txt" in refusal.remedy

"""The schema on PostgreSQL: the one of the model, reached in one transaction, with a journal that only grows."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import BigInteger, CheckConstraint, Connection, Integer, insert, inspect
from sqlalchemy.exc import IntegrityError
from sqlalchemy.types import TypeEngine
from sqlmodel import SQLModel

from ctg_core.commands.journal import verify_journal
from ctg_core.commands.load import load_dossier
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.storage import fetch_dossier
from ctg_core.model.collections import table_of
from ctg_core.model.history import Revision
from ctg_core.store import upgrade
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store, open_store
from ctg_core.store.postgresql import schema
from ctg_core.store.postgresql.opening import upgrade_database
from ctg_core.store.refusals import StoreRefused
from ctg_core.store.revisions import people_revision, revision_of
from tests.older import journal_of_yesterday, make_older
from tests.postgresql import Server
from tests.processes import start

NEXT = """
import sqlalchemy as sa
from alembic import op
from ctg_core.store.migrations.rebuilding import rebuilt

revision, down_revision = "9999", "HEAD"

def upgrade():
    with rebuilt("organisations") as table:
        table.add_column(sa.Column("motto", sa.String()))
        table.add_column(sa.Column("since", sa.Integer()))
    op.execute("UPDATE organisations SET motto = 'ensemble', parent = NULL")
    op.alter_column("organisations", "role", new_column_name="mission")
"""


@pytest.fixture
def place(postgresql: Server) -> Iterator[StoreLocation]:
    with postgresql.schema() as location:
        yield location


@pytest.fixture
def made(place: StoreLocation, small_dossier: Dossier) -> StoreLocation:
    with closing(create_store(place)) as store:
        load_dossier(store, small_dossier, by="test", reason=None)
    return place


@pytest.fixture
def newer_code(tmp_path: Path) -> Path:
    """Our migrations and one more."""
    folder = tmp_path / "migrations"
    shutil.copytree(upgrade.MIGRATIONS, folder)
    (folder / "versions" / "9999_next.py").write_text(NEXT.replace("HEAD", upgrade.HEAD))
    return folder


@pytest.fixture
def connection(made: StoreLocation) -> Iterator[Connection]:
    with Server(made.place).connected() as connection:
        yield connection


def answers(location: StoreLocation, sql: str) -> list[tuple[object, ...]]:
    with Server(location.place).connected() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(sql)]


def test_migrations_lead_to_the_model(connection: Connection) -> None:
    def differs(
        _c: object, _i: object, _m: object, found: TypeEngine[object], wanted: TypeEngine[object]
    ) -> bool | None:
        wider = isinstance(found, BigInteger) and isinstance(wanted, Integer)
        return False if wider else None

    context = MigrationContext.configure(connection, opts={"compare_type": differs})
    assert compare_metadata(context, SQLModel.metadata) == []


def test_links_wait_and_follow_as_the_model_declares(connection: Connection) -> None:
    found = inspect(connection)
    for table in SQLModel.metadata.sorted_tables:
        links = {link["name"]: link["options"] for link in found.get_foreign_keys(table.name)}
        declared = [link for link in table.foreign_key_constraints if link.name]
        assert {name for name, options in links.items() if options.get("deferrable")} == {
            link.name for link in declared if link.deferrable
        }
        follows = {"ondelete": "CASCADE", "onupdate": "CASCADE"}
        assert any(link.ondelete for link in table.foreign_key_constraints) == (follows in links.values())


def test_no_number_may_be_negative_that_the_model_forbids(connection: Connection) -> None:
    found = inspect(connection)
    for table in SQLModel.metadata.sorted_tables:
        modelled = {check.name for check in table.constraints if isinstance(check, CheckConstraint)}
        assert {check["name"] for check in found.get_check_constraints(table.name)} == modelled


def test_columns_hold_and_sort_what_those_of_sqlite_do(connection: Connection) -> None:
    assert connection.exec_driver_sql(schema._OTHERWISE).all() == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE revision SET by = 'somebody else'",
        "DELETE FROM revision",
        "TRUNCATE revision",
        "INSERT INTO revision SELECT * FROM revision ON CONFLICT (number) DO UPDATE SET by = 'somebody else'",
        "INSERT INTO revision SELECT * FROM revision",
    ],
)
def test_the_journal_only_grows(sql: str, connection: Connection) -> None:
    with pytest.raises(IntegrityError, match=r"le journal ne se modifie pas|pk_revision"):
        connection.exec_driver_sql(sql)
    assert connection.exec_driver_sql("SELECT number, by FROM revision").all() == [(1, "test")]


def test_an_upgrade_keeps_everything(made: StoreLocation, newer_code: Path) -> None:
    upgrade_database(made.place, made.display, newer_code)
    assert answers(made, "SELECT version_num FROM alembic_version") == [("9999",)]
    assert answers(made, "SELECT motto, since, mission FROM organisations") == [("ensemble", None, None)]
    assert answers(made, "SELECT lead FROM actions") == [("caf",)]
    assert answers(made, schema._OTHERWISE) == []


@pytest.mark.parametrize(
    "fault",
    [
        "    raise RuntimeError('panne')",
        "    op.execute('DELETE FROM organisations')",  # what rows refer to
        "    op.execute('nonsense')",
    ],
)
def test_a_failed_upgrade_leaves_the_store_as_it_was(
    fault: str, made: StoreLocation, newer_code: Path, small_dossier: Dossier
) -> None:
    script = newer_code / "versions" / "9999_next.py"
    script.write_text(script.read_text() + fault + "\n")
    with pytest.raises(StoreRefused, match="restée comme elle était"):
        upgrade_database(made.place, made.display, newer_code)
    with closing(open_store(made)) as store, store.reading() as session:
        assert fetch_dossier(session, "petite") == small_dossier


def test_a_store_of_older_code_is_upgraded_when_opened(place: StoreLocation, tmp_path: Path) -> None:
    make_older(place, tmp_path / "older")
    with closing(open_store(place)) as store:
        assert not store.read_only
    assert answers(place, "SELECT version_num FROM alembic_version") == [(upgrade.HEAD,)]
    assert answers(place, "SELECT key, values_reviewed FROM convention") == [("a", True)]


def test_a_store_of_yesterday_has_a_revision_for_each_convention(place: StoreLocation, tmp_path: Path) -> None:
    make_older(place, tmp_path / "older", "0004")
    with Server(place.place).connected() as connection:
        connection.execute(insert(table_of(Revision)), journal_of_yesterday(tmp_path))
        connection.commit()
    with closing(open_store(place)) as store, store.reading() as session:
        assert [revision_of(session, key) for key in ("petite", "grande", "ailleurs")] == [6, 2, 0]
        assert people_revision(session) == 4
        assert verify_journal(session) == []
    named = "indexname = 'ix_revision_convention' AND schemaname = current_schema()"
    [(index,)] = answers(place, f"SELECT indexdef FROM pg_indexes WHERE {named}")
    assert str(index).endswith("(convention, number)")


OPEN = """
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store
print(open_store(StoreLocation.from_environment()).revision())
"""


@pytest.mark.long
def test_processes_that_open_an_older_store_together_upgrade_it_once(place: StoreLocation, tmp_path: Path) -> None:
    make_older(place, tmp_path / "older")
    processes = [start(OPEN, place) for _ in range(4)]
    assert [process.communicate()[0] for process in processes] == ["0\n"] * 4
    assert answers(place, "SELECT version_num FROM alembic_version") == [(upgrade.HEAD,)]

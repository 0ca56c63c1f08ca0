"""The schema's history: it leads to the model, copies before it changes, and fails without a trace."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine
from sqlmodel import SQLModel

from ctg_core.commands.journal import verify_journal
from ctg_core.commands.load import load_dossier
from ctg_core.commands.registry import Asker
from ctg_core.commands.rows import edit_row
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.storage import fetch_dossier
from ctg_core.model.action import Action
from ctg_core.model.collections import COLLECTIONS
from ctg_core.questions.selection import today
from ctg_core.questions.states.freezes import sealed_dossier, sealed_states
from ctg_core.store import upgrade
from ctg_core.store.engine import to_read, to_write
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store, open_store
from ctg_core.store.refusals import StoreRefused
from ctg_core.store.revisions import people_revision, revision_of
from tests.older import make_of_yesterday

NEXT = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "9999", "HEAD"

def upgrade():
    op.add_column("convention", sa.Column("motto", sa.String()))
    with op.batch_alter_table("organisations", table_kwargs={"sqlite_with_rowid": False}) as table:
        table.alter_column("role", new_column_name="mission")
"""


@pytest.fixture
def made(location: StoreLocation, small_dossier: Dossier) -> StoreLocation:
    with closing(create_store(location)) as store:
        load_dossier(store, small_dossier, by="test", reason=None)
    return location


@pytest.fixture
def newer_code(tmp_path: Path) -> Path:
    """Our migrations and one more, which rebuilds a table that others refer to."""
    folder = tmp_path / "migrations à 100 %"
    shutil.copytree(upgrade.MIGRATIONS, folder)
    (folder / "versions" / "9999_next.py").write_text(NEXT.replace("HEAD", upgrade.HEAD))
    return folder


@pytest.fixture
def of_yesterday(location: StoreLocation) -> StoreLocation:
    """A real store of version 0004, the last where a convention had no revision of its own."""
    make_of_yesterday(location.path)
    return location


def engine_of(path: Path) -> Engine:
    return create_engine("sqlite://", creator=lambda: to_write(path))


def tables(path: Path) -> dict[str, str]:
    """The SQL of each table and index, without the spaces and quotes that change nothing."""
    with closing(to_read(path)) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type != 'trigger'").fetchall()
    return {name: re.sub(r"[\s\"]+", " ", sql or "").strip() for name, sql in found if name != "alembic_version"}


def parts(tables: dict[str, str]) -> dict[str, list[str]]:
    """What each table is made of, in any order: rebuilding one may say its columns and constraints in another."""
    return {
        name: sorted(re.sub(r" \)( WITHOUT ROWID)?$", "", sql).split(", "))
        for name, sql in tables.items()
        if "autoindex" not in name
    }


def test_head_is_the_last_migration() -> None:
    assert ScriptDirectory(str(upgrade.MIGRATIONS)).get_heads() == [upgrade.HEAD]


def test_migrations_lead_to_the_model(made: StoreLocation) -> None:
    engine = engine_of(made.path)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []
    engine.dispose()


def test_migrations_keep_what_alembic_does_not_compare(made: StoreLocation, tmp_path: Path) -> None:
    """Checks, deferred links, cascades and clustering: the same as the model declares, to the letter."""
    modelled = tmp_path / "model.db"
    modelled.touch()
    engine = engine_of(modelled)
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    expected = tables(modelled)
    found = tables(made.path)
    assert parts(found) == parts(expected)


def test_rows_are_clustered_by_convention(made: StoreLocation) -> None:
    assert [name for name in COLLECTIONS if not tables(made.path)[name].endswith("WITHOUT ROWID")] == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE revision SET by = 'somebody else'",
        "DELETE FROM revision",
        "INSERT OR REPLACE INTO revision SELECT * FROM revision",
        "REPLACE INTO revision (rowid, number, at, by, command, previous_hash, hash) VALUES (1, 2, '', '', '', '', '')",
    ],
)
def test_the_journal_only_grows(sql: str, made: StoreLocation) -> None:
    with closing(to_write(made.path)) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="le journal ne se modifie pas"):
            connection.execute(sql)
        assert connection.execute("SELECT number, by FROM revision").fetchall() == [(1, "test")]


def test_an_upgrade_keeps_everything_and_copies_first(
    made: StoreLocation, newer_code: Path, small_dossier: Dossier
) -> None:
    saved = upgrade.upgrade_file(made.path, upgrade.HEAD, newer_code)
    with closing(to_read(made.path)) as connection:
        assert upgrade.version_of(connection) == "9999"
        assert connection.execute("SELECT motto FROM convention").fetchall() == [(None,)]
        assert connection.execute("SELECT mission FROM organisations").fetchall() == [(None,)]
        assert connection.execute("SELECT lead FROM actions").fetchall() == [("caf",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert tables(made.path)["organisations"].endswith("WITHOUT ROWID")
    assert saved.parent == made.path.parent / "backups"
    with closing(open_store(StoreLocation(saved))) as store, store.reading() as session:
        assert fetch_dossier(session, "petite") == small_dossier


@pytest.mark.parametrize(
    "fault",
    [
        "    raise RuntimeError('panne')",
        "    op.execute('DELETE FROM organisations')",  # what rows refer to
        "    op.execute('nonsense')",
    ],
)
def test_a_failed_upgrade_leaves_the_store_as_it_was(fault: str, made: StoreLocation, newer_code: Path) -> None:
    script = newer_code / "versions" / "9999_next.py"
    script.write_text(script.read_text() + fault + "\n")
    before = made.path.read_bytes()
    with pytest.raises(StoreRefused, match="restée comme elle était"):
        upgrade.upgrade_file(made.path, upgrade.HEAD, newer_code)
    assert made.path.read_bytes() == before
    with closing(open_store(made)) as store:
        assert store.revision() == 1


def test_a_store_of_yesterday_opens_with_everything_and_a_revision_for_each_convention(
    of_yesterday: StoreLocation, small_dossier: Dossier
) -> None:
    with closing(sqlite3.connect(of_yesterday.path)) as connection:
        lines = connection.execute("SELECT * FROM revision").fetchall()
    with closing(open_store(of_yesterday)) as store:
        with store.reading() as session:
            assert [revision_of(session, key) for key in ("petite", "grande", "ailleurs")] == [6, 2, 0]
            assert people_revision(session) == 4
            assert verify_journal(session) == []
            assert sealed_dossier(session, "petite", sealed_states(session, today("petite"))[0].key) == small_dossier
            assert fetch_dossier(session, "petite").of(Action)[0].done == "Le terrain est choisi"
        edit_row(store, Asker("coordination", "petite"), "actions", "a-01", 2, {"done": "Le permis est déposé"})
        with store.reading() as session:
            assert [revision_of(session, key) for key in ("petite", "grande")] == [7, 2]
    with closing(to_write(of_yesterday.path)) as connection:
        assert upgrade.version_of(connection) == upgrade.HEAD
        assert connection.execute("SELECT * FROM revision").fetchall()[:-1] == lines
        with pytest.raises(sqlite3.IntegrityError, match="le journal ne se modifie pas"):
            connection.execute("DELETE FROM revision")
    [copy] = (of_yesterday.path.parent / "backups").iterdir()
    with closing(to_read(copy)) as connection:
        assert upgrade.version_of(connection) == "0004"


def test_a_store_of_yesterday_ends_with_the_schema_of_a_new_one(of_yesterday: StoreLocation, tmp_path: Path) -> None:
    open_store(of_yesterday).close()
    new = StoreLocation(tmp_path / "new.db")
    create_store(new).close()
    assert parts(tables(of_yesterday.path)) == parts(tables(new.path))


def test_without_room_for_a_copy_nothing_is_upgraded(made: StoreLocation, newer_code: Path) -> None:
    (made.path.parent / "backups").write_text("a file where the folder should be")
    with pytest.raises(StoreRefused, match="restée comme elle était"):
        upgrade.upgrade_file(made.path, upgrade.HEAD, newer_code)
    with closing(to_read(made.path)) as connection:
        assert upgrade.version_of(connection) == upgrade.HEAD


def test_upgrading_twice_changes_nothing_more(made: StoreLocation, newer_code: Path) -> None:
    upgrade.upgrade_file(made.path, upgrade.HEAD, newer_code)
    after = tables(made.path)
    upgrade.upgrade_file(made.path, upgrade.HEAD, newer_code)
    assert tables(made.path) == after

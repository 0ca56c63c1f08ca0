"""The version of a store's schema, and the way from an older one to ours.

A change of the model comes with a file in ``migrations/versions`` that makes the same change on both engines: the last
is ``HEAD``. Rebuilding a table on SQLite loses two things: ``rebuilt`` keeps a convention's rows clustered, and
a migration that rebuilds ``revision`` makes its triggers again.
"""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection

from ctg_core.store import refusals
from ctg_core.store.engine import Connect, copy, to_read, to_write, writing_engine

MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = max(path.name[:4] for path in MIGRATIONS.glob("versions/[0-9]*.py"))
# Alembic keeps the migration under way in module variables.
_one_at_a_time = Lock()


def version_of(connection: sqlite3.Connection) -> str | None:
    """The version the store says it has, ``None`` when it does not say."""
    try:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname == "SQLITE_ERROR":  # no such table
            return None
        raise
    return str(found[0][0]) if len(found) == 1 else None


def is_known(version: str, migrations: Path = MIGRATIONS) -> bool:
    """Whether a version is one of ours: an unknown one was written by newer code."""
    return any(migrations.glob(f"versions/{version}_*.py"))


def migrate(connect: Connect, migrations: Path = MIGRATIONS) -> None:
    """Take the schema behind these connections to the last version, in one transaction."""

    def without_foreign_keys() -> sqlite3.Connection:
        # Rebuilding a parent table deletes its rows: with foreign keys on, its children would follow.
        connection = connect()
        connection.execute("PRAGMA foreign_keys = OFF")
        return connection

    engine = writing_engine(without_foreign_keys)
    try:
        with engine.begin() as connection:
            apply(connection, migrations)
            _refuse_broken_links(connection)
    finally:
        engine.dispose()


def apply(connection: Connection, migrations: Path = MIGRATIONS) -> None:
    """Take the schema to the last version within the transaction of this connection, whatever its engine."""
    # Only needed here, and slow to load: most starts find the store at HEAD.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    with _one_at_a_time:
        command.upgrade(config, "head")


def _refuse_broken_links(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise ValueError(f"{len(broken)} liens rompus, le premier dans la table {broken[0][0]}")


def upgrade_file(path: Path, version: str, migrations: Path = MIGRATIONS) -> Path:
    """Copy the store, then upgrade it; the copy's path. A failure leaves the store as it was."""
    saved = _copy_before_upgrade(path, version)
    try:
        migrate(lambda: to_write(path), migrations)
    except Exception as error:
        raise refusals.upgrade_failed(path, str(error)) from error
    return saved


def _copy_before_upgrade(path: Path, version: str) -> Path:
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    saved = path.parent / "backups" / f"{path.stem}-{version}-{now}.db"
    try:
        saved.parent.mkdir(exist_ok=True)
        with closing(to_read(path)) as source:
            copy(source, saved)
    except (OSError, sqlite3.Error) as error:
        raise refusals.upgrade_failed(path, str(error)) from error
    return saved

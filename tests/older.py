"""A store as an older version of the code made it, on either engine."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import NullPool, create_engine

from ctg_core.store import upgrade
from ctg_core.store.engine import APPLICATION_ID, to_write
from ctg_core.store.location import StoreLocation
from ctg_core.store.postgresql import schema

# A store as the code before version 0005 made it: two conventions, a person, a sealed state, a change.
_YESTERDAY = Path(__file__).parent / "store" / "older" / "0004.sql"
_CONVENTION = (
    "INSERT INTO convention (key, name, short_name, kind, territory_kind, communes, fictional, citations, version) "
    "VALUES ('a', 'CTG', 'A', 'ctg', 'epci', '[]', true, '[]', 1)"
)


def make_older(location: StoreLocation, folder: Path, version: str = "0001") -> None:
    """Make it with a convention in it; ``folder`` is any folder that is not there yet."""
    shutil.copytree(upgrade.MIGRATIONS, folder)
    for file in (folder / "versions").glob("[0-9]*.py"):
        if file.name[: len(version)] > version:
            file.unlink()
    if isinstance(location.place, Path):
        _make_file(location.place, folder)
        return
    with create_engine(location.place, poolclass=NullPool).begin() as connection:
        schema.bring_up_to_date(connection, folder)
        connection.exec_driver_sql(_CONVENTION)


def _make_file(path: Path, migrations: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    upgrade.migrate(lambda: to_write(path), migrations)
    with closing(to_write(path)) as connection:
        connection.execute(_CONVENTION)


def make_of_yesterday(path: Path) -> None:
    """Make the file of a real store of version 0004, byte for byte what its code wrote in each row."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(_YESTERDAY.read_text("utf-8"))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def journal_of_yesterday(folder: Path) -> list[dict[str, object]]:
    """The lines of its journal, by column; ``folder`` is where the file can be made."""
    path = folder / "yesterday.db"
    make_of_yesterday(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute("SELECT * FROM revision ORDER BY number")]

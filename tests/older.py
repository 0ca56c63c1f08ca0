"""A store as the first version of the code made it, on either engine."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import NullPool, create_engine

from ctg_core.store import upgrade
from ctg_core.store.engine import APPLICATION_ID, to_write
from ctg_core.store.location import StoreLocation
from ctg_core.store.postgresql import schema

_CONVENTION = (
    "INSERT INTO convention (key, name, short_name, kind, territory_kind, communes, fictional, citations, version) "
    "VALUES ('a', 'CTG', 'A', 'ctg', 'epci', '[]', true, '[]', 1)"
)


def make_older(location: StoreLocation, folder: Path) -> None:
    """Make it with a convention in it; ``folder`` is any folder that is not there yet."""
    shutil.copytree(upgrade.MIGRATIONS, folder)
    for file in (folder / "versions").glob("000[2-9]_*.py"):
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

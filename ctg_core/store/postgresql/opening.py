"""Opening or creating a store in a database of a server: whole or not at all, in one transaction."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection
from sqlalchemy.exc import DBAPIError

from ctg_core.store import refusals as common
from ctg_core.store import upgrade
from ctg_core.store.postgresql import engine, inspection, refusals, schema
from ctg_core.store.postgresql.outcome import knowing_commit
from ctg_core.store.store import Store


def open_database(url: URL, name: str) -> Store:
    """Open the store that is there, upgraded if it comes from older code; StoreRefused if there is none."""
    with ExitStack() as opened:
        reader = engine.reading_engine(url)
        opened.callback(reader.dispose)
        with _refusing(url, name), reader.connect() as connection:
            inspection.refuse_unfit_server(connection, name)
            version = inspection.version_of(connection, name)
            writable = inspection.can_be_written(connection)
        if version != upgrade.HEAD:
            _bring_up_to_date(url, name, version, writable)
        writer = engine.writing_engine(url) if writable else None
        if writer:
            opened.callback(writer.dispose)
        return Store(
            name,
            reader,
            writer,
            unchanged=lambda: None,
            release=opened.pop_all().close,
            commit=knowing_commit(writer or reader, name),
            refuse=refusals.refuser(url),
        )


def create_database(url: URL, name: str, fill: Callable[[Store], None]) -> Store:
    """Create a store in a database where nothing is, filled by ``fill``; StoreExists if a store is there.

    All in one transaction under the writers' lock: of two simultaneous creations, the second gets StoreExists.
    """
    with _refusing(url, name), _turn(url) as connection:
        inspection.refuse_unfit_server(connection, name)
        inspection.refuse_occupied(connection, name)
        schema.bring_up_to_date(connection)
        fill(_draft(connection, url, name))
    return open_database(url, name)


def upgrade_database(url: URL, name: str, migrations: Path = upgrade.MIGRATIONS) -> None:
    """Upgrade in one transaction; StoreRefused on failure, and the store is as it was."""
    try:
        with _turn(url) as connection:
            schema.bring_up_to_date(connection, migrations)
    except Exception as error:
        if refusal := refusals.refuser(url)(error, name):
            raise refusal from error
        raise common.upgrade_failed(name, str(error)) from error


def _bring_up_to_date(url: URL, name: str, version: str, writable: bool) -> None:
    if not upgrade.is_known(version):
        raise common.newer(name, version)
    if not writable:
        raise refusals.older_and_read_only(name)
    upgrade_database(url, name)


@contextmanager
def _turn(url: URL) -> Iterator[Connection]:
    """A transaction that holds the writers' lock, on a connection closed at its end."""
    passing = engine.passing_engine(url)
    try:
        with passing.begin() as connection:
            yield connection
    finally:
        passing.dispose()


def _draft(connection: Connection, url: URL, name: str) -> Store:
    """The store being created, on the connection of that transaction: its changes are committed with it."""
    return Store(
        name, connection, connection, unchanged=lambda: None, release=lambda: None, refuse=refusals.refuser(url)
    )


@contextmanager
def _refusing(url: URL, name: str) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        refusal = refusals.refuser(url)(error, name)
        if refusal is None:
            raise
        raise refusal from error

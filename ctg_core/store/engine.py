"""SQLite connections and engines: durable commits, one writer at a time, readers beside it."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, NullPool, Pool, QueuePool, create_engine, event

from ctg_core.store.process_queue import ProcessQueue, no_queue

# "CTG1" in ASCII: in the header of our files, so that another program's database is never taken for ours.
APPLICATION_ID = 0x43544731
PATIENCE = 30.0  # seconds a connection waits for another one's lock
_PAUSE = 0.0005  # seconds between two attempts to take the write lock, by the process at the head of the queue

Connect = Callable[[], sqlite3.Connection]


def connect(uri: str) -> sqlite3.Connection:
    """A connection in autocommit mode, with foreign keys enforced and ``trusted_schema`` off."""
    # check_same_thread off: a pool may use one connection from several threads, one after the other.
    connection = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def to_write(path: Path) -> sqlite3.Connection:
    """A writing connection to an existing file; sqlite3.OperationalError when there is none (``mode=rw``)."""
    connection = connect(f"{path.as_uri()}?mode=rw")
    connection.execute("PRAGMA journal_mode = WAL")
    # NORMAL would lose acknowledged changes on a power cut.
    connection.execute("PRAGMA synchronous = FULL")
    # SQLite retries less and less often, so that new writers overtake those that wait. _take_turn retries instead.
    connection.execute("PRAGMA busy_timeout = 0")
    return connection


def to_read(path: Path) -> sqlite3.Connection:
    """A read-only connection, which may be open while others write."""
    return _unable_to_write(connect(f"{path.as_uri()}?mode=ro"))


def to_read_and_tidy(path: Path) -> sqlite3.Connection:
    """A query-only connection to a file without pending -wal; its close removes -wal and -shm, unlike ``mode=ro``."""
    return _unable_to_write(connect(f"{path.as_uri()}?mode=rw"))


def to_read_where_nothing_can_be_written(path: Path) -> sqlite3.Connection:
    """A read-only connection where SQLite cannot create -wal and -shm; sqlite3.Error when the file cannot be read.

    When another account writes, both files are there and ``to_read`` works. Else ``immutable`` reads the file alone;
    it would ignore a pending -wal, so it is not tried beside one.
    """
    try:
        connection = to_read(path)
        connection.execute("PRAGMA schema_version")
    except sqlite3.OperationalError:
        if has_pending_journal(path):
            raise
        connection = _unable_to_write(connect(f"{path.as_uri()}?mode=ro&immutable=1"))
    return connection


def _unable_to_write(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA query_only = ON")
    return connection


def companion(path: Path, suffix: str) -> Path:
    """A file SQLite keeps beside the store: ctg.db-wal for ``-wal``."""
    return path.with_name(path.name + suffix)


def has_pending_journal(path: Path) -> bool:
    """Whether the -wal holds bytes: changes that may not be in the file itself yet."""
    journal = companion(path, "-wal")
    return journal.exists() and journal.stat().st_size > 0


def writing_engine(connect: Connect, queue: ProcessQueue = no_queue) -> Engine:
    """An engine whose transactions take the write lock when they begin: nobody else writes until they end."""
    return _engine(connect, partial(_take_turn, queue), QueuePool, pool_size=1, max_overflow=0)


def reading_engine(connect: Connect) -> Engine:
    """An engine whose transactions each read one snapshot of the store."""
    return _engine(connect, _begin, QueuePool, pool_size=8, max_overflow=-1)


def unpooled_reading_engine(connect: Connect) -> Engine:
    """A reading engine without pool: each session opens the file again, as ``immutable`` notices no change."""
    return _engine(connect, _begin, NullPool)


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _take_turn(queue: ProcessQueue, connection: Connection) -> None:
    driver = cast(sqlite3.Connection, connection.connection.driver_connection)
    deadline = time.monotonic() + PATIENCE
    with queue(deadline):
        while _is_taken(driver) and time.monotonic() < deadline:
            time.sleep(_PAUSE)
    if not driver.in_transaction:
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # raises the reason


def _is_taken(driver: sqlite3.Connection) -> bool:
    """True while another connection holds the write lock; False once we hold it, or on another error than BUSY."""
    try:
        driver.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        return error.sqlite_errorname.startswith("SQLITE_BUSY")
    return False


def _engine(connect: Connect, begin: Callable[[Connection], None], pool: type[Pool], **sizes: int) -> Engine:
    engine = create_engine("sqlite://", creator=connect, poolclass=pool, **sizes)
    event.listen(engine, "begin", begin)

    @event.listens_for(engine, "checkin")
    def _leave_no_transaction(connection: sqlite3.Connection | None, _: object) -> None:
        # A COMMIT that SQLite refuses (broken foreign key) leaves open a transaction SQLAlchemy believes ended.
        if connection:
            connection.rollback()

    return engine


def copy(source: sqlite3.Connection, target: Path) -> None:
    """Copy a store as one consistent state, even under writers, into a file that does not exist yet."""
    with closing(sqlite3.connect(f"{target.as_uri()}?mode=rwc", uri=True)) as connection:
        source.backup(connection)

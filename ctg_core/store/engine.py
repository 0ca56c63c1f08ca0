"""Connections to SQLite: nothing acknowledged is lost, and many read while one writes."""

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
_PAUSE = 0.0005  # seconds between two attempts to take the lock, by the one process in front

Connect = Callable[[], sqlite3.Connection]


def connect(uri: str) -> sqlite3.Connection:
    """A connection that begins no transaction by itself and trusts nothing written in the file's schema."""
    # Pools hand a connection from thread to thread, one at a time.
    connection = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def to_write(path: Path) -> sqlite3.Connection:
    """Write to a file that exists: ``mode=rw`` never makes an empty one in its place."""
    connection = connect(f"{path.as_uri()}?mode=rw")
    connection.execute("PRAGMA journal_mode = WAL")
    # NORMAL would lose acknowledged changes on a power cut.
    connection.execute("PRAGMA synchronous = FULL")
    # SQLite waits ever longer between two attempts: under a crowd, whoever came first would come last. See _take_turn.
    connection.execute("PRAGMA busy_timeout = 0")
    return connection


def to_read(path: Path) -> sqlite3.Connection:
    """Read a file beside its writers, unable to change it."""
    return _unable_to_write(connect(f"{path.as_uri()}?mode=ro"))


def to_read_and_tidy(path: Path) -> sqlite3.Connection:
    """Read a file that no -wal completes, and leave no companion behind, which ``mode=ro`` would."""
    return _unable_to_write(connect(f"{path.as_uri()}?mode=rw"))


def to_read_where_nothing_can_be_written(path: Path) -> sqlite3.Connection:
    """Read a file in a folder where SQLite cannot put its companions; sqlite3.Error when it cannot be read.

    With its companions there, another account is writing: the ordinary way works. Without them nobody is,
    and ``immutable`` reads the file alone. It would not see a pending -wal, so it is never tried beside one.
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
    """Whether changes may still be in the -wal rather than in the file itself."""
    journal = companion(path, "-wal")
    return journal.exists() and journal.stat().st_size > 0


def writing_engine(connect: Connect, queue: ProcessQueue = no_queue) -> Engine:
    """An engine whose transactions take the write lock at once: what they read stays true."""
    return _engine(connect, partial(_take_turn, queue), QueuePool, pool_size=1, max_overflow=0)


def reading_engine(connect: Connect) -> Engine:
    """An engine whose transactions see one state of the store from beginning to end."""
    return _engine(connect, _begin, QueuePool, pool_size=8, max_overflow=-1)


def unpooled_reading_engine(connect: Connect) -> Engine:
    """A reading engine that opens the file anew each time, for a file that may change unseen."""
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
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # says why not


def _is_taken(driver: sqlite3.Connection) -> bool:
    """Whether another writes; if not, the lock is ours, or waiting will not give it."""
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
        # A COMMIT that SQLite refuses (a broken link) leaves it in a transaction SQLAlchemy believes ended.
        if connection:
            connection.rollback()

    return engine


def copy(source: sqlite3.Connection, target: Path) -> None:
    """Copy a store as one consistent state, even under writers, into a file that does not exist yet."""
    with closing(sqlite3.connect(f"{target.as_uri()}?mode=rwc", uri=True)) as connection:
        source.backup(connection)

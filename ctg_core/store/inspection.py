"""Checks of a path and of its file before a store is opened or created there, and of its pages: StoreRefused tells."""

import os
import sqlite3
import stat
from pathlib import Path

from sqlmodel import Session

from ctg_core.store import refusals
from ctg_core.store.engine import APPLICATION_ID, companion, has_pending_journal
from ctg_core.store.shares import network_kind

_MAGIC = b"SQLite format 3\0"
_ID_AT = slice(68, 72)  # where a SQLite header keeps the application id
# Above this size a full reading would slow every start; ``check`` reads everything whatever the size.
_READ_WHOLE_UNDER = 100 * 1024 * 1024  # bytes


def refuse_unfit_place(path: Path) -> None:
    """Refuse a folder that does not exist, and a network share."""
    try:
        there = path.parent.is_dir()
    except OSError:
        raise refusals.unreadable(path) from None
    if not there:
        raise refusals.missing_folder(path.parent)
    if kind := network_kind(path):
        raise refusals.network_share(path, kind)


def refuse_stray_journal(path: Path) -> None:
    """Refuse to put a new file beside the journal of an old one: SQLite would replay it into the new one."""
    if has_pending_journal(path):
        raise refusals.stray_journal(path, beside=companion(path, "-wal").name)


def refuse_unfit_file(path: Path) -> None:
    """Refuse whatever is not a store of ours, from the kind of file and its first bytes."""
    refuse_unfit_place(path)
    try:
        status = path.stat()
    except FileNotFoundError:
        refuse_stray_journal(path)
        raise refusals.missing(path) from None
    except OSError:
        raise refusals.unreadable(path) from None
    if not stat.S_ISREG(status.st_mode):
        raise refusals.not_a_file(path)
    _refuse_unfit_header(path, _header(path))


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(100)
    except OSError:
        raise refusals.unreadable(path) from None


def _refuse_unfit_header(path: Path, header: bytes) -> None:
    if not header:
        raise refusals.empty(path)
    if not header.startswith(_MAGIC):
        raise refusals.not_sqlite(path)
    if int.from_bytes(header[_ID_AT], "big") != APPLICATION_ID:
        raise refusals.foreign(path)


def refuse_damage(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a store whose pages SQLite finds corrupt; one above 100 MB is not read.

    A pending -wal may belong to another file: then the indexes are compared with their tables as well.
    """
    if path.stat().st_size > _READ_WHOLE_UNDER:
        return
    pending = has_pending_journal(path)
    found = _first_fault(connection, thorough=pending)
    if found and pending:
        raise refusals.mismatched_journal(path, found, companion(path, "-wal").name)
    if found:
        raise refusals.damaged(path, found)


def can_be_written(path: Path) -> bool:
    """Whether this account may write the file and its companions beside it."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _first_fault(connection: sqlite3.Connection, *, thorough: bool) -> str | None:
    """What SQLite first finds wrong in the store's pages (and indexes, if thorough), ``None`` if nothing."""
    try:
        (found,) = connection.execute(f"PRAGMA {'integrity' if thorough else 'quick'}_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            return str(error)
        raise
    return None if found == "ok" else str(found)


def integrity_faults(session: Session) -> list[str]:
    """What is wrong in the pages, the indexes and the links of an open store, in French; empty if nothing is."""
    connection = session.connection()
    raw = connection.connection.driver_connection
    fault = _first_fault(raw, thorough=True) if isinstance(raw, sqlite3.Connection) else None
    if fault:
        return [f"le fichier est abîmé ({fault})"]
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    tables = sorted({row[0] for row in broken})
    return [f"des lignes de la table {table} renvoient à ce qui n’existe pas" for table in tables]

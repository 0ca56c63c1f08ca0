"""SQLite's own checks of a store: its pages, its indexes, its foreign keys."""

import sqlite3

from sqlmodel import Session


def first_fault(connection: sqlite3.Connection, *, thorough: bool) -> str | None:
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
    fault = first_fault(raw, thorough=True) if isinstance(raw, sqlite3.Connection) else None
    if fault:
        return [f"le fichier est abîmé ({fault})"]
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    tables = sorted({row[0] for row in broken})
    return [f"des lignes de la table {table} renvoient à ce qui n’existe pas" for table in tables]

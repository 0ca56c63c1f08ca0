import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ctg_core.commands.journal import BEFORE_THE_FIRST, last_revision, record, verify_journal
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store, open_store
from ctg_core.store.store import Store


def write(store: Store, count: int) -> None:
    for number in range(count):
        with store.writing() as session:
            record(session, by="test", command="essai", change=({"n": number}, {"é": None}), reason=None)


def faults(store: Store) -> list[str]:
    with store.reading() as session:
        return verify_journal(session)


def test_an_empty_journal_holds(empty_store: Store) -> None:
    with empty_store.reading() as session:
        assert last_revision(session) is None
        assert verify_journal(session) == []
    assert empty_store.revision() == 0


def test_lines_follow_one_another(empty_store: Store) -> None:
    write(empty_store, 3)
    with empty_store.reading() as session:
        last = last_revision(session)
    assert last is not None
    assert (last.number, last.by, last.command, last.before, last.after) == (
        3,
        "test",
        "essai",
        '{"n":2}',
        '{"é":null}',
    )
    assert faults(empty_store) == []
    assert empty_store.revision() == 3


def test_the_first_line_follows_nothing(empty_store: Store) -> None:
    write(empty_store, 1)
    with empty_store.reading() as session:
        first = last_revision(session)
    assert first is not None
    assert first.previous_hash == BEFORE_THE_FIRST


def test_a_line_names_the_row_it_changed(empty_store: Store) -> None:
    with empty_store.writing() as session:
        line = record(session, by="test", command="essai", convention="petite", row=("actions", "a-01"))
    assert (line.convention, line.collection, line.key) == ("petite", "actions", "a-01")
    assert (line.before, line.after) == (None, None)


@pytest.mark.parametrize(
    ("tampering", "expected"),
    [
        ("UPDATE revision SET by = 'autre' WHERE number = 2", ["la ligne 2 du journal a été modifiée"]),
        ("DELETE FROM revision WHERE number = 2", ["il manque la ligne 2 du journal"]),
        ("DELETE FROM revision WHERE number = 1", ["il manque la ligne 1 du journal"]),
        (
            "UPDATE revision SET previous_hash = '' WHERE number = 3",
            ["la ligne 3 du journal ne suit pas la précédente", "la ligne 3 du journal a été modifiée"],
        ),
    ],
)
def test_tampering_shows(tampering: str, expected: list[str], location: StoreLocation) -> None:
    with closing(create_store(location)) as store:
        write(store, 4)
    tamper(location.path, tampering)
    with closing(open_store(location)) as store:
        assert faults(store) == expected


def tamper(path: Path, sql: str) -> None:
    """Change the journal as one who owns the file can, its triggers out of the way."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(sql)

"""Opening: what is ours opens, and anything else is refused in French and left exactly as it was."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ctg_core.commands.load import load_dossier
from ctg_core.dossier.dossier import Dossier
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store, open_store
from ctg_core.store.refusals import StoreExists, StoreRefused
from ctg_core.store.store import Store


def content_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def refused(location: StoreLocation) -> StoreRefused:
    """The refusal to open, which leaves everything as it was."""
    folder = location.path.parent
    before = content_of(folder) if folder.exists() else {}
    with pytest.raises(StoreRefused) as refusal:
        open_store(location)
    assert (content_of(folder) if folder.exists() else {}) == before
    assert location.display in refusal.value.message or str(folder) in refusal.value.message
    assert refusal.value.remedy.endswith(".")
    return refusal.value


@pytest.fixture
def made(location: StoreLocation, small_dossier: Dossier) -> StoreLocation:
    """A store with one convention, closed."""
    with closing(create_store(location)) as store:
        load_dossier(store, small_dossier, by="test", reason=None)
    return location


def change(location: StoreLocation, sql: str) -> None:
    with closing(sqlite3.connect(location.path, isolation_level=None)) as connection:
        connection.execute(sql)


def test_what_was_written_is_read_again(made: StoreLocation) -> None:
    with closing(open_store(made)) as store:
        assert (store.name, store.read_only, store.revision()) == (made.display, False, 1)


def test_a_closed_store_is_one_file(made: StoreLocation) -> None:
    with closing(open_store(made)) as store:
        assert store.revision() == 1
    assert list(content_of(made.path.parent)) == ["ctg.db"]


def test_a_path_of_any_letters(tmp_path: Path) -> None:
    location = StoreLocation(tmp_path / "é 100% ?#&.db")
    create_store(location).close()
    open_store(location).close()
    assert [path.name for path in tmp_path.iterdir()] == ["é 100% ?#&.db"]


def test_missing(location: StoreLocation) -> None:
    refusal = refused(location)
    assert "n’existe pas" in refusal.message
    assert "ctg_core init" in refusal.remedy


def test_missing_folder(tmp_path: Path) -> None:
    assert "Le dossier" in refused(StoreLocation(tmp_path / "absent" / "ctg.db")).message


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "ctg.db").mkdir()
    assert "n’est pas un fichier" in refused(StoreLocation(tmp_path / "ctg.db")).message


def test_a_pipe_is_refused_without_waiting_for_it(location: StoreLocation) -> None:
    os.mkfifo(location.path)
    assert "n’est pas un fichier" in refused(location).message


def test_empty(location: StoreLocation) -> None:
    location.path.touch()
    assert "vide (0 octet)" in refused(location).message


@pytest.mark.parametrize("content", [b"x", b"PK\x03\x04" + bytes(200), "Clé;Libellé\n".encode() * 50])
def test_not_sqlite(content: bytes, location: StoreLocation) -> None:
    location.path.write_bytes(content)
    assert "n’est pas une base SQLite" in refused(location).message


@pytest.mark.parametrize("setup", ["CREATE TABLE convention (key)", "PRAGMA application_id = 7"])
def test_another_program(setup: str, location: StoreLocation) -> None:
    change(location, "CREATE TABLE t (a)")
    change(location, setup)
    assert "autre logiciel" in refused(location).message


def test_a_header_alone(made: StoreLocation) -> None:
    made.path.write_bytes(made.path.read_bytes()[:100])
    assert "abîmée" in refused(made).message


def test_newer_than_the_code(made: StoreLocation) -> None:
    change(made, "UPDATE alembic_version SET version_num = '9999'")
    refusal = refused(made)
    assert "plus récente" in refusal.message
    assert "9999" in refusal.message


@pytest.mark.parametrize("sql", ["DELETE FROM alembic_version", "DROP TABLE alembic_version"])
def test_without_a_version(sql: str, made: StoreLocation) -> None:
    change(made, sql)
    assert "incomplète" in refused(made).message


def test_damaged(made: StoreLocation) -> None:
    pages = made.path.read_bytes()
    # The head is right, and the first bytes of every other page are not.
    broken = [
        pages[at : at + 4096] if at == 0 else b"\xff" * 8 + pages[at + 8 : at + 4096]
        for at in range(0, len(pages), 4096)
    ]
    made.path.write_bytes(b"".join(broken))
    refusal = refused(made)
    assert "abîmée" in refusal.message
    assert "sauvegarde" in refusal.remedy


def test_cut_short(made: StoreLocation) -> None:
    made.path.write_bytes(made.path.read_bytes()[: 4096 * 5])
    assert "abîmée" in refused(made).message


def test_a_journal_left_without_its_store(location: StoreLocation) -> None:
    (location.path.parent / "ctg.db-wal").write_bytes(b"x")
    assert "ctg.db-wal" in refused(location).message
    with pytest.raises(StoreRefused, match=r"ctg\.db-wal"):
        create_store(location)


def after_a_crash(store: Store, folder: Path) -> None:
    """Copy a store's files as a crash would leave them, with its latest changes in the -wal only."""
    for path in Path(store.name).parent.glob("ctg.db*"):
        shutil.copy(path, folder)


def test_what_a_crash_left_in_the_journal_is_read(made: StoreLocation, small_dossier: Dossier, tmp_path: Path) -> None:
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    with closing(open_store(made)) as store:
        load_dossier(store, small_dossier, by="test", reason=None)
        after_a_crash(store, crashed)
    assert (crashed / "ctg.db-wal").stat().st_size > 0
    with closing(open_store(StoreLocation(crashed / "ctg.db"))) as store:
        assert store.revision() == 2


def test_a_backup_copied_beside_an_old_journal(location: StoreLocation, small_dossier: Dossier, tmp_path: Path) -> None:
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    create_store(location).close()
    backup = location.path.read_bytes()
    with closing(open_store(location)) as store:
        for number in range(20):
            copy = small_dossier.convention.model_copy(update={"key": f"convention-{number}"})
            load_dossier(store, Dossier(copy, small_dossier.rows), by="test", reason=None)
    with closing(open_store(location)) as store:
        load_dossier(store, small_dossier, by="test", reason=None)
        after_a_crash(store, crashed)
    (crashed / "ctg.db").write_bytes(backup)
    (crashed / "ctg.db-shm").unlink()
    with pytest.raises(StoreRefused, match="ne vont pas ensemble"):
        open_store(StoreLocation(crashed / "ctg.db"))
    assert (crashed / "ctg.db").read_bytes() == backup


def test_creating_over_anything_is_refused(made: StoreLocation) -> None:
    before = content_of(made.path.parent)
    with pytest.raises(StoreExists, match="existe déjà"):
        create_store(made)
    assert content_of(made.path.parent) == before


def test_a_filling_that_fails_leaves_nothing(location: StoreLocation) -> None:
    def fail(store: Store) -> None:
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        create_store(location, fail)
    assert list(location.path.parent.iterdir()) == []


def test_of_two_creations_the_second_to_finish_is_refused(location: StoreLocation) -> None:
    with pytest.raises(StoreExists):
        create_store(location, lambda _: create_store(location).close())
    assert list(content_of(location.path.parent)) == ["ctg.db"]

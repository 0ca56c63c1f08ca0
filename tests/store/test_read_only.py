"""A store its account may only read: it is read, it says so, and a change is refused."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from tempfile import mkdtemp

import pytest

from ctg_core.commands.load import load_dossier
from ctg_core.dossier.dossier import Dossier
from ctg_core.store import upgrade
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store, open_store
from ctg_core.store.refusals import StoreRefused

# Root may write everywhere: as root, these tests look with the eyes of nobody.
ROOT, NOBODY = os.geteuid() == 0, 65534


@pytest.fixture
def shared(small_dossier: Dossier) -> Iterator[StoreLocation]:
    """A store with one change in a folder that other accounts can enter, unlike those of pytest."""
    folder = Path(mkdtemp(prefix="ctg-"))
    folder.chmod(0o755)
    location = StoreLocation(folder / "ctg.db")
    with closing(create_store(location)) as store:
        load_dossier(store, small_dossier, by="test", reason=None)
    yield location
    folder.chmod(0o755)
    shutil.rmtree(folder)


def look(location: StoreLocation) -> str:
    with closing(open_store(location)) as store:
        return f"{store.read_only} {store.revision()}"


def change(location: StoreLocation) -> str:
    with closing(open_store(location)) as store, store.writing():
        return "changed"


def create(location: StoreLocation) -> str:
    create_store(location).close()
    return "created"


def look_with_newer_code(location: StoreLocation) -> str:
    upgrade.HEAD = "9999"  # in the process that looks, alone
    return look(location)


def seen(location: StoreLocation, attempt: Callable[[StoreLocation], str] = look) -> str:
    """What an account without privileges gets from an attempt."""
    here, there = get_context("fork").Pipe()

    def try_it() -> None:
        if ROOT:
            os.setgroups([])
            os.setuid(NOBODY)
        try:
            there.send(attempt(location))
        except StoreRefused as refusal:
            there.send(str(refusal))

    process = get_context("fork").Process(target=try_it)
    process.start()
    process.join(30)
    assert process.exitcode == 0
    return here.recv()


def test_a_folder_that_cannot_be_written(shared: StoreLocation) -> None:
    shared.path.parent.chmod(0o555)
    assert seen(shared) == "True 1"
    assert list(shared.path.parent.iterdir()) == [shared.path]


def test_a_file_that_cannot_be_written(shared: StoreLocation) -> None:
    shared.path.chmod(0o444)
    assert seen(shared) == "True 1"


def test_changes_are_refused(shared: StoreLocation) -> None:
    shared.path.parent.chmod(0o555)
    assert "lecture seule" in seen(shared, change)


def test_what_another_account_is_writing_is_read(shared: StoreLocation, small_dossier: Dossier) -> None:
    with closing(open_store(shared)) as store:
        load_dossier(store, small_dossier, by="test", reason=None)
        shared.path.parent.chmod(0o555)
        assert seen(shared) == "True 2"


def test_changes_left_in_the_journal_are_not_passed_over(shared: StoreLocation, small_dossier: Dossier) -> None:
    crashed = shared.path.with_name("crashed.db")
    with closing(open_store(shared)) as store:
        load_dossier(store, small_dossier, by="test", reason=None)
        shutil.copy(shared.path, crashed)
        shutil.copy(f"{shared.path}-wal", f"{crashed}-wal")
    shared.path.parent.chmod(0o555)
    assert "crashed.db-wal" in seen(StoreLocation(crashed))


def test_a_file_that_cannot_be_read(shared: StoreLocation) -> None:
    shared.path.chmod(0o600 if ROOT else 0o000)
    assert "ne peut pas être lue" in seen(shared)


def test_a_folder_that_cannot_be_entered(shared: StoreLocation) -> None:
    shared.path.parent.chmod(0o700 if ROOT else 0o000)
    assert "ne peut pas être lue" in seen(shared)


def test_nothing_is_created_where_nothing_can_be_written(shared: StoreLocation) -> None:
    shared.path.parent.chmod(0o555)
    other = StoreLocation(shared.path.with_name("other.db"))
    assert "n’accepte pas de nouveau fichier" in seen(other, create)


def test_an_older_store_is_not_upgraded(shared: StoreLocation) -> None:
    shared.path.parent.chmod(0o555)
    assert "ne peut pas être mise à niveau" in seen(shared, look_with_newer_code)

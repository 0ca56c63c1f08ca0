"""Of several processes that write in one file, whoever waits goes before whoever has just written."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from ctg_core.model.convention import Convention
from ctg_core.store import process_queue
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store
from ctg_core.store.store import Store
from tests.processes import start

fcntl = pytest.importorskip("fcntl", reason="Windows keeps no such queue")
ADD = """
from sqlmodel import select
from ctg_core.model.convention import Convention
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store

store = open_store(StoreLocation.from_environment())
with store.writing() as session:
    names = list(session.exec(select(Convention.key)))
    session.add(Convention(key="waited", name="CTG d’essai", short_name="Essai", kind="ctg", fictional=True))
print(names)
store.close()
"""


def somebody_waits(journal: Path) -> None:
    """Wait until another process stands in front."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with journal.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
        time.sleep(0.01)
    pytest.fail("the other process never came")


def add(store: Store, key: str) -> None:
    with store.writing() as session:
        session.add(Convention(key=key, name="CTG d’essai", short_name="Essai", kind="ctg", fictional=True))


def test_whoever_waits_goes_before_whoever_has_just_written(location: StoreLocation) -> None:
    with closing(create_store(location)) as store, ThreadPoolExecutor(3) as pool:
        with store.writing() as session:
            session.add(Convention(key="first", name="CTG d’essai", short_name="Essai", kind="ctg", fictional=True))
            session.flush()
            other = start(ADD, location)
            somebody_waits(location.path.with_name(location.path.name + "-wal"))
            later = [pool.submit(add, store, f"later-{number}") for number in range(3)]
        for one in later:
            one.result()
        assert other.communicate()[0] == "['first']\n"


def test_without_a_place_to_wait_one_writes_all_the_same(tmp_path: Path) -> None:
    with process_queue.process_queue(tmp_path / "ctg.db-wal")(time.monotonic() + 30):
        pass


def test_patience_ends(tmp_path: Path) -> None:
    journal = tmp_path / "ctg.db-wal"
    journal.touch()
    in_front = process_queue.process_queue(journal)
    begun = time.monotonic()
    with in_front(begun + 30), in_front(begun + 0.05):
        assert 0.05 <= time.monotonic() - begun < 30

"""Opening a page writes nothing: not even a transaction that could."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from ctg_core.store.opening import memory_store
from ctg_core.store.refusals import StoreRefused
from ctg_core.store.store import Store
from ctg_core.ui.answers import ask_store
from ctg_core.ui.navigation import SECTIONS, PageEntry
from tests.pages.conftest import Visit

with closing(memory_store()) as made:
    IN_MEMORY = made.name
PAGES = [page for pages in SECTIONS.values() for page in pages]


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.title)
def test_opening_a_page_asks_for_nothing_that_writes(
    entry: PageEntry, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing = Store.writing

    @contextmanager
    def refused(store: Store) -> Iterator[Session]:
        if store.name != IN_MEMORY:
            raise AssertionError(f"{entry.title} asked to write")
        with writing(store) as session:  # a sealed state is copied there, to be read
            yield session

    monkeypatch.setattr(Store, "writing", refused)
    assert visit(entry, "val-d-exemple").title


def test_a_question_that_would_write_cannot(visit: Visit) -> None:
    visit(PAGES[0], "val-d-exemple")

    def forge(session: Session) -> None:
        session.connection().exec_driver_sql("UPDATE actions SET status = 'done'")

    with pytest.raises((DBAPIError, StoreRefused)):
        ask_store(forge)

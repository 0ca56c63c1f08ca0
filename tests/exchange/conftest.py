"""A convention to send return sheets of, and one of its sheets as it is sent."""

from collections.abc import Iterator

import pytest

from ctg_core.store.store import Store
from tests.return_sheets import combe, made


@pytest.fixture
def store() -> Iterator[Store]:
    store = combe()
    yield store
    store.close()


@pytest.fixture
def sheet(store: Store) -> bytes:
    return made(store)

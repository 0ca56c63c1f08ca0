"""Stores to test with: an empty one in memory, and a file with every convention we ship."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ctg_core.commands.first_run import create_filled_store
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.reading import parse_dossier
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import memory_store
from ctg_core.store.store import Store

SMALL_DOSSIER = """
format: ctg-dossier
format_version: 1
convention: {key: petite, name: CTG de la Petite Vallée, short_name: Vallée, kind: ctg, fictional: true}
organisations:
  - {key: caf, name: Caf, kind: caf}
plan_nodes:
  - {key: axe-1, level: axe, title: Petite enfance}
  - {key: objectif-1, level: objectif, parent: axe-1, title: Ouvrir des places}
actions:
  - {key: a-01, node: objectif-1, title: Créer une crèche, lead: caf, status: done, planned_end: 2027-S1}
funding_lines:
  - {key: f-01, label: Bonus territoire, year: 2026, funder: caf, action: a-01, planned_cents: 123450}
"""


@pytest.fixture
def empty_store() -> Iterator[Store]:
    """A store with no convention, in memory, to write in at will."""
    store = memory_store()
    yield store
    store.close()


@pytest.fixture(scope="session")
def shipped_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A file with every shipped convention, made once for all tests: read it, never write in it."""
    store = create_filled_store(StoreLocation(tmp_path_factory.mktemp("shipped") / "ctg.db"))
    yield store
    store.close()


@pytest.fixture
def small_dossier() -> Dossier:
    """A fictional convention with a row of a few collections."""
    return parse_dossier(SMALL_DOSSIER.encode(), "petite.yaml")


@pytest.fixture
def location(tmp_path: Path) -> StoreLocation:
    """Where a store could be, with nothing there yet."""
    return StoreLocation(tmp_path / "ctg.db")

"""Pages meant for real conventions, opened on what nobody would write: nothing, almost nothing, and traps."""

from pathlib import Path

import pytest

from ctg_core.commands.load import load_dossier
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store
from ctg_core.ui.navigation import SECTIONS, PageEntry
from tests import hostile
from tests.pages.conftest import Visit, answer

PAGES = [entry for pages in SECTIONS.values() for entry in pages]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with these conventions alone; ``visit`` opens it in place of the usual one."""
    path = tmp_path_factory.mktemp("hostile") / "ctg.db"
    store = create_store(StoreLocation(path))
    for dossier in (hostile.bare(), hostile.sparse(), hostile.trapped()):
        load_dossier(store, dossier, by="essai", reason=None)
    store.close()
    return path


@pytest.mark.parametrize("convention", ["vide", pytest.param("peu", marks=pytest.mark.long), "piege"])
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.title)
def test_every_page_opens_and_answers(visit: Visit, entry: PageEntry, convention: str) -> None:
    assert answer(visit(entry, convention))

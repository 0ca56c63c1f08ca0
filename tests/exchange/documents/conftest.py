from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.storage import write_dossier
from ctg_core.exchange.documents.kit.frame import request_of
from ctg_core.exchange.documents.registry import DOCUMENTS
from ctg_core.questions.asking import Opened
from ctg_core.questions.selection import Selection
from ctg_core.questions.states.freezes import SealedState
from ctg_core.store.opening import memory_store
from ctg_core.store.store import Store
from tests.conftest import SQLITE

DAY = date(2026, 11, 22)
LIVING, NEARLY_EMPTY = "val-d-exemple", "arras"


@pytest.fixture(scope="session")
def engine() -> str:
    """One is enough: a document asks questions, whose answers are held equal on both engines elsewhere."""
    return SQLITE


@dataclass(frozen=True)
class Maker:
    """Makes documents of one store, and asks it the same questions."""

    store: Store

    def make(self, document: str, convention: str, item: str | None = None, state: SealedState | None = None) -> bytes:
        with self.store.reading() as session:
            return DOCUMENTS[document].make(request_of(Opened(session, Selection(convention, DAY)), state, item))

    def ask(self, question: Callable[..., Any], convention: str, *more: object) -> Any:
        with self.store.reading() as session:
            return question(session, Selection(convention, DAY), *more)


@pytest.fixture
def shipped(shipped_store: Store) -> Maker:
    return Maker(shipped_store)


@pytest.fixture
def holding() -> Iterator[Callable[[Dossier], Maker]]:
    """A maker over a store that holds one dossier."""
    with closing(memory_store()) as store:

        def hold(dossier: Dossier) -> Maker:
            with store.writing() as session:
                write_dossier(session, dossier)
            return Maker(store)

        yield hold


def plain(text: str) -> str:
    """A text with ordinary spaces."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")

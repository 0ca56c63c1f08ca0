"""Laws: a dossier comes back the same, to the byte of its canonical JSON, from JSON, YAML and a store."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from ctg_core.dossier.checking import check_dossier
from ctg_core.dossier.difference import difference
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.reading import parse_dossier
from ctg_core.dossier.storage import UnknownConvention, fetch_dossier, write_dossier
from ctg_core.dossier.writing import dump_json, dump_yaml
from ctg_core.store.opening import memory_store
from ctg_core.store.store import Store
from tests.dossier.generated import TRICKY, dossiers
from tests.dossier.written import dossier


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    memory = memory_store()
    yield memory
    memory.close()


def stored(store: Store, written: Dossier) -> Dossier:
    with store.writing() as session:
        write_dossier(session, written)
    with store.reading() as session:
        return fetch_dossier(session, written.key)


@given(dossiers())
@settings(max_examples=20)
def test_any_dossier_comes_back_the_same(store: Store, drawn: Dossier) -> None:
    comes_back_the_same(store, drawn)


@pytest.mark.long
@given(dossiers())
@settings(max_examples=150, suppress_health_check=list(HealthCheck))
def test_many_dossiers_come_back_the_same(store: Store, drawn: Dossier) -> None:
    comes_back_the_same(store, drawn)


def comes_back_the_same(store: Store, drawn: Dossier) -> None:
    canonical = dump_json(drawn)
    assert dump_json(parse_dossier(canonical, "a.json")) == canonical
    assert dump_json(parse_dossier(dump_yaml(drawn), "a.yaml")) == canonical
    assert dump_json(stored(store, drawn)) == canonical
    assert difference(drawn, parse_dossier(canonical, "a.json")) == []
    assert check_dossier(drawn) == check_dossier(parse_dossier(canonical, "a.json"))


@pytest.mark.parametrize("text", [text for text in TRICKY if text.strip()])
def test_a_text_that_looks_like_something_else_stays_a_text(text: str) -> None:
    written = dossier(plan_nodes=[{"key": "a", "title": "x"}])
    written.rows["plan_nodes"][0].title = text  # type: ignore[attr-defined]
    for read in (parse_dossier(dump_yaml(written), "a.yaml"), parse_dossier(dump_json(written), "a.json")):
        assert read.rows["plan_nodes"][0].title == text  # type: ignore[attr-defined]


def test_writing_again_replaces_and_leaves_other_conventions_alone(store: Store) -> None:
    other = stored(store, dossier({"key": "autre"}, milestones=[{"key": "j", "title": "J", "certainty": "planned"}]))
    stored(store, dossier({"key": "a"}, plan_nodes=[{"key": "n"}, {"key": "m", "parent": "n"}]))
    shorter = dossier({"key": "a", "caf": "Caf du Lot"}, plan_nodes=[{"key": "m"}])
    assert dump_json(stored(store, shorter)) == dump_json(shorter)
    with store.reading() as session:
        assert dump_json(fetch_dossier(session, "autre")) == dump_json(other)


def test_an_unknown_convention_is_told(store: Store) -> None:
    with store.reading() as session, pytest.raises(UnknownConvention, match="n’existe pas dans ce tableau de bord"):
        fetch_dossier(session, "nulle-part")


def test_an_empty_list_is_written_as_nothing() -> None:
    assert b"communes" not in dump_json(dossier({"communes": []}))

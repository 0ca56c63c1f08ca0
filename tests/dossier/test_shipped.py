"""The dossiers that ship: sound, the same after a round trip, and quoting their documents word for word."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.provenance import provenance_findings
from ctg_core.dossier.quotations import quotation_findings, quotations_of
from ctg_core.dossier.reading import parse_dossier, read_dossier
from ctg_core.dossier.storage import fetch_dossier, write_dossier
from ctg_core.dossier.writing import dump_json, dump_yaml
from ctg_core.store.opening import memory_store
from ctg_core.store.store import Store

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((ROOT / "data" / "conventions").glob("*.yaml"))
SOURCES = Path(os.environ.get("CTG_SOURCES") or ROOT.parent / "shared" / "seeds")


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    memory = memory_store()
    yield memory
    memory.close()


@pytest.fixture(scope="module", params=SHIPPED, ids=lambda path: path.stem)
def shipped(request: pytest.FixtureRequest) -> Dossier:
    return read_dossier(request.param)


def test_a_shipped_dossier_is_named_for_its_key(shipped: Dossier) -> None:
    assert shipped.key in {path.stem for path in SHIPPED}


def test_a_shipped_dossier_comes_back_the_same(store: Store, shipped: Dossier) -> None:
    canonical = dump_json(shipped)
    assert dump_json(parse_dossier(canonical, "a.json")) == canonical
    assert dump_json(parse_dossier(dump_yaml(shipped), "a.yaml")) == canonical
    with store.writing() as session:
        write_dossier(session, shipped)
    with store.reading() as session:
        assert dump_json(fetch_dossier(session, shipped.key)) == canonical


def test_every_fact_has_a_source(shipped: Dossier) -> None:
    assert list(provenance_findings(shipped)) == []


@pytest.mark.skipif(not SOURCES.is_dir(), reason="les documents sources ne sont pas là (CTG_SOURCES les désigne)")
def test_every_quotation_stands_where_it_is_said_to(shipped: Dossier) -> None:
    assert len(list(quotations_of(shipped))) > 50
    assert list(quotation_findings(shipped, SOURCES)) == []

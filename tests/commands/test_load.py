import json
import os
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from sqlmodel import Session

from ctg_core.commands.journal import verify_journal
from ctg_core.commands.load import load_dossier
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.refusal import DossierRefused
from ctg_core.dossier.storage import fetch_dossier
from ctg_core.dossier.writing import digest, dump_json
from ctg_core.model.action import Action
from ctg_core.model.history import Freeze, Revision
from ctg_core.model.indicator import IndicatorValue
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store, open_store
from ctg_core.store.store import Store
from tests.processes import killed_at_work


def load(store: Store, dossier: Dossier) -> Revision:
    return load_dossier(store, dossier, by="test", reason="essai")


def kept(session: Session, dossier: Dossier) -> str:
    return digest(fetch_dossier(session, dossier.key))


def longer(dossier: Dossier, count: int) -> Dossier:
    """The same convention with more actions."""
    more = [
        Action(convention=dossier.key, key=f"b-{n}", position=n + 1, title=f"Action {n}", node="axe-1")
        for n in range(count)
    ]
    return Dossier(dossier.convention, {**dossier.rows, "actions": [*dossier.rows["actions"], *more]})


def test_what_is_loaded_is_fetched(empty_store: Store, small_dossier: Dossier) -> None:
    load(empty_store, small_dossier)
    with empty_store.reading() as session:
        assert dump_json(fetch_dossier(session, "petite")) == dump_json(small_dossier)


def test_loading_again_replaces(empty_store: Store, small_dossier: Dossier) -> None:
    load(empty_store, longer(small_dossier, 3))
    load(empty_store, small_dossier)
    with empty_store.reading() as session:
        assert kept(session, small_dossier) == digest(small_dossier)


def test_the_journal_keeps_what_identifies_the_content(empty_store: Store, small_dossier: Dossier) -> None:
    first = load(empty_store, small_dossier)
    second = load(empty_store, longer(small_dossier, 2))
    counts = {"organisations": 1, "plan_nodes": 2, "actions": 1, "funding_lines": 1}
    assert (first.command, first.convention, first.by, first.reason) == ("load", "petite", "test", "essai")
    assert first.before is None
    assert json.loads(first.after or "") == {"sha256": digest(small_dossier), "rows": counts}
    assert second.before == first.after
    assert json.loads(second.after or "")["rows"] == {**counts, "actions": 3}


def test_a_sealed_state_outlives_a_new_loading(empty_store: Store, small_dossier: Dossier) -> None:
    load(empty_store, small_dossier)
    seal = Freeze(
        convention="petite",
        key="gel-1",
        label="Comité",
        sealed_at="2026-01-01T00:00:00Z",
        sealed_by="test",
        sha256=digest(small_dossier),
        content=b"x",
    )
    with empty_store.writing() as session:
        session.add(seal)
    load(empty_store, longer(small_dossier, 1))
    with empty_store.reading() as session:
        assert session.get(Freeze, ("petite", "gel-1")) is not None


@pytest.mark.parametrize(
    ("collection", "row"),
    [
        ("actions", Action(convention="petite", key="x", title="Sans axe", node="nulle-part")),
        ("actions", Action(convention="petite", key="x", title="Sans équipe", team=["personne"])),
        ("actions", Action(convention="petite", key="x", title="Trop avancée", progress=140)),
        ("indicator_values", IndicatorValue(convention="petite", key="x", indicator="i", value=Decimal(1))),
    ],
)
def test_what_does_not_hold_together_changes_nothing(
    collection: str, row: Action | IndicatorValue, empty_store: Store, small_dossier: Dossier
) -> None:
    load(empty_store, small_dossier)
    unsound = Dossier(small_dossier.convention, {**small_dossier.rows, collection: [row]})
    with pytest.raises(DossierRefused, match=r"petite\.json"):
        load(empty_store, unsound)
    with empty_store.reading() as session:
        assert kept(session, small_dossier) == digest(small_dossier)
    assert empty_store.revision() == 1


RELOAD = """
import sys
from pathlib import Path
from ctg_core.commands.load import load_dossier
from ctg_core.dossier.reading import read_dossier
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store

store = open_store(StoreLocation.from_environment())
dossiers = [read_dossier(Path(file)) for file in sys.argv[1:]]
print("ready", flush=True)
while True:
    for dossier in dossiers:
        load_dossier(store, dossier, by="test", reason=None)
"""


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="Windows ends processes in another way")
def test_a_kill_leaves_the_old_or_the_new(place: StoreLocation, small_dossier: Dossier, tmp_path: Path) -> None:
    versions = [small_dossier, longer(small_dossier, 400)]
    files = [tmp_path / f"{n}.json" for n in range(2)]
    for file, dossier in zip(files, versions, strict=True):
        file.write_bytes(dump_json(dossier))
    with closing(create_store(place)) as store:
        load(store, small_dossier)
    for _ in range(12):
        killed_at_work(RELOAD, place, *map(str, files))
        with closing(open_store(place)) as store, store.reading() as session:
            assert kept(session, small_dossier) in map(digest, versions)
            assert verify_journal(session) == []

"""kill -9 at any moment, again and again: what was acknowledged is kept, the rest is whole or absent."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from ctg_core.commands.journal import verify_journal
from ctg_core.commands.load import load_dossier
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.reading import read_dossier
from ctg_core.dossier.storage import fetch_dossier
from ctg_core.dossier.writing import digest
from ctg_core.model.convention import Convention
from ctg_core.model.funding import FundingLine
from ctg_core.model.history import Revision
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store, open_store
from ctg_core.store.refusals import StoreRefused
from tests.older import make_older
from tests.processes import killed_at_work

pytestmark = [pytest.mark.long, pytest.mark.skipif(os.name == "nt", reason="Windows ends processes in another way")]
AGAIN = 10
OPEN = """
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store, open_store
place = StoreLocation.from_environment()
"""
EDIT = f"""{OPEN}
from ctg_core.commands.registry import Asker
from ctg_core.commands.rows import add_row, edit_row
from ctg_core.model.funding import FundingLine
from ctg_core.model.person import LOCAL

store = open_store(place)
with store.reading() as session:
    line = session.get_one(FundingLine, ("petite", "f-01"))
cents, version, asker = line.planned_cents, line.version, Asker(LOCAL, "petite")
print("ready", flush=True)
while True:
    cents, version = cents + 1, version + 1
    edit_row(store, asker, "funding_lines", "f-01", version - 1, {{"planned_cents": cents}})
    print(cents, flush=True)
"""
LOAD = f"""{OPEN}
import sys
from pathlib import Path
from ctg_core.commands.load import load_dossier
from ctg_core.dossier.reading import read_dossier

dossier, store = read_dossier(Path(sys.argv[1])), open_store(place)
print("ready", flush=True)
while True:
    print(load_dossier(store, dossier, by="test", reason=None).number, flush=True)
"""
UPGRADE = f"""{OPEN}
import alembic.command, alembic.config
print("ready", flush=True)
open_store(place)
print("done", flush=True)
"""
CREATE = f"""{OPEN}
import sys
from pathlib import Path
from ctg_core.commands.load import load_dossier
from ctg_core.dossier.reading import read_dossier
dossier = read_dossier(Path(sys.argv[1]))
print("ready", flush=True)
create_store(place, lambda store: load_dossier(store, dossier, by="test", reason=None))
print("done", flush=True)
"""
SHIPPED = Path(__file__).parents[2] / "data" / "conventions" / "cazals-salviac.yaml"


def test_during_edits(place: StoreLocation, small_dossier: Dossier) -> None:
    with closing(create_store(place)) as store:
        load_dossier(store, small_dossier, by="test", reason=None)
    cents = 123_450
    for _ in range(AGAIN):
        acknowledged = killed_at_work(EDIT, place)
        with closing(open_store(place)) as store, store.reading() as session:
            found = session.get_one(FundingLine, ("petite", "f-01"))
            last = session.get(Revision, store.revision())
            assert verify_journal(session) == []
        # The one under way may have been saved, its answer cut off.
        least = int(acknowledged[-1]) if acknowledged else cents
        assert found.planned_cents in (least, least + 1)
        assert store_says(found) == journal_says(last)
        cents = found.planned_cents or 0


def test_while_a_convention_is_replaced(place: StoreLocation) -> None:
    wanted = read_dossier(SHIPPED)
    with closing(create_store(place)) as store:
        load_dossier(store, wanted, by="test", reason=None)
    for _ in range(AGAIN // 2):
        acknowledged = killed_at_work(LOAD, place, str(SHIPPED), within=2.0)
        with closing(open_store(place)) as store, store.reading() as session:
            assert verify_journal(session) == []
            assert digest(fetch_dossier(session, wanted.key)) == digest(wanted)
            assert store.revision() >= int(acknowledged[-1] if acknowledged else 1)


def store_says(line: FundingLine) -> tuple[int, int | None]:
    """How many edits, and the figure they made."""
    return line.version, line.planned_cents


def journal_says(last: Revision | None) -> tuple[int, int]:
    """The same from the number of its last line: the first loaded the dossier."""
    assert last is not None
    number = last.number or 0
    return number, 123_450 + number - 1


def test_during_an_upgrade(place: StoreLocation, tmp_path: Path) -> None:
    make_older(place, tmp_path / "older")
    for _ in range(AGAIN):
        done = killed_at_work(UPGRADE, place, within=1.0)
        if done:
            break
    with closing(open_store(place)) as store, store.reading() as session:
        assert session.get_one(Convention, "a").values_reviewed
        assert not store.read_only


def test_during_a_creation(place: StoreLocation) -> None:
    for _ in range(AGAIN):
        done = killed_at_work(CREATE, place, str(SHIPPED), within=3.0)
        found = revision_of(place)
        if found is not None:
            assert found == 1
            return
        assert done == []


def revision_of(place: StoreLocation) -> int | None:
    """The revision of the store there, None when there is nothing; anything between is a failure."""
    try:
        store = open_store(place)
    except StoreRefused as refusal:
        if "n’existe pas" in refusal.message or "ne contient encore rien" in refusal.message:
            return None
        raise
    with closing(store):
        return store.revision()

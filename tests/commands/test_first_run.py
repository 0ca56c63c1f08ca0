import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ctg_core.commands import first_run
from ctg_core.commands.first_run import create_filled_store, open_dashboard_store, shipped_files, shipped_state_files
from ctg_core.commands.journal import verify_journal
from ctg_core.dossier.reading import read_dossier
from ctg_core.dossier.refusal import DossierRefused
from ctg_core.dossier.storage import fetch_dossier
from ctg_core.dossier.writing import digest
from ctg_core.store import location as locations
from ctg_core.store.location import StoreLocation
from ctg_core.store.refusals import StoreExists, StoreRefused
from ctg_core.store.store import Store

ROOT = Path(__file__).parents[2]
# A line of the journal for each convention, and two for each sealed state: the load of what it seals, and the seal.
LINES = len(shipped_files()) + 2 * len(shipped_state_files())


@pytest.fixture
def default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A default store that is not the one of this checkout."""
    path = tmp_path / "data" / "ctg.db"
    path.parent.mkdir()
    monkeypatch.delenv("CTG_DATABASE_URL", raising=False)
    monkeypatch.setattr(locations, "DEFAULT", path)
    return path


def test_every_shipped_convention_is_there(shipped_store: Store) -> None:
    dossiers = [read_dossier(file) for file in shipped_files()]
    assert dossiers
    with shipped_store.reading() as session:
        for dossier in dossiers:
            assert digest(fetch_dossier(session, dossier.key)) == digest(dossier)
        assert verify_journal(session) == []
    assert shipped_store.revision() == LINES


def test_the_first_run_makes_the_default_store(default: Path) -> None:
    with closing(open_dashboard_store()) as store:
        assert store.revision() == LINES
    assert list(default.parent.iterdir()) == [default]


def test_the_next_runs_open_it(default: Path) -> None:
    open_dashboard_store().close()
    made = default.stat().st_ino
    with closing(open_dashboard_store()) as store:
        assert store.revision() == LINES
    assert default.stat().st_ino == made


def test_a_default_store_that_is_not_one_is_refused(default: Path) -> None:
    default.touch()
    with pytest.raises(StoreRefused, match="vide"):
        open_dashboard_store()
    assert default.read_bytes() == b""


def test_a_store_named_by_the_variable_is_never_made_in_silence(
    location: StoreLocation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTG_DATABASE_URL", f"sqlite:///{location.path}")
    with pytest.raises(StoreRefused, match="n’existe pas"):
        open_dashboard_store()
    assert not location.path.exists()


def test_a_store_is_never_filled_over(location: StoreLocation) -> None:
    location.path.touch()
    with pytest.raises(StoreExists):
        create_filled_store(location)


def test_an_unsound_dossier_leaves_no_store(default: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "faux.yaml").write_text("format: ctg-dossier\nformat_version: 1\nconvention: {key: x}\n")
    monkeypatch.setattr(first_run, "SHIPPED", tmp_path)
    with pytest.raises(DossierRefused):
        open_dashboard_store()
    assert list(default.parent.iterdir()) == []


FIRST_RUN = """
import sys
from pathlib import Path
from ctg_core.store import location
location.DEFAULT = Path(sys.argv[1])
from ctg_core.commands.first_run import open_dashboard_store
sys.stdin.readline()  # all start together
print(open_dashboard_store().revision())
"""


def test_processes_that_start_together_share_one_store(default: Path) -> None:
    command = [sys.executable, "-c", FIRST_RUN, str(default)]
    processes = [
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    assert [process.communicate()[0] for process in processes] == [f"{LINES}\n"] * 2
    assert [path.name for path in default.parent.iterdir() if "creation" in path.name] == []
    with closing(open_dashboard_store()) as store:
        assert store.revision() == LINES

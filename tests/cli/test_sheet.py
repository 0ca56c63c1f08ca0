"""The command line makes return sheets, and records those that come back."""

from contextlib import closing
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ctg_core.cli.import_ import import_return_sheet
from ctg_core.cli.main import main
from ctg_core.commands.load import load_dossier
from ctg_core.dossier.reading import parse_dossier
from ctg_core.exchange.received import ReceivedRefused, received_workbook
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store, open_store
from tests.return_sheets import COMBE, HERE, filled


@pytest.fixture
def named(location: StoreLocation, monkeypatch: pytest.MonkeyPatch) -> StoreLocation:
    monkeypatch.setenv("CTG_DATABASE_URL", f"sqlite:///{location.path}")
    with closing(create_store(location)) as store:
        load_dossier(store, parse_dossier(COMBE.encode(), "combe.yaml"), by="test", reason=None)
    return location


def made(tmp_path: Path, name: str = "instance/groupe") -> bytes:
    file = tmp_path / "fiche.xlsx"
    assert main(["sheet", HERE, "--for", name, "--out", str(file), "--force"]) == 0
    return file.read_bytes()


def test_a_sheet_is_written(named: StoreLocation, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = load_workbook(BytesIO(made(tmp_path, "Groupe petite enfance")))
    assert book["Lisez-moi"]["A1"].value == "Fiche de retour\u202f: Groupe petite enfance"
    assert "est écrite dans" in capsys.readouterr().out


def test_a_file_that_is_there_is_kept(named: StoreLocation, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made(tmp_path)
    assert main(["sheet", HERE, "--for", "groupe", "--out", str(tmp_path / "fiche.xlsx")]) == 1
    assert "existe déjà" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("key", "name", "said"),
    [(HERE, "Zorro", "ne désigne personne"), ("ailleurs", "groupe", "n’existe pas")],
)
def test_nobody_or_nowhere(
    key: str, name: str, said: str, named: StoreLocation, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sheet", key, "--for", name, "--out", str(tmp_path / "a.xlsx")]) == 1
    assert said in capsys.readouterr().err
    assert list(tmp_path.glob("a.xlsx")) == []


def test_one_that_came_back(named: StoreLocation, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    period = date.today().year - 1
    content = filled(made(tmp_path), {("Indicateurs", f"places/{period}//", "Valeur"): 130})
    book = received_workbook(content, "fiche.xlsx")
    capsys.readouterr()
    with closing(open_store(named)) as store:
        before = store.revision()
        assert import_return_sheet(store, HERE, book, "fiche.xlsx", dry_run=True) == 0
        assert store.revision() == before
        seen = capsys.readouterr().out
        assert import_return_sheet(store, HERE, book, "fiche.xlsx", dry_run=False) == 0
        done = capsys.readouterr().out
        assert import_return_sheet(store, HERE, book, "fiche.xlsx", dry_run=False) == 0
        assert store.revision() == before + 1
        with pytest.raises(ReceivedRefused):
            import_return_sheet(store, "ailleurs", book, "fiche.xlsx", dry_run=False)
    assert "(vide) → 130" in seen
    assert seen.endswith("Rien n’a été enregistré.\n")
    assert done.endswith("1\u00a0ligne enregistrée.\n")

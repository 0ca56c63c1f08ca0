"""``export`` makes documents too, of today or of a sealed state, and says what it cannot make."""

from pathlib import Path

import pytest

from ctg_core.cli.main import main
from ctg_core.commands.first_run import create_filled_store
from ctg_core.store.location import StoreLocation
from tests.exchange.documents.conftest import plain
from tests.exchange.documents.opened import Word, pdf

DONE, REFUSED, MISUSED = 0, 1, 2


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where to write, beside a filled store."""
    location = StoreLocation(tmp_path / "ctg.db")
    create_filled_store(location).close()
    monkeypatch.setenv("CTG_DATABASE_URL", f"sqlite:///{location.path}")
    return tmp_path / "document"


def export(out: Path, *arguments: str) -> int:
    return main(["export", "val-d-exemple", "--out", str(out), *arguments])


def test_it_makes_documents_of_today_and_of_a_seal(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(out, "--format", "pdf") == DONE
    assert "Synthèse pour les élus" in capsys.readouterr().out
    assert main(["freeze", "val-d-exemple", "--label", "Copil"]) == DONE
    key = capsys.readouterr().out.split("sous la clé ")[1].split(".")[0]
    assert main(["freezes", "val-d-exemple"]) == DONE
    short = capsys.readouterr().out.split()[2]
    assert export(out, "--format", "docx", "--document", "bilan-annuel", "--at", key, "--force") == DONE
    text = plain(Word(out.read_bytes()).text())
    assert "« Copil »" in text
    assert f"Empreinte SHA-256 : {short}" in text
    assert export(out, "--format", "pdf", "--at", key, "--force") == DONE
    assert "État arrêté" in plain(pdf(out.read_bytes()).pages[0].extract_text())


def test_what_it_cannot_make_leaves_the_file_alone(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(out, "--format", "docx", "--document", "fiche-action") == REFUSED
    assert "Dites de quelle action" in capsys.readouterr().err
    assert export(out, "--format", "pdf", "--document", "fiche-action") == MISUSED
    assert "synthese" in capsys.readouterr().err
    assert export(out, "--format", "pdf", "--at", "jamais") == REFUSED
    assert "état arrêté" in plain(capsys.readouterr().err)
    assert not out.exists()
    assert export(out, "--format", "docx", "--document", "fiche-action", "--about", "a-07") == DONE

"""The command line: what it checks, of files, of a store and of its journal."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from ctg_core.cli.main import main
from ctg_core.commands.first_run import shipped_files
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.writing import dump_json
from ctg_core.store import location as locations
from ctg_core.store.engine import to_write
from ctg_core.store.location import StoreLocation
from tests.command_line import DONE, MISUSED, REFUSED, said


def test_check_of_files_and_keys(loaded: StoreLocation, small_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "check", small_file, "petite")
    assert code == DONE
    assert out.startswith("petite.yaml\n")
    assert out.endswith("Convention petite\n  Identique au dossier ci-dessus.\n")


def test_check_shows_what_is_documented_without_refusing(
    named: StoreLocation, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = said(capsys, "check", *shipped_files())
    assert code == DONE
    assert "  à corriger — " in out


def test_check_refuses_an_unsound_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "faux.yaml"
    file.write_text("format: autre\n")
    code, out, _ = said(capsys, "check", file)
    assert code == REFUSED
    assert "à corriger — champ format" in out


def test_check_refuses_a_misplaced_quotation(
    small_dossier: Dossier, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = json.loads(dump_json(small_dossier))
    content["sources"] = [{"key": "depliant", "title": "Dépliant", "kind": "leaflet", "file": "depliant.txt"}]
    content["actions"][0] |= {"source": "depliant", "locator": "L2", "quote": "créer une crèche"}
    file = tmp_path / "petite.json"
    file.write_text(json.dumps(content))
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "depliant.txt").write_text("Une ligne.\nIl faut créer une crèche.\n")
    assert said(capsys, "check", file, "--sources", sources)[0] == DONE
    (sources / "depliant.txt").write_text("Une ligne.\nRien de tel.\n")
    code, out, _ = said(capsys, "check", file, "--sources", sources)
    assert (code, "citation" in out) == (REFUSED, True)


def test_check_wants_a_folder_of_sources(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "check", "--sources", tmp_path / "absent")
    assert (code, "n’existe pas" in out) == (MISUSED, True)


def test_check_of_everything(named: StoreLocation, capsys: pytest.CaptureFixture[str]) -> None:
    main(["init"])
    code, out, _ = said(capsys, "check")
    assert code == DONE
    assert "La base et le journal sont intacts. Dernière ligne\u202f: " in out
    assert out.count("Identique au dossier ci-dessus.") == len(shipped_files())


def test_check_before_the_first_run(
    location: StoreLocation, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CTG_DATABASE_URL", raising=False)
    monkeypatch.setattr(locations, "DEFAULT", location.path)
    code, out, _ = said(capsys, "check")
    assert (code, "n’est pas encore créée" in out) == (DONE, True)
    assert not location.path.exists()


@pytest.mark.parametrize(
    ("tampering", "fault"),
    [
        (
            "DROP TRIGGER revision_is_not_updated; UPDATE revision SET by = 'autre'",
            "la ligne 1 du journal a été modifiée",
        ),
        ("UPDATE actions SET lead = 'personne'", "table actions renvoient à ce qui n’existe pas"),
        ("UPDATE actions SET status = 'inventé'", "valeur inconnue"),
    ],
)
def test_check_sees_what_was_changed_behind_its_back(
    tampering: str, fault: str, loaded: StoreLocation, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(to_write(loaded.path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.executescript(tampering)
    code, out, _ = said(capsys, "check")
    assert code == REFUSED
    assert fault in out

"""The command line on a store: made, listed, filled, taken out."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ctg_core.commands.first_run import shipped_files
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.reading import read_dossier
from ctg_core.dossier.writing import digest, dump_json
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store
from tests.command_line import DONE, REFUSED, said


def test_init_makes_the_store_once(named: StoreLocation, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "init")
    assert code == DONE
    assert f"«\u00a0{named.path}\u00a0» est créée, avec {len(shipped_files())}\u00a0conventions." in out
    before = named.path.read_bytes()
    code, out, _ = said(capsys, "init")
    assert (code, "existe déjà" in out) == (DONE, True)
    assert named.path.read_bytes() == before


def test_init_refuses_what_is_not_ours(named: StoreLocation, capsys: pytest.CaptureFixture[str]) -> None:
    named.path.write_text("quelque chose")
    code, out, err = said(capsys, "init")
    assert (code, out) == (REFUSED, "")
    assert "n’est pas une base SQLite" in err


@pytest.mark.parametrize(
    "arguments", [["list"], ["check", "petite"], ["export", "petite", "--format", "json", "--out", "x"]]
)
def test_without_a_store_nothing_is_made(
    arguments: list[str], named: StoreLocation, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = said(capsys, *arguments)
    assert (code, out.strip() in ("", "petite")) == (REFUSED, True)
    assert "n’existe pas" in err
    assert not named.path.exists()


def test_a_database_of_another_kind_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CTG_DATABASE_URL", "postgresql://me:secret@host/ctg")
    code, _, err = said(capsys, "list")
    assert (code, "secret" in err) == (REFUSED, False)


def test_list(loaded: StoreLocation, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "list") == (DONE, "petite\tVallée (fictive)\n", "")


def test_list_of_an_empty_store(named: StoreLocation, capsys: pytest.CaptureFixture[str]) -> None:
    create_store(named).close()
    assert said(capsys, "list") == (DONE, "La base de données ne contient aucune convention.\n", "")


def test_load_says_what_it_did(loaded: StoreLocation, small_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "load", small_file)
    assert code == DONE
    assert out.startswith("La convention «\u00a0Vallée\u00a0» (petite) est remplacée. Journal\u202f: ligne 2, ")


def test_load_refuses_whole(loaded: StoreLocation, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "faux.json"
    file.write_text('{"format": "ctg-dossier", "format_version": 1, "convention": {"key": "x"}, "actions": [{}]}')
    code, out, err = said(capsys, "load", file)
    assert (code, out) == (REFUSED, "")
    assert len(err.splitlines()) > 2
    assert all(line.startswith("faux.json — ") for line in err.splitlines())
    assert said(capsys, "list")[1] == "petite\tVallée (fictive)\n"


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_what_is_exported_loads_again_the_same(
    form: str, loaded: StoreLocation, small_dossier: Dossier, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"sortie.{form}"
    assert said(capsys, "export", "petite", "--format", form, "--out", file)[0] == DONE
    assert digest(read_dossier(file)) == digest(small_dossier)
    assert form == "yaml" or file.read_bytes() == dump_json(small_dossier)


def test_a_workbook_is_exported(loaded: StoreLocation, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "sortie.xlsx"
    assert said(capsys, "export", "petite", "--format", "xlsx", "--out", file)[0] == DONE
    assert load_workbook(file)["Actions"]["A2"].value == "a-01"


def test_export_replaces_only_when_asked(
    loaded: StoreLocation, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "sortie.json"
    file.write_text("à garder")
    code, _, err = said(capsys, "export", "petite", "--format", "json", "--out", file)
    assert (code, file.read_text()) == (REFUSED, "à garder")
    assert "existe déjà" in err
    assert said(capsys, "export", "petite", "--format", "json", "--out", file, "--force")[0] == DONE
    assert json.loads(file.read_bytes())["convention"]["key"] == "petite"


def test_export_of_an_unknown_convention(
    loaded: StoreLocation, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = said(capsys, "export", "inconnue", "--format", "json", "--out", tmp_path / "x.json")
    assert (code, "inconnue" in err, (tmp_path / "x.json").exists()) == (REFUSED, True, False)

"""The command line: what it does, what it says, and the code it leaves with."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ctg_core.cli.main import VERBS, main
from ctg_core.commands.first_run import shipped_files
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.reading import read_dossier
from ctg_core.dossier.writing import digest, dump_json, dump_yaml
from ctg_core.store import location as locations
from ctg_core.store.engine import to_write
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store, open_store

ROOT = Path(__file__).parents[1]
DONE, REFUSED, MISUSED = 0, 1, 2


@pytest.fixture
def named(location: StoreLocation, monkeypatch: pytest.MonkeyPatch) -> StoreLocation:
    """A store file that CTG_DATABASE_URL names, not made yet."""
    monkeypatch.setenv("CTG_DATABASE_URL", f"sqlite:///{location.path}")
    return location


@pytest.fixture
def small_file(small_dossier: Dossier, tmp_path: Path) -> Path:
    file = tmp_path / "petite.yaml"
    file.write_bytes(dump_yaml(small_dossier))
    return file


@pytest.fixture
def loaded(named: StoreLocation, small_file: Path, capsys: pytest.CaptureFixture[str]) -> StoreLocation:
    """The named store, with the small convention in it."""
    create_store(named).close()
    assert main(["load", str(small_file)]) == DONE
    capsys.readouterr()
    return named


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """The exit code, what was printed, and what was printed as a refusal."""
    code = main([str(argument) for argument in arguments])
    output = capsys.readouterr()
    return code, output.out, output.err


def test_help_is_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([], *([verb] for verb in VERBS)):
        code, out, _ = said(capsys, *arguments, "--help")
        assert code == DONE
        assert out.startswith("Utilisation\u202f: python -m ctg_core")
        assert not {"usage", "positional arguments", "show this help"} & set(out.splitlines())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "il manque\u202f: COMMANDE."),
        (["danse"], "«\u00a0danse\u00a0» n’est pas possible (au choix\u202f: " + ", ".join(VERBS) + ")."),
        (["list", "--vite"], "argument inconnu\u202f: --vite."),
        (["load"], "il manque\u202f: FICHIER."),
        (["list", "tout"], "argument inconnu\u202f: tout."),
        (["export", "petite", "--format", "json"], "il manque\u202f: --out."),
        (["export", "petite", "--format"], "l’option --format attend une valeur."),
        (
            ["export", "petite", "--format", "odt"],
            "«\u00a0odt\u00a0» n’est pas possible (au choix\u202f: json, yaml, xlsx, docx, pptx, pdf).",
        ),
        (["export", "petite", "--force=oui"], "l’option --force n’attend pas de valeur."),
    ],
)
def test_misuse(arguments: Sequence[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, *arguments)
    assert (code, out) == (MISUSED, "")
    assert err.startswith(f"Commande refusée\u202f: {message}\nUtilisation\u202f: python -m ctg_core")


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


def run(*arguments: str, **settings: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "ctg_core", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, **settings)


def test_a_real_process(loaded: StoreLocation) -> None:
    done = run("list", env=os.environ)
    assert (done.returncode, done.stdout.decode()) == (DONE, f"petite\tVallée (fictive){os.linesep}")
    refused = run("export", "inconnue", "--format", "json", "--out", "x", env=os.environ)
    assert (refused.returncode, b"Traceback" in refused.stderr) == (REFUSED, False)
    assert run("danse").returncode == MISUSED


def test_a_screen_without_narrow_spaces(loaded: StoreLocation) -> None:
    done = run("init", env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"})
    assert (done.returncode, done.stderr) == (DONE, b"")
    assert "existe déjà?: rien" in done.stdout.decode("cp1252")


def test_a_reader_that_stops_reading(loaded: StoreLocation) -> None:
    command = [sys.executable, "-m", "ctg_core", "check", "petite"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize(
    "arguments", [["--help"], ["list"], ["export", "petite", "--format", "json", "--out", "x.json"]]
)
def test_it_starts_without_what_it_does_not_need(arguments: list[str], loaded: StoreLocation, tmp_path: Path) -> None:
    script = (
        "import sys; from ctg_core.cli.main import main; code = main(sys.argv[1:]); "
        "heavy = {'streamlit', 'pandas', 'plotly', 'folium', 'openpyxl', 'alembic'} & set(sys.modules); "
        "sys.exit(code or str(heavy or ''))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.stderr.strip() == b""


def test_the_store_is_closed_after_each_command(loaded: StoreLocation, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "list")
    assert sorted(path.name for path in loaded.path.parent.glob("ctg.db*")) == ["ctg.db"]
    open_store(loaded).close()

"""The command line: its help, how it is misused, how it runs as a process."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from ctg_core.cli.main import VERBS
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store
from tests.command_line import DONE, MISUSED, REFUSED, said

ROOT = Path(__file__).parents[2]


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

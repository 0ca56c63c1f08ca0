"""The two commands of the house: `python do.py open` and `python do.py check`.

Standard library only, since it runs before anything is installed; and nothing that an older Python could not
read, since it is here that such a Python is told what to do.
"""

from __future__ import annotations

import hashlib
import io
import os
import signal
import subprocess
import sys
import time
import venv
from pathlib import Path

OLDEST_PYTHON = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
# Present while packages are being installed: if it is still there, an installation was cut short.
UNFINISHED = VENV / "installing"

RUNTIME = ("requirements.txt",)
WITH_POSTGRESQL = (*RUNTIME, "requirements-postgresql.txt")
DEVELOPMENT = (*WITH_POSTGRESQL, "requirements-dev.txt")

USAGE = """Utilisation :
  python do.py open [options de Streamlit]   ouvre le tableau de bord dans le navigateur
  python do.py check [--long]                vérifie le code ; --long ajoute les épreuves longues"""

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
CHECKS = {
    "ruff format --check": ["-m", "ruff", "format", "--check"],
    "ruff check": ["-m", "ruff", "check"],
    "lint-imports": ["-c", LINT_IMPORTS],
    "mypy": ["-m", "mypy"],
    "pytest": ["-m", "pytest", "-n", "auto", "--dist", "loadfile", "-m", "not browser"],
    # A browser and the dashboard it visits keep more than one processor busy: two visitors, however many there are.
    # One that fails is tried once more, and named in the report: a machine that stalls fails another one each time.
    "pytest, navigateur": ["-m", "pytest", "-n", "2", "--reruns", "1", "-rR", "-m", "browser"],
}


def main(arguments: list[str]) -> int:
    """Answer one command; 0 when it went well, 1 when it did not, 2 when it was not understood."""
    if sys.version_info < OLDEST_PYTHON:
        needed, found = (".".join(map(str, version[:2])) for version in (OLDEST_PYTHON, sys.version_info))
        print(f"Il faut Python {needed} ou plus récent ; celui-ci est Python {found}.")
        return 1
    # A stop asked by the system closes the child as Ctrl + C does, instead of leaving it behind.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return dispatch(arguments)
    except KeyboardInterrupt:
        return 130


def dispatch(arguments: list[str]) -> int:
    if arguments[:1] == ["open"]:
        return open_dashboard(arguments[1:])
    if arguments in (["check"], ["check", "--long"]):
        return check(long="--long" in arguments)
    print(USAGE)
    return 0 if arguments in (["--help"], ["-h"]) else 2


def open_dashboard(options: list[str]) -> int:
    on_postgresql = os.environ.get("CTG_DATABASE_URL", "").strip().startswith("postgresql")
    if not prepared(WITH_POSTGRESQL if on_postgresql else RUNTIME):
        return 1
    print("Le tableau de bord s’ouvre dans le navigateur. Pour l’arrêter : Ctrl + C dans cette fenêtre.")
    return run("-m", "streamlit", "run", "app.py", *options)


def check(long: bool) -> int:
    """Run every check, even after one fails, then say how each went."""
    if not prepared(DEVELOPMENT):
        return 1
    results = {}
    for name, command in CHECKS.items():
        kept = "browser and not wide" if long else "browser and not long and not wide"
        asked = [word.replace("browser", kept) for word in command]
        print(f"\n── {name}")
        start = time.monotonic()
        results[name] = (run(*asked), time.monotonic() - start)
    print("\nBilan")
    for name, (code, seconds) in results.items():
        print(f"  {'ÉCHEC ' if code else 'réussi'}  {name} ({seconds:.0f} s)")
    return int(any(code for code, _ in results.values()))


def prepared(requirements: tuple[str, ...]) -> bool:
    """Make or repair `.venv`, and bring it up to these requirements when they have changed."""
    digest = hashlib.sha256(b"".join((ROOT / name).read_bytes() for name in requirements)).hexdigest()
    stamp = VENV / f"{requirements[-1]}.sha256"
    if PYTHON.exists() and not UNFINISHED.exists() and stamp.exists() and stamp.read_text() == digest:
        return True
    return (usable() or made()) and installed(requirements[-1], stamp, digest)


def usable() -> bool:
    """Whether `.venv` has a working Python of the right age with pip, and no installation cut short."""
    question = f"import sys, pip; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    return PYTHON.exists() and not UNFINISHED.exists() and run("-c", question, quiet=True) == 0


def made() -> bool:
    """Make `.venv` anew; False, with a word about what to do, when this Python cannot."""
    try:
        venv.create(VENV, clear=True, symlinks=os.name != "nt", with_pip=True)
    except (subprocess.CalledProcessError, OSError) as error:
        print(f"L’environnement {VENV} n’a pas pu être créé : {error}")
        print("Sous Debian ou Ubuntu, installez d’abord le paquet python3-venv.")
        return False
    return True


def installed(requirements: str, stamp: Path, digest: str) -> bool:
    """Install a requirements file, and leave its digest behind once it is whole."""
    print("Installation des bibliothèques (une à deux minutes la première fois)…")
    UNFINISHED.touch()
    if run("-m", "pip", "install", "-q", "--no-input", "--disable-pip-version-check", "-r", requirements):
        print("L’installation n’a pas abouti.")
        print("Vérifiez l’accès au réseau et la place sur le disque, puis relancez la même commande.")
        return False
    UNFINISHED.unlink()
    stamp.write_text(digest)
    return True


def run(*arguments: str, quiet: bool = False) -> int:
    """Run the environment's Python in the project's folder and return its exit code."""
    output = subprocess.DEVNULL if quiet else None
    # UTF-8 whatever the system: a redirected Windows output would refuse the narrow no-break space.
    environment = {**os.environ, "PYTHONUTF8": "1"}
    child = subprocess.Popen([PYTHON, *arguments], cwd=ROOT, env=environment, stdout=output, stderr=output)
    try:
        return child.wait()
    except KeyboardInterrupt:
        # Let it close before we do: the prompt comes back only once nothing is running.
        child.terminate()
        child.wait()
        raise


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        # By line: our words come before those of the tools. An old Windows console gets "?" for a space.
        sys.stdout.reconfigure(errors="replace", line_buffering=True)
    sys.exit(main(sys.argv[1:]))

"""``serve``: offer the dashboard to other computers."""

import os
import subprocess
import sys
from argparse import Namespace

from ctg_core.cli.french import Argument, flag
from ctg_core.reference import DATA

ROOT = DATA.parents[1]

ARGUMENTS = [
    Argument("--adresse", "ADRESSE", "adresse de cette machine (localhost par défaut)", default="localhost"),
    Argument("--port", "PORT", "port (8501 par défaut)", type=int, default=8501),
    Argument(
        "--adresse-publique",
        "ADRESSE",
        "derrière un serveur mandataire, l’adresse que chacun ouvre (https://ctg.exemple.fr)",
    ),
    flag("--lecture-seule", "chacun lit, personne ne modifie, quel que soit son rôle"),
]


def run(arguments: Namespace) -> int:
    """Serve until it is stopped; the server's exit code."""
    said = {
        "CTG_READ_ONLY": "1" if arguments.lecture_seule else None,
        "CTG_PUBLIC_ADDRESS": arguments.adresse_publique,
    }
    environment = {**os.environ, **{name: value for name, value in said.items() if value}}
    options = {"address": arguments.adresse, "port": arguments.port, "headless": "true"}
    given = [f"--server.{name}={value}" for name, value in options.items()]
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        *given,
        f"--browser.serverAddress={arguments.adresse}",
    ]
    return subprocess.call(command, cwd=ROOT, env=environment)

"""``serve``: offer the dashboard to other computers."""

import os
import subprocess
import sys
from argparse import Namespace

from ctg_core.cli.french import FrenchParser
from ctg_core.reference import DATA

ROOT = DATA.parents[1]


def declare(parser: FrenchParser) -> None:
    """Where it is offered, and to whom."""
    parser.options.add_argument(
        "--adresse", default="localhost", metavar="ADRESSE", help="adresse de cette machine (localhost par défaut)"
    )
    parser.options.add_argument("--port", type=int, default=8501, metavar="PORT", help="port (8501 par défaut)")
    parser.options.add_argument(
        "--adresse-publique",
        metavar="ADRESSE",
        help="derrière un serveur mandataire, l’adresse que chacun ouvre (https://ctg.exemple.fr)",
    )
    parser.options.add_argument(
        "--lecture-seule", action="store_true", help="chacun lit, personne ne modifie, quel que soit son rôle"
    )


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

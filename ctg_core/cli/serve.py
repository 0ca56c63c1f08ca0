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
        "--lecture-seule", action="store_true", help="chacun lit, personne ne modifie, quel que soit son rôle"
    )


def run(arguments: Namespace) -> int:
    """Serve until it is stopped; the server's exit code."""
    environment = {**os.environ, **({"CTG_READ_ONLY": "1"} if arguments.lecture_seule else {})}
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

"""Code in processes of its own, on the same store as a test: to write at once with it, or to be killed."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from ctg_core.store.location import VARIABLE, StoreLocation

ROOT = Path(__file__).parents[1]


def address_of(location: StoreLocation) -> str:
    """What CTG_DATABASE_URL says of this store, its password included."""
    if isinstance(location.place, Path):
        return f"sqlite:///{location.path.as_posix()}"
    return location.place.render_as_string(hide_password=False)


def start(code: str, location: StoreLocation, *arguments: str) -> "subprocess.Popen[str]":
    """Run code on this store, which it opens from its environment; its outputs are read as text."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env={**os.environ, VARIABLE: address_of(location), "PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def killed_at_work(code: str, location: StoreLocation, *arguments: str, within: float = 0.4) -> list[str]:
    """Run code until some moment after it says "ready", kill it, and return the lines it had said since."""
    with start(code, location, *arguments) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(random.uniform(0, within))
        process.send_signal(signal.SIGKILL)
        said = process.stdout.read()
    # A line cut short was not said.
    return said[: said.rfind("\n") + 1].splitlines()

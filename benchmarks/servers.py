"""The two servers a run compares: the dashboard on a new store, and the empty page, by the same Streamlit."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.dashboard import environment, free_port, new_store, stop, wait_until_healthy

HERE = Path(__file__).parent
ROOT = HERE.parent


@dataclass(frozen=True)
class Servers:
    """Their addresses, without a final slash."""

    dashboard: str
    hello: str


@contextmanager
def both() -> Iterator[Servers]:
    """Serve both for as long as the block."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        store = new_store(Path(folder))
        with _served(ROOT, store) as dashboard, _served(HERE / "hello", store) as hello:
            yield Servers(dashboard, hello)


@contextmanager
def _served(folder: Path, store: str) -> Iterator[str]:
    """Serve the ``app.py`` of a folder, with the settings of that folder."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true", f"--server.port={port}"]
    # Their banner would stand in the middle of the table we print; errors still show.
    process = subprocess.Popen(command, cwd=folder, env=environment(store), stdout=subprocess.DEVNULL)
    address = f"http://localhost:{port}"
    try:
        wait_until_healthy(process, address)
        yield address
    finally:
        stop(process)

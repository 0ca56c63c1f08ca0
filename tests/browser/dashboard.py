"""The dashboard as a process of its own, on its own store, for a browser to visit."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
SECONDS_TO_START = 60  # a cold start takes 2; a busy machine with cold disks, much more


def new_store(folder: Path) -> str:
    """Make a store holding the documented conventions, and return its CTG_DATABASE_URL."""
    url = f"sqlite:///{(folder / 'ctg.db').as_posix()}"
    command = [sys.executable, "-m", "ctg_core", "init"]
    made = subprocess.run(command, cwd=ROOT, env=environment(url), capture_output=True, text=True, check=False)
    if made.returncode:
        raise RuntimeError(f"`python -m ctg_core init` failed.\n{made.stdout}{made.stderr}")
    return url


@contextmanager
def serving(store: str, *options: str, folder: Path = ROOT, output: int | None = None) -> Iterator[str]:
    """Serve a store for as long as the block; gives the address. ``options`` go to Streamlit.

    The server is that of a folder, with its settings. It prints where we do unless ``output`` says otherwise, so that
    pytest shows its tracebacks beside the test that caused them.
    """
    port = free_port()
    command = ["streamlit", "run", "app.py", "--server.headless=true", f"--server.port={port}", *options]
    with _running(command, store, port, folder, output) as address:
        yield address


@contextmanager
def serving_to_others(store: str, *options: str) -> Iterator[str]:
    """The same by `python -m ctg_core serve`, to which the options go."""
    port = free_port()
    with _running(["ctg_core", "serve", "--port", str(port), *options], store, port) as address:
        yield address


@contextmanager
def _running(
    command: list[str], store: str, port: int, folder: Path = ROOT, output: int | None = None
) -> Iterator[str]:
    command = [sys.executable, "-m", *command]
    process = subprocess.Popen(command, cwd=folder, env=environment(store), stdout=output, start_new_session=True)
    address = f"http://localhost:{port}"
    try:
        wait_until_healthy(process, address)
        yield address
    finally:
        stop(process)


def environment(store: str) -> dict[str, str]:
    return {**os.environ, "CTG_DATABASE_URL": store, "PYTHONUTF8": "1"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_healthy(process: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"{address}/_stcore/health", timeout=5):
                return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    raise RuntimeError(f"No dashboard at {address}: it ended or is too slow; its last words are above.")


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process and those it started: `serve` runs the server in another."""
    end = getattr(os, "killpg", None)
    end(process.pid, signal.SIGTERM) if end else process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()

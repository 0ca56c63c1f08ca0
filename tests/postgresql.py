"""A PostgreSQL server to test with: one of our own, from the package pgserver, or the one CTG_TEST_POSTGRESQL names.

Ours listens to this machine only, asks for a password as a real one does, and ends with the tests.
"""

import importlib.util
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import URL, Connection, NullPool, create_engine, make_url

from ctg_core.store.location import StoreLocation

VARIABLE = "CTG_TEST_POSTGRESQL"
PASSWORD = "un secret: @/%"  # of those that addresses must encode
# PostgreSQL refuses to run as root: it then runs as nobody.
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


class Server:
    """A running server, known by the address of an account that may create schemas in a database of it."""

    def __init__(self, url: URL) -> None:
        self.url = url

    @contextmanager
    def connected(self, database: str | None = None) -> Iterator[Connection]:
        """A connection that saves each statement at once, as the account of the tests."""
        engine = create_engine(self.url.set(database=database or self.url.database), poolclass=NullPool)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            yield connection

    def run(self, *statements: str, database: str | None = None) -> None:
        with self.connected(database) as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)

    @contextmanager
    def schema(self) -> Iterator[StoreLocation]:
        """A schema of its own, with nothing there: a hundred times faster than a database."""
        name = f"test_{uuid4().hex}"
        self.run(f"CREATE SCHEMA {name}")
        try:
            yield StoreLocation(self.url.update_query_dict({"options": f"-csearch_path={name}"}))
        finally:
            self.run(f"DROP SCHEMA {name} CASCADE")


class OwnServer(Server):
    """A server that the tests may stop, start and reconfigure."""

    def __init__(self, folder: Path, *, durable: bool) -> None:
        self._durable = durable
        self._programs = _programs(folder)
        self._data = folder / "data"
        self._data.mkdir()
        if ROOT:
            shutil.chown(self._data, "nobody")
        self._initialise(folder)
        port = _free_port()
        super().__init__(URL.create("postgresql+psycopg", "postgres", PASSWORD, "127.0.0.1", port, "postgres"))
        self.start()

    def start(self) -> None:
        listen = f"-h 127.0.0.1 -p {self.url.port} -c unix_socket_directories="
        options = f"{listen} -c max_connections=150 -c fsync={'on' if self._durable else 'off'}"
        self._run("pg_ctl", "start", "-w", "-l", str(self._data / "log"), "-o", options)

    def stop(self, mode: str = "fast") -> None:
        """``immediate`` is a crash: what was not saved is lost, and it recovers when it starts."""
        self._run("pg_ctl", "stop", "-w", "-m", mode)

    @contextmanager
    def database(self, options: str = "") -> Iterator[StoreLocation]:
        """A database of its own, with nothing there."""
        name = f"test_{uuid4().hex}"
        self.run(f"CREATE DATABASE {name} {options}")
        try:
            yield StoreLocation(self.url.set(database=name))
        finally:
            self.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _initialise(self, folder: Path) -> None:
        password = folder / "password"
        password.write_text(PASSWORD)
        options = ["--encoding=UTF8", "--locale=C", "--auth=scram-sha-256", f"--pwfile={password}", "--no-sync"]
        self._run("initdb", "-U", "postgres", *options)

    def _run(self, program: str, *arguments: str) -> None:
        user = "nobody" if ROOT else None
        # To a file: a server keeps the outputs of the one that starts it, and a pipe would never end.
        with tempfile.TemporaryFile("w+") as output:
            command = [self._programs / program, "-D", self._data, *arguments]
            done = subprocess.run(
                command, cwd="/", stdin=subprocess.DEVNULL, stdout=output, stderr=output, user=user, check=False
            )
            output.seek(0)
            assert done.returncode == 0, output.read()


@contextmanager
def serving(*, durable: bool = False) -> Iterator[Server]:
    """The server to test with, for as long as the block; the test is skipped where there can be none.

    Unless it is ``durable``, ours does not wait for the disk: what is tested outlives a process, not a power cut.
    """
    if named := os.environ.get(VARIABLE):
        yield Server(make_url(named))
        return
    folder = Path(tempfile.mkdtemp(prefix="ctg-postgresql-"))
    folder.chmod(0o755)
    try:
        server = OwnServer(folder, durable=durable)
        yield server
        with suppress(AssertionError):  # a test left it stopped
            server.stop("immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs(folder: Path) -> Path:
    """Where PostgreSQL's programs are: copied, for root, to where nobody may run them."""
    found = importlib.util.find_spec("pgserver")
    if found is None or not found.submodule_search_locations:
        pytest.skip(f"no PostgreSQL here: install pgserver, or name a server by {VARIABLE}")
    packages = Path(found.submodule_search_locations[0]).parent
    inside = Path("pgserver", "pginstall", "bin")
    if not ROOT:
        return packages / inside
    shutil.copytree(packages / inside.parent, folder / inside.parent, ignore=shutil.ignore_patterns("include"))
    if (packages / "pgserver.libs").is_dir():
        shutil.copytree(packages / "pgserver.libs", folder / "pgserver.libs")
    return folder / inside


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

"""An open store: read by many at once, written by one at a time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from ctg_core.store import refusals

_PATIENCE = 30.0  # seconds a writer waits for the one before it in this process


class Store:
    """Get one from ``opening``; ``name`` is how the user knows it.

    ``unchanged`` refuses when the file is no longer the one opened; ``release`` frees what keeps it alive.
    """

    def __init__(
        self,
        name: str,
        reader: Engine,
        writer: Engine | None,
        *,
        unchanged: Callable[[], None],
        release: Callable[[], None],
    ) -> None:
        self.name = name
        self._reader = reader
        self._writer = writer
        self._unchanged = unchanged
        self._release = release
        self._one_writer = Lock()

    @property
    def read_only(self) -> bool:
        """Whether every change will be refused."""
        return self._writer is None

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that cannot write, and sees one state of the store until it ends."""
        self._unchanged()
        with self._refusing(), Session(self._reader) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session in one transaction, alone to write: saved when the block ends well, else undone."""
        if self._writer is None:
            raise refusals.read_only(self.name)
        with self._alone(), self._refusing(), Session(self._writer, expire_on_commit=False) as session:
            session.connection()  # takes the write lock before the caller reads what it will change
            self._unchanged()
            yield session
            session.flush()
            # SQLite would go on saving into a deleted file, and say it did.
            self._unchanged()
            session.commit()

    def revision(self) -> int:
        """How many changes the journal counts: whoever has seen this number has nothing new to read."""
        self._unchanged()
        with self._refusing(), self._reader.connect() as connection:
            last = connection.exec_driver_sql("SELECT max(number) FROM revision").scalar()
        return int(last or 0)

    def close(self) -> None:
        """Let go of the file; the writer last, which leaves nothing beside it."""
        self._reader.dispose()
        if self._writer:
            self._writer.dispose()
        self._release()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if not self._one_writer.acquire(timeout=_PATIENCE):
            raise refusals.busy(self.name)
        try:
            yield
        finally:
            self._one_writer.release()

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            refusal = refusals.from_database(error, self.name)
            if refusal is None:
                raise
            raise refusal from error

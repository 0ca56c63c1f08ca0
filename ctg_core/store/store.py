"""An open store: read by many at once, written by one at a time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlmodel import Session

from ctg_core.store import refusals
from ctg_core.store.kept import Kept, changed_in, keep_in
from ctg_core.store.revisions import store_revision
from ctg_core.store.thread_queue import ThreadQueue

_PATIENCE = 30.0  # seconds a writer waits for the one before it in this process

Refuse = Callable[[BaseException, str], refusals.StoreRefused | None]


class Store:
    """Get one from ``opening``; ``name`` is how the user knows it.

    ``unchanged`` raises StoreRefused when the file was deleted or replaced; ``release`` closes the connections.
    ``commit`` commits a session; ``refuse`` gives the StoreRefused for an engine's error, None for a fault of ours.
    """

    def __init__(
        self,
        name: str,
        reader: Engine | Connection,
        writer: Engine | Connection | None,
        *,
        unchanged: Callable[[], None],
        release: Callable[[], None],
        commit: Callable[[Session], None] = Session.commit,
        refuse: Refuse = refusals.from_database,
    ) -> None:
        self.name = name
        self._reader = reader
        self._writer = writer
        self._unchanged = unchanged
        self._release = release
        self._commit = commit
        self._refuse = refuse
        self._threads = ThreadQueue()
        self._kept = Kept()

    @property
    def read_only(self) -> bool:
        """Whether every change will be refused."""
        return self._writer is None

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that reads one snapshot and cannot write; StoreRefused when the store is gone or unusable."""
        self._unchanged()
        with self._refusing(), Session(self._reader) as session:
            keep_in(session, self._kept)
            session.connection()  # connects now: a store in memory may be closed while this session reads
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """The one writing session: committed or, on error, rolled back; StoreRefused if read-only, busy or gone."""
        if self._writer is None:
            raise refusals.read_only(self.name)
        with self._alone(), self._refusing(), Session(self._writer, expire_on_commit=False) as session:
            session.connection()  # takes the write lock before the caller reads what it will change
            self._unchanged()
            yield session
            session.flush()
            # SQLite commits into a deleted file without any error.
            self._unchanged()
            self._commit(session)
            self._kept.forget(changed_in(session))

    def revision(self) -> int:
        """The number of the journal's last line: while it is the same, nothing changed. StoreRefused as above."""
        self._unchanged()
        with self._refusing(), Session(self._reader) as session:
            return store_revision(session)

    def close(self) -> None:
        """Close every connection to the store."""
        self._release()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._threads.turn(_PATIENCE) as came:
            if not came:
                raise refusals.busy(self.name)
            yield

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except NoConnectionFree as error:
            raise refusals.busy(self.name) from error
        except DBAPIError as error:
            refusal = self._refuse(error, self.name)
            if refusal is None:
                raise
            raise refusal from error

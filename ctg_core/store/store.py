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

    ``unchanged`` refuses when the store is no longer the one opened; ``release`` lets go of it. ``commit`` saves what
    a session wrote, and ``refuse`` tells why the engine did not do what it was asked.
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
        """A session that cannot write, and sees one state of the store until it ends."""
        self._unchanged()
        with self._refusing(), Session(self._reader) as session:
            keep_in(session, self._kept)
            session.connection()  # held from here: a store in memory may be let go of while it answers
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
            self._commit(session)
            self._kept.forget(changed_in(session))

    def revision(self) -> int:
        """How many changes the journal counts: whoever has seen this number has nothing new to read."""
        self._unchanged()
        with self._refusing(), Session(self._reader) as session:
            return store_revision(session)

    def close(self) -> None:
        """Let go of what keeps the store open."""
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

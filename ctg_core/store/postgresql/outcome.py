"""Commit a session, and ask the server for the outcome when the connection is cut before its answer."""

import time
from collections.abc import Callable

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from ctg_core.store.postgresql import refusals

_ATTEMPTS, _PAUSE = 10, 1.0  # s: a server that falls is often back within seconds


def knowing_commit(engine: Engine, name: str) -> Callable[[Session], None]:
    """A function that commits a session; if the answer is lost, it asks again. StoreRefused if none comes."""

    def commit(session: Session) -> None:
        number = session.connection().exec_driver_sql("SELECT pg_current_xact_id_if_assigned()::text").scalar()
        # A failed commit would expire the attributes of the rows that the caller holds.
        session.expunge_all()
        try:
            session.commit()
        except DBAPIError as error:
            if number is None or not error.connection_invalidated:
                raise
            session.close()
            if not _was_saved(engine, number, name):
                raise

    return commit


def _was_saved(engine: Engine, number: str, name: str) -> bool:
    """Whether the transaction of this number was saved; StoreRefused when the server does not come back to say it."""
    for attempt in range(_ATTEMPTS):
        time.sleep(_PAUSE if attempt else 0)
        try:
            # This one first waits for the writers' lock, which the lost transaction held until it ended.
            with engine.connect() as connection:
                status = connection.exec_driver_sql("SELECT pg_xact_status(%(n)s::xid8)", {"n": number}).scalar()
        except DBAPIError:
            continue
        return bool(status == "committed")
    raise refusals.unknown_outcome(name)

"""Connections to PostgreSQL: writers one after the other, readers each on one state of the store."""

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event

from ctg_core.store.postgresql import refusals

# "CTG1" in ASCII, then the schema: what writers of one store wait on, and nobody else does.
_TAKE_THE_TURN = """
    SELECT set_config('lock_timeout', '{patience}', true),
           set_config('idle_in_transaction_session_timeout', '{idle}', true),
           pg_advisory_xact_lock(x'43544731'::int, hashtext(current_schema()))
"""
PATIENCE = 30_000  # ms a writer waits for the one before it
_IDLE = 60_000  # ms after which the server frees the turn of a writer that fell silent
# What libpq would otherwise wait for without end; an address that sets one of them has the last word.
_CONNECTION = {
    "application_name": "ctg",
    "client_encoding": "utf8",
    "connect_timeout": "10",  # s
    "keepalives_idle": "30",  # s
    "tcp_user_timeout": "30000",  # ms
}


def writing_engine(url: URL) -> Engine:
    """An engine whose transactions take the store's turn to write first: what they read stays true."""
    return _taking_turns(_engine(url, pool_size=1, max_overflow=0, pool_pre_ping=True))


def passing_engine(url: URL) -> Engine:
    """A writing engine for one thing: it keeps no connection."""
    return _taking_turns(_engine(url, poolclass=NullPool))


def reading_engine(url: URL) -> Engine:
    """An engine that cannot write, and whose transactions see one state of the store from beginning to end."""
    options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    return _engine(url, pool_size=8, max_overflow=8, pool_pre_ping=True, execution_options=options)


def _engine(url: URL, **options: object) -> Engine:
    given = {name: value for name, value in _CONNECTION.items() if name not in url.query}
    try:
        return create_engine(url, connect_args=given, **options)
    except ModuleNotFoundError as error:
        raise refusals.without_driver() from error


def _taking_turns(engine: Engine) -> Engine:
    # READ COMMITTED, the default: what comes after the wait sees what was saved during it. A stricter level would
    # take its picture of the store before waiting, and then refuse to write over what it has not seen.
    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(_TAKE_THE_TURN.format(patience=PATIENCE, idle=_IDLE))

    return engine

"""PostgreSQL engines: writers one at a time by an advisory lock, each reading transaction on one snapshot."""

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event

from ctg_core.store.postgresql import refusals

# The advisory lock of the writers of one store: "CTG1" in ASCII, then a hash of the schema's name.
_TAKE_THE_TURN = """
    SELECT set_config('lock_timeout', '{patience}', true),
           set_config('idle_in_transaction_session_timeout', '{idle}', true),
           pg_advisory_xact_lock(x'43544731'::int, hashtext(current_schema()))
"""
PATIENCE = 30_000  # ms a writer waits for the one before it
_IDLE = 60_000  # ms without a statement after which the server ends a writer's transaction, which frees the lock
# By default libpq waits without limit; an option given in CTG_DATABASE_URL overrides ours.
_CONNECTION = {
    "application_name": "ctg",
    "client_encoding": "utf8",
    "connect_timeout": "10",  # s
    "keepalives_idle": "30",  # s
    "tcp_user_timeout": "30000",  # ms
}


def writing_engine(url: URL) -> Engine:
    """An engine whose transactions first take the writers' lock; StoreRefused without psycopg."""
    return _taking_turns(_engine(url, pool_size=1, max_overflow=0, pool_pre_ping=True))


def passing_engine(url: URL) -> Engine:
    """A writing engine without pool, for a single transaction; StoreRefused without psycopg."""
    return _taking_turns(_engine(url, poolclass=NullPool))


def reading_engine(url: URL) -> Engine:
    """An engine that cannot write, and whose transactions each read one snapshot; StoreRefused without psycopg."""
    options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    return _engine(url, pool_size=8, max_overflow=8, pool_pre_ping=True, execution_options=options)


def _engine(url: URL, **options: object) -> Engine:
    given = {name: value for name, value in _CONNECTION.items() if name not in url.query}
    try:
        return create_engine(url, connect_args=given, **options)
    except ModuleNotFoundError as error:
        raise refusals.without_driver() from error


def _taking_turns(engine: Engine) -> Engine:
    # READ COMMITTED, the default: statements after the wait see what was committed during it. A stricter level would
    # take its snapshot before waiting, then fail on a row changed meanwhile.
    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(_TAKE_THE_TURN.format(patience=PATIENCE, idle=_IDLE))

    return engine

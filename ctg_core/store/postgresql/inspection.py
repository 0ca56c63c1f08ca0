"""Checks of a PostgreSQL database before a store is opened or created there; each failure is a StoreRefused."""

from sqlalchemy import Connection

from ctg_core.store.postgresql import refusals

# The first version with pg_xact_status(xid8), which tells whether a commit without answer succeeded.
_OLDEST = 130000
_OURS = {"convention", "revision"}
# Without the tables that an extension (PostGIS, pg_stat_statements...) created.
_TABLES = """
    SELECT c.relname FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
      AND NOT EXISTS (SELECT 1 FROM pg_depend d
                      WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
"""
_CAN_BE_WRITTEN = """
    SELECT NOT pg_is_in_recovery() AND current_setting('default_transaction_read_only') = 'off'
       AND bool_and(has_table_privilege(c.oid, 'INSERT'))
    FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
      AND c.relname <> 'alembic_version'
"""


def refuse_unfit_server(connection: Connection, name: str) -> None:
    """Refuse a server older than PostgreSQL 13, a database not in UTF8, an account without a schema."""
    version, encoding, schema = connection.exec_driver_sql(
        "SELECT current_setting('server_version_num')::int, current_setting('server_encoding'), current_schema()"
    ).one()
    if version < _OLDEST:
        raise refusals.too_old(name, connection.exec_driver_sql("SHOW server_version").scalar_one())
    if encoding != "UTF8":
        raise refusals.narrow(name, encoding)
    if schema is None:
        raise refusals.without_schema(name)


def version_of(connection: Connection, name: str) -> str:
    """The version of the store that is there; StoreRefused when there is none, or something else."""
    tables = tables_in(connection)
    if not tables:
        raise refusals.empty(name)
    if not tables >= _OURS:
        raise refusals.foreign(name)
    if "alembic_version" not in tables:
        raise refusals.unfinished(name)
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all()
    if len(found) != 1:
        raise refusals.unfinished(name)
    return str(found[0])


def tables_in(connection: Connection) -> set[str]:
    """The tables and views of the schema that the account works in."""
    return set(connection.exec_driver_sql(_TABLES).scalars())


def refuse_occupied(connection: Connection, name: str) -> None:
    """StoreExists when the schema holds a store, StoreRefused when it holds other tables."""
    tables = tables_in(connection)
    if tables >= _OURS:
        raise refusals.already_there(name)
    if tables:
        raise refusals.foreign(name)


def can_be_written(connection: Connection) -> bool:
    """Whether this account may insert in every table, and the server is not read-only."""
    return bool(connection.exec_driver_sql(_CAN_BE_WRITTEN).scalar())

"""What stands in the database where the store should be, told before anything is written there."""

from sqlalchemy import Connection

from ctg_core.store.postgresql import refusals

# xid8 and its status, which tell whether a change cut off from its answer was saved.
_OLDEST = 130000
_OURS = {"convention", "revision"}
# What an extension (PostGIS, pg_stat_statements...) put there belongs to nobody.
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
    """Refuse a server too old, a database that cannot hold every letter, an account without a schema to look in."""
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
    """Refuse to create a store where something is."""
    tables = tables_in(connection)
    if tables >= _OURS:
        raise refusals.already_there(name)
    if tables:
        raise refusals.foreign(name)


def can_be_written(connection: Connection) -> bool:
    """Whether this account may add rows, on a server that takes them."""
    return bool(connection.exec_driver_sql(_CAN_BE_WRITTEN).scalar())

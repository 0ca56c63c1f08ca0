"""The schema of a store on PostgreSQL: that of the migrations, its columns converted to hold and sort as SQLite's."""

from itertools import groupby
from pathlib import Path

from sqlalchemy import Connection

from ctg_core.store import upgrade

# The columns to convert: texts to byte order, whatever the locale of the server; integers to 64 bits.
_OTHERWISE = """
    SELECT table_name, column_name, data_type FROM information_schema.columns
    WHERE table_schema = current_schema()
      AND (data_type = 'integer' OR data_type = 'character varying' AND collation_name IS DISTINCT FROM 'C')
    ORDER BY table_name, ordinal_position
"""
_WANTED = {"integer": "bigint", "character varying": 'varchar COLLATE "C"'}


def bring_up_to_date(connection: Connection, migrations: Path = upgrade.MIGRATIONS) -> None:
    """Take the schema to the last version within the transaction of this connection."""
    # PostgreSQL refuses to alter a table while checks of its foreign keys are deferred.
    connection.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
    upgrade.apply(connection, migrations)
    _make_columns_alike(connection)
    connection.exec_driver_sql("SET CONSTRAINTS ALL DEFERRED")


def _make_columns_alike(connection: Connection) -> None:
    found = connection.exec_driver_sql(_OTHERWISE).all()
    for table, columns in groupby(found, key=lambda column: column[0]):
        changes = ", ".join(f'ALTER COLUMN "{name}" TYPE {_WANTED[kind]}' for _, name, kind in columns)
        connection.exec_driver_sql(f'ALTER TABLE "{table}" {changes}')

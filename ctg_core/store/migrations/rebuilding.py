"""Changing a table in a way that both engines end with the same one."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import op
from alembic.operations import BatchOperations


@contextmanager
def rebuilt(name: str, *, clustered: bool = True) -> Iterator[BatchOperations]:
    """Change a table: SQLite writes it again, as it would have been created; PostgreSQL has no need to.

    ``clustered`` is for the tables of a convention's rows. Never for ``revision``, which would lose its triggers.
    """
    options = {"sqlite_with_rowid": False} if clustered else {}
    in_place = op.get_context().dialect.name == "postgresql"
    with op.batch_alter_table(name, table_kwargs=options, recreate="never" if in_place else "always") as table:
        yield table

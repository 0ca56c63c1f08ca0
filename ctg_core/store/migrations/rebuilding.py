"""Alter a table so that SQLite and PostgreSQL end with the same schema."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import op
from alembic.operations import BatchOperations


@contextmanager
def rebuilt(name: str, *, clustered: bool = True) -> Iterator[BatchOperations]:
    """A batch of changes to a table: SQLite copies it into a new one, PostgreSQL alters it in place.

    ``clustered`` (WITHOUT ROWID) is for a convention's rows. Never for ``revision``, which would lose its triggers.
    """
    options = {"sqlite_with_rowid": False} if clustered else {}
    in_place = op.get_context().dialect.name == "postgresql"
    with op.batch_alter_table(name, table_kwargs=options, recreate="never" if in_place else "always") as table:
        yield table

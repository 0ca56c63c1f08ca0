"""The nouns of a convention as SQLModel tables and value types: one noun a file, no input or output.

Import a noun from its own file; import ``ctg_core.model.collections`` for all of them, constrained.
"""

from sqlmodel import SQLModel

# Before any table is declared: a migration can only drop or rebuild a constraint that has a name.
SQLModel.metadata.naming_convention = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(column_0_label)s",
}

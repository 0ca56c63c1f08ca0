"""People and their roles, attached files, evidence on a value, the review of values, and changes made at once."""

import sqlalchemy as sa
from alembic import op

from ctg_core.store.migrations.rebuilding import rebuilt

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_people()
    _create_attachment()
    with rebuilt("indicator_values") as table:
        for name in ("evidence", "given_by", "given_at"):
            table.add_column(sa.Column(name, sa.String()))
    with rebuilt("convention", clustered=False) as table:
        table.add_column(sa.Column("values_reviewed", sa.Boolean(), nullable=False, server_default=sa.true()))
    # Not rebuilt, which would lose the triggers that let the journal only grow.
    op.add_column("revision", sa.Column("batch", sa.BigInteger()))


def _create_people() -> None:
    op.create_table(
        "person",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("organisation", sa.String()),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("updated_at", sa.String()),
        sa.Column("updated_by", sa.String()),
        sa.PrimaryKeyConstraint("key", name="pk_person"),
    )
    op.create_table(
        "grant",
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("convention", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("themes", sa.JSON(), nullable=False),
        sa.Column("actions", sa.JSON(), nullable=False),
        sa.Column("facilities", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("person", "convention", name="pk_grant"),
        sa.ForeignKeyConstraint(["person"], ["person.key"], name="fk_grant_person"),
    )


def _create_attachment() -> None:
    op.create_table(
        "attachment",
        sa.Column("convention", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", sa.String(), nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("convention", "sha256", name="pk_attachment"),
        sa.ForeignKeyConstraint(["convention"], ["convention.key"], name="fk_attachment_convention"),
    )

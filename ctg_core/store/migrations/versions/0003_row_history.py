"""The way from a row to its history: the journal by convention, collection, key and number."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_revision_row", "revision", ["convention", "collection", "key", "number"])

"""The way from a convention to its last line in the journal: what its answers are kept under."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_revision_convention", "revision")
    op.create_index("ix_revision_convention", "revision", ["convention", "number"])

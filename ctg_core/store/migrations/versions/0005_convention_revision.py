"""An index of the journal by convention and number, to find the revision that cached answers depend on."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_revision_convention", "revision")
    op.create_index("ix_revision_convention", "revision", ["convention", "number"])

"""What a meeting needs: agenda items and decisions said more fully, words people write, and what a seal takes in."""

import sqlalchemy as sa
from alembic import op

from ctg_core.store.migrations.rebuilding import rebuilt

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_CLUSTERED = {"sqlite_with_rowid": False}


def upgrade() -> None:
    with rebuilt("agenda_items") as table:
        for name in ("kind", "speaker", "notes"):
            table.add_column(sa.Column(name, sa.String()))
        table.add_column(sa.Column("minutes", sa.Integer()))
        table.create_check_constraint("ck_agenda_items_minutes", "minutes >= 0")
    with rebuilt("decisions") as table:
        table.add_column(sa.Column("kind", sa.String()))
        table.add_column(sa.Column("funding_lines", sa.JSON()))
    op.execute("UPDATE decisions SET funding_lines = '[]'")
    with op.batch_alter_table("decisions", table_kwargs=_CLUSTERED) as table:
        table.alter_column("funding_lines", existing_type=sa.JSON(), nullable=False)
    with op.batch_alter_table("freeze") as table:
        table.add_column(sa.Column("journal", sa.BigInteger()))
        table.add_column(sa.Column("application", sa.String()))
    _create_narratives()
    _create_evaluation_answers()


def _create_narratives() -> None:
    op.create_table(
        "narratives",
        *_row(),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("year", sa.Integer()),
        sa.Column("meeting", sa.String()),
        sa.Column("text", sa.String(), nullable=False),
        *_constraints("narratives", meeting="meetings"),
        sqlite_with_rowid=False,
    )


def _create_evaluation_answers() -> None:
    op.create_table(
        "evaluation_answers",
        *_row(),
        *(sa.Column(name, sa.String()) for name in ("source", "locator", "quote", "qualifier", "note")),
        sa.Column("nature", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("reply", sa.String()),
        sa.Column("text", sa.String()),
        sa.Column("indicators", sa.JSON(), nullable=False),
        sa.Column("actions", sa.JSON(), nullable=False),
        *_constraints("evaluation_answers", source="sources"),
        sqlite_with_rowid=False,
    )


def _row() -> list[sa.Column[str] | sa.Column[int]]:
    return [
        sa.Column("convention", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.String()),
        sa.Column("updated_by", sa.String()),
    ]


def _constraints(name: str, **links: str) -> list[sa.Constraint]:
    return [
        sa.PrimaryKeyConstraint("convention", "key", name=f"pk_{name}"),
        sa.ForeignKeyConstraint(
            ["convention"], ["convention.key"], name=f"fk_{name}_convention", ondelete="CASCADE", onupdate="CASCADE"
        ),
        *(
            sa.ForeignKeyConstraint(
                ["convention", column],
                [f"{target}.convention", f"{target}.key"],
                name=f"fk_{name}_{column}",
                deferrable=True,
                initially="DEFERRED",
            )
            for column, target in links.items()
        ),
        sa.CheckConstraint("position >= 0", name=f"ck_{name}_position"),
    ]

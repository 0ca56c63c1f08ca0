"""The first schema: conventions, their collections, sealed dossiers, and a journal that only grows.

Written out, and never edited once a store was made with it: later changes are later files.
In the descriptions of columns a bare name is a text, ``[]`` marks a JSON list, ``#`` a whole number, ``##`` a
wide one, ``?`` true or false, ``*`` bytes; then ``+`` forbids negative numbers and ``!`` forbids NULL.
"""

import re
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TYPES: dict[str, type[sa.types.TypeEngine[Any]]] = {
    "": sa.String,
    "[]": sa.JSON,
    "#": sa.Integer,
    "##": sa.BigInteger,
    "?": sa.Boolean,
    "*": sa.LargeBinary,
}
_DESCRIPTION = re.compile(r"(\w+)(\[\]|##?|\?|\*|)(\+?)(!?)")
_OF_A_ROW = "convention! key! position#+! version#! updated_at updated_by "
_OF_A_SOURCED_ROW = "source locator quote nature! qualifier note "
_REFUSAL = "le journal ne se modifie pas"
_APPEND_ONLY = {
    "revision_is_not_updated": "UPDATE ON revision",
    "revision_is_not_deleted": "DELETE ON revision",
    # INSERT OR REPLACE deletes the row it replaces without asking the trigger above.
    "revision_is_not_replaced": "INSERT ON revision WHEN EXISTS "
    "(SELECT 1 FROM revision WHERE number = NEW.number OR rowid = NEW.rowid)",
}
# There a key that is taken is refused by itself.
_APPEND_ONLY_ON_POSTGRESQL = {
    "revision_is_not_updated": "UPDATE ON revision FOR EACH ROW",
    "revision_is_not_deleted": "DELETE ON revision FOR EACH ROW",
    "revision_is_not_emptied": "TRUNCATE ON revision FOR EACH STATEMENT",
}


def upgrade() -> None:
    _create_convention()
    _create_collections()
    _create_freeze()
    _create_revision()


def _create_convention() -> None:
    op.create_table(
        "convention",
        *_columns(
            "key! name! short_name! kind! caf territory_kind! territory_code territory_name communes[]! "
            "declared_communes# start end signed signed_certainty fictional?! citations[]! note version#! "
            "updated_at updated_by",
        ),
        sa.PrimaryKeyConstraint("key", name="pk_convention"),
    )


def _create_collections() -> None:
    _rows("sources", "title! kind! author dated file sha256 note")
    _sourced_rows("organisations", "name! kind! parent members#+ role", parent="organisations")
    _sourced_rows(
        "signatories",
        "organisation! capacity resolution resolution_end resolution_certainty signature signature_end "
        "signature_certainty",
        organisation="organisations",
    )
    _sourced_rows("related_documents", "title! kind! relation! start end dated description")
    _sourced_rows("convention_themes", "theme label! standing funding_right")
    _sourced_rows("plan_nodes", "level parent title description declared_actions#+ themes[]!", parent="plan_nodes")
    _sourced_rows("bodies", "name! kind! role composition minimum_meetings#+")
    _sourced_rows("body_members", "body! organisation! capacity", body="bodies", organisation="organisations")
    _sourced_rows(
        "facilities",
        "name! type! manager_kind manager commune address latitude longitude place_precision capacity#+ "
        "capacity_unit labels[]! opened closed",
        manager="organisations",
    )
    _sourced_rows(
        "facility_counts",
        "type! label! count#+! period manager_kind themes[]! part_of counted_in[]! breakdown",
        part_of="facility_counts",
    )
    _sourced_rows(
        "indicators",
        "label! kind! unit! theme catalogue direction! aggregation! decimals#+! tolerance numerator_label "
        "denominator_label definition usual_source periodicity responsible nodes[]!",
        responsible="bodies",
    )
    _sourced_rows(
        "indicator_values",
        "indicator! kind! period period_start value missing_reason numerator denominator commune facility "
        "comparator part_of state! comment",
        indicator="indicators",
        facility="facilities",
        part_of="indicator_values",
    )
    _sourced_rows(
        "actions",
        "node code title! rationale description expected_outcomes target_audience means themes[]! "
        "communes[]! lead team[]! partners[]! indicators[]! facilities[]! planned_start planned_end "
        "actual_start actual_end status progress#+ confidence confidence_comment done next obstacle origin",
        node="plan_nodes",
        lead="organisations",
    )
    _rows("action_steps", "action! label! due done_on", action="actions")
    _rows("action_notes", "action! dated! text!", action="actions")
    _sourced_rows(
        "funding_lines",
        "label! year# funder! schemes[]! scheme_label themes[]! nature_of_expenditure payee payee_label "
        "action facility planned_cents##+ requested_cents##+ committed_cents##+ paid_cents##+ "
        "stated_cents##+ rounding_cents#! basis",
        payee="organisations",
        action="actions",
        facility="facilities",
    )
    _sourced_rows(
        "published_totals", "label! year# stage! amount_cents##+! rounding_cents#! lines[]! totals[]! funder dated"
    )
    _sourced_rows(
        "commitments",
        "kind! title! description parent organisation themes[]! delivered?",
        parent="commitments",
        organisation="organisations",
    )
    _sourced_rows(
        "diagnosis_items", "kind! title! description parent dated themes[]! nodes[]!", parent="diagnosis_items"
    )
    _sourced_rows("milestones", "title! kind start end printed_date certainty! body", body="bodies")
    _sourced_rows("meetings", "body title! held_on certainty! place", body="bodies")
    _sourced_rows("agenda_items", "meeting! title! description", meeting="meetings")
    _sourced_rows("attendances", "meeting! organisation! state!", meeting="meetings", organisation="organisations")
    _sourced_rows(
        "decisions",
        "meeting title! text vote responsible due executed_on execution_note actions[]! themes[]!",
        meeting="meetings",
        responsible="organisations",
    )
    _rows("discrepancies", "kind! title! explanation! severity! concerns[]! citations[]!")


def _create_freeze() -> None:
    op.create_table(
        "freeze",
        *_columns(
            "convention! key! label! meeting sealed_at! sealed_by! sha256! content*!",
        ),
        sa.PrimaryKeyConstraint("convention", "key", name="pk_freeze"),
        sa.ForeignKeyConstraint(["convention"], ["convention.key"], name="fk_freeze_convention"),
    )


def _create_revision() -> None:
    op.create_table(
        "revision",
        *_columns(
            "number##! convention at! by! command! collection key before after reason previous_hash! hash!",
        ),
        sa.PrimaryKeyConstraint("number", name="pk_revision"),
    )
    op.create_index("ix_revision_convention", "revision", ["convention"])
    if op.get_context().dialect.name == "postgresql":
        _let_revision_only_grow_on_postgresql()
        return
    for trigger, occasion in _APPEND_ONLY.items():
        op.execute(f"CREATE TRIGGER {trigger} BEFORE {occasion} BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END")


def _let_revision_only_grow_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION revision_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    for trigger, occasion in _APPEND_ONLY_ON_POSTGRESQL.items():
        op.execute(f"CREATE TRIGGER {trigger} BEFORE {occasion} EXECUTE FUNCTION revision_only_grows()")


def _sourced_rows(name: str, described: str, **links: str) -> None:
    _rows(name, _OF_A_SOURCED_ROW + described, source="sources", **links)


def _rows(name: str, described: str, **links: str) -> None:
    """A table clustered by convention; its links to other rows wait for the end of the transaction."""
    described = _OF_A_ROW + described
    op.create_table(
        name,
        *_columns(described),
        sa.PrimaryKeyConstraint("convention", "key", name=f"pk_{name}"),
        sa.ForeignKeyConstraint(
            ["convention"],
            ["convention.key"],
            name=f"fk_{name}_convention",
            ondelete="CASCADE",
            onupdate="CASCADE",
        ),
        *(_link(name, column, target) for column, target in links.items()),
        *_floors(name, described),
        sqlite_with_rowid=False,
    )


def _columns(described: str) -> Iterator[sa.Column[Any]]:
    for name, kind, _, required in _DESCRIPTION.findall(described):
        # No column counts by itself: the journal's number is given with the line.
        yield sa.Column(name, _TYPES[kind](), nullable=not required, autoincrement=False)


def _link(name: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["convention", column],
        [f"{target}.convention", f"{target}.key"],
        name=f"fk_{name}_{column}",
        deferrable=True,
        initially="DEFERRED",
    )


def _floors(table: str, described: str) -> Iterator[sa.CheckConstraint]:
    for name, _, floor, _ in _DESCRIPTION.findall(described):
        if floor:
            yield sa.CheckConstraint(f"{name} >= 0", name=f"ck_{table}_{name}")

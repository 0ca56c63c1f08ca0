"""The collections of a dossier, in the order of the file, and the constraints their fields declare.

A new noun is one model file and one line here: the store, the dossier and its checks follow from it.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_origin

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Table
from sqlmodel import SQLModel

from ctg_core.model.action import Action, ActionNote, ActionStep
from ctg_core.model.attachment import Attachment
from ctg_core.model.body import Body, BodyMember
from ctg_core.model.commitment import Commitment
from ctg_core.model.convention import Convention
from ctg_core.model.diagnosis import DiagnosisItem
from ctg_core.model.discrepancy import Discrepancy
from ctg_core.model.document import RelatedDocument
from ctg_core.model.facility import Facility, FacilityCount
from ctg_core.model.funding import FundingLine, PublishedTotal
from ctg_core.model.history import Freeze, Revision
from ctg_core.model.indicator import Indicator, IndicatorValue
from ctg_core.model.meeting import AgendaItem, Attendance, Decision, Meeting
from ctg_core.model.milestone import Milestone
from ctg_core.model.narrative import EvaluationAnswer, Narrative
from ctg_core.model.organisation import Organisation
from ctg_core.model.person import Grant, Person
from ctg_core.model.plan_node import PlanNode
from ctg_core.model.row import Row, collection_name
from ctg_core.model.signatory import Signatory
from ctg_core.model.source import Source
from ctg_core.model.theme import ConventionTheme
from ctg_core.model.values import CodeOf, RefersTo

_NOUNS: tuple[type[Row], ...] = (
    Source,
    Organisation,
    Signatory,
    RelatedDocument,
    ConventionTheme,
    PlanNode,
    Body,
    BodyMember,
    Facility,
    FacilityCount,
    Indicator,
    IndicatorValue,
    Action,
    ActionStep,
    ActionNote,
    FundingLine,
    PublishedTotal,
    Commitment,
    DiagnosisItem,
    Milestone,
    Meeting,
    AgendaItem,
    Attendance,
    Decision,
    Narrative,
    EvaluationAnswer,
    Discrepancy,
)
COLLECTIONS: dict[str, type[Row]] = {collection_name(noun.__name__): noun for noun in _NOUNS}
SURROUNDINGS: tuple[type[SQLModel], ...] = (Convention, Freeze, Revision, Attachment, Person, Grant)


@cache
def references(model: type[SQLModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model that hold keys of a collection: (field, collection)."""
    return tuple(_marked(model, RefersTo, "collection"))


@cache
def national_codes(model: type[SQLModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model that hold codes of a national list: (field, list name)."""
    return tuple(_marked(model, CodeOf, "list_name"))


def _marked(model: type[SQLModel], mark: type, attribute: str) -> Iterator[tuple[str, str]]:
    for name, field in model.model_fields.items():
        for item in field.metadata:
            if isinstance(item, mark):
                yield name, getattr(item, attribute)


def _is_list(model: type[SQLModel], field: str) -> bool:
    annotation: Any = model.model_fields[field].annotation
    return get_origin(annotation) is list or any(get_origin(part) is list for part in get_args(annotation))


def table_of(model: type[SQLModel]) -> Table:
    """The SQLAlchemy table behind a model."""
    return model.__table__  # type: ignore[attr-defined,no-any-return]  # SQLModel sets it on table classes


def _constrain(model: type[Row]) -> None:
    """Add to the table the constraints that its fields declare: SQLModel validates no table model on write.

    Rows are clustered by convention; foreign keys wait for the end of the transaction, so that a dossier
    loads in any order.
    """
    table = table_of(model)
    table.dialect_options["sqlite"]["with_rowid"] = False
    table.append_constraint(
        ForeignKeyConstraint(["convention"], ["convention.key"], ondelete="CASCADE", onupdate="CASCADE")
    )
    for field, collection in references(model):
        if not _is_list(model, field):
            table.append_constraint(
                ForeignKeyConstraint(
                    ["convention", field],
                    [f"{collection}.convention", f"{collection}.key"],
                    name=f"fk_{table.name}_{field}",
                    deferrable=True,
                    initially="DEFERRED",
                )
            )
    for name, column in table.columns.items():
        if any(getattr(item, "ge", None) == 0 for item in model.model_fields[name].metadata):
            table.append_constraint(CheckConstraint(f"{column.name} >= 0", name=f"ck_{table.name}_{name}"))


for _model in COLLECTIONS.values():
    _constrain(_model)

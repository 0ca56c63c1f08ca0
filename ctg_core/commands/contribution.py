"""What contributors may write in what is in their charge; everything else is for coordination."""

from collections.abc import Collection
from typing import Any

from ctg_core.commands.refusal import NotAllowed
from ctg_core.model.action import Action, ActionNote, ActionStep
from ctg_core.model.facility import Facility
from ctg_core.model.funding import FundingLine
from ctg_core.model.indicator import IndicatorValue
from ctg_core.model.plan_node import PlanNode
from ctg_core.model.row import Row

_AMOUNTS = frozenset({"planned_cents", "requested_cents", "committed_cents", "paid_cents", "stated_cents"})
_CAPACITY = frozenset({"capacity", "capacity_unit"})
_VALUE = frozenset({"value", "missing_reason", "numerator", "denominator"})
# Fields of a row that exists already.
EDITED: dict[type[Row], frozenset[str]] = {
    Action: frozenset(
        {"status", "progress", "confidence", "confidence_comment", "done", "next", "obstacle"}
        | {"actual_start", "actual_end"}
    ),
    ActionStep: frozenset({"label", "due", "done_on"}),
    ActionNote: frozenset({"dated", "text"}),
    FundingLine: _AMOUNTS | {"basis", "note"},
    Facility: _CAPACITY | {"labels", "opened", "closed", "note"},
    IndicatorValue: _VALUE | {"qualifier", "comment", "evidence", "given_by", "given_at"},
}
# Rows that may be added and removed whole.
ADDED: frozenset[type[Row]] = frozenset({ActionStep, ActionNote, IndicatorValue})
# Fields that a quotation supports: a row where a person changes one no longer cites the document.
_STATED: dict[type[Row], frozenset[str]] = {
    IndicatorValue: _VALUE,
    FundingLine: _AMOUNTS,
    Facility: _CAPACITY,
    PlanNode: frozenset({"level", "title", "description", "declared_actions"}),
}
_SAID_BY_A_PERSON: dict[str, Any] = {
    "source": None,
    "locator": None,
    "quote": None,
    "nature": "entered",
    "qualifier": None,
}


def refuse_beyond_contribution(row: Row, changed: Collection[str] | None, *, reviewed: bool) -> None:
    """NotAllowed unless a contributor may change these fields, or add and remove the row when they are None."""
    noun = type(row)
    allowed = noun in ADDED if changed is None else set(changed) <= EDITED.get(noun, frozenset())
    if not allowed:
        raise NotAllowed("Seule la coordination peut modifier cela. Rien n’a été enregistré.")
    if reviewed and isinstance(row, IndicatorValue) and row.state != "proposed":
        raise NotAllowed("Une valeur validée ne change que par la coordination\u202f: proposez la vôtre.")


def reset_provenance(noun: type[Row], changed: Collection[str]) -> dict[str, Any]:
    """The provenance to write when ``changed`` has a field of ``_STATED`` (no source, nature « entered »), else {}."""
    if not _STATED.get(noun, frozenset()) & set(changed):
        return {}
    # A document may round an amount; a person gives it to the cent.
    return {**_SAID_BY_A_PERSON, **({"rounding_cents": 1} if noun is FundingLine else {})}

"""A dated step of the convention's life: past, planned or under way."""

from typing import Annotated, Self

from pydantic import model_validator

from ctg_core.model.codes import Certainty, MilestoneKind
from ctg_core.model.dates import PartialDate, check_order
from ctg_core.model.row import Sourced
from ctg_core.model.values import Key, RefersTo, Text


class Milestone(Sourced, table=True):
    """``printed_date`` keeps the document's words (fin 2024) where a partial date says less or more."""

    title: Text
    kind: MilestoneKind | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    printed_date: Text | None = None
    certainty: Certainty
    body: Annotated[Key | None, RefersTo("bodies")] = None

    @model_validator(mode="after")
    def _period_is_ordered(self) -> Self:
        check_order(self.start, self.end)
        return self

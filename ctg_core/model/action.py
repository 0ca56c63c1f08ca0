"""A fiche action, its steps and its dated notes."""

from typing import Annotated, Self

from pydantic import model_validator
from sqlmodel import Field

from ctg_core.model.codes import ActionStatus, Confidence
from ctg_core.model.dates import PartialDate, check_order
from ctg_core.model.row import Row, Sourced, several
from ctg_core.model.values import CodeOf, InseeCode, Key, Paragraph, RefersTo, Text


class Action(Sourced, table=True):
    """``status`` absent means non renseigné; ``progress`` is the declared percentage, 0 to 100."""

    node: Annotated[Key | None, RefersTo("plan_nodes")] = None
    code: Text | None = None
    title: Text
    rationale: Paragraph | None = None
    description: Paragraph | None = None
    expected_outcomes: Paragraph | None = None
    target_audience: Paragraph | None = None
    means: Paragraph | None = None
    themes: Annotated[list[str], CodeOf("themes")] = several()
    communes: list[InseeCode] = several()
    lead: Annotated[Key | None, RefersTo("organisations")] = None
    team: Annotated[list[Key], RefersTo("organisations")] = several()
    partners: Annotated[list[Key], RefersTo("organisations")] = several()
    indicators: Annotated[list[Key], RefersTo("indicators")] = several()
    facilities: Annotated[list[Key], RefersTo("facilities")] = several()
    planned_start: PartialDate | None = None
    planned_end: PartialDate | None = None
    actual_start: PartialDate | None = None
    actual_end: PartialDate | None = None
    status: ActionStatus | None = None
    progress: int | None = Field(default=None, ge=0, le=100)
    confidence: Confidence | None = None
    confidence_comment: Paragraph | None = None
    done: Paragraph | None = None
    next: Paragraph | None = None
    obstacle: Paragraph | None = None
    origin: Text | None = None

    @model_validator(mode="after")
    def _dates_are_ordered(self) -> Self:
        check_order(self.planned_start, self.planned_end)
        check_order(self.actual_start, self.actual_end)
        return self


class ActionStep(Row, table=True):
    """One step of an action: done once it has a date."""

    action: Annotated[Key, RefersTo("actions")]
    label: Text
    due: PartialDate | None = None
    done_on: PartialDate | None = None


class ActionNote(Row, table=True):
    """A dated note on an action."""

    action: Annotated[Key, RefersTo("actions")]
    dated: PartialDate
    text: Paragraph

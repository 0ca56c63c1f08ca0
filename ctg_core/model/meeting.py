"""A meeting of a body: its agenda, who attended, what was decided."""

from datetime import date
from typing import Annotated

from ctg_core.model.codes import AgendaKind, AttendanceState, Certainty, DecisionKind
from ctg_core.model.dates import PartialDate, span
from ctg_core.model.row import Sourced, count, several
from ctg_core.model.values import CodeOf, Key, Paragraph, RefersTo, Text


class Meeting(Sourced, table=True):
    """``certainty`` is planned until the meeting was held."""

    body: Annotated[Key | None, RefersTo("bodies")] = None
    title: Text
    held_on: PartialDate | None = None
    certainty: Certainty
    place: Text | None = None


def is_before_meeting(day: date, held_on: str | None, certainty: str) -> bool:
    """Whether a day comes before that of a meeting; its whole month or year may be, while it is only planned."""
    planned = certainty == "planned"
    if held_on is None:
        return planned
    return day < (span(held_on).last if planned else span(held_on).first)


class AgendaItem(Sourced, table=True):
    """One point of a meeting's agenda; ``notes`` are for whoever speaks, not for the screen."""

    meeting: Annotated[Key, RefersTo("meetings")]
    title: Text
    description: Paragraph | None = None
    kind: AgendaKind | None = None
    speaker: Text | None = None
    minutes: int | None = count()
    notes: Paragraph | None = None


class Attendance(Sourced, table=True):
    """How one organisation attended a meeting."""

    meeting: Annotated[Key, RefersTo("meetings")]
    organisation: Annotated[Key, RefersTo("organisations")]
    state: AttendanceState


class Decision(Sourced, table=True):
    """``executed_on`` stays absent until somebody says the decision was carried out."""

    meeting: Annotated[Key | None, RefersTo("meetings")] = None
    title: Text
    kind: DecisionKind | None = None
    text: Paragraph | None = None
    vote: Text | None = None
    responsible: Annotated[Key | None, RefersTo("organisations")] = None
    due: PartialDate | None = None
    executed_on: PartialDate | None = None
    execution_note: Paragraph | None = None
    actions: Annotated[list[Key], RefersTo("actions")] = several()
    funding_lines: Annotated[list[Key], RefersTo("funding_lines")] = several()
    themes: Annotated[list[str], CodeOf("themes")] = several()

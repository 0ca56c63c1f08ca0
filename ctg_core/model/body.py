"""A committee, group or assembly that steers the convention, and the organisations that sit in it."""

from typing import Annotated

from ctg_core.model.codes import BodyKind
from ctg_core.model.row import Sourced, count
from ctg_core.model.values import Key, Paragraph, RefersTo, Text


class Body(Sourced, table=True):
    """``minimum_meetings`` is the number of meetings a year the convention promises at least."""

    name: Text
    kind: BodyKind
    role: Text | None = None
    composition: Paragraph | None = None
    minimum_meetings: int | None = count()


class BodyMember(Sourced, table=True):
    """An organisation's seat in a body; ``capacity`` is the function that holds it (élus, techniciens)."""

    body: Annotated[Key, RefersTo("bodies")]
    organisation: Annotated[Key, RefersTo("organisations")]
    capacity: Text | None = None

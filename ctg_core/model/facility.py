"""Places: each one where a list exists, and the counts documents give without a list."""

from typing import Annotated

from sqlmodel import Field

from ctg_core.model.codes import Breakdown
from ctg_core.model.dates import PartialDate
from ctg_core.model.row import Sourced, count, exact, several
from ctg_core.model.values import CodeOf, Exact, InseeCode, Key, RefersTo, Text


class Facility(Sourced, table=True):
    """One place; without coordinates it is listed as not located, never put somewhere at random."""

    name: Text
    type: Annotated[str, CodeOf("facility_types")]
    manager_kind: Annotated[str | None, CodeOf("manager_kinds")] = None
    manager: Annotated[Key | None, RefersTo("organisations")] = None
    commune: InseeCode | None = None
    address: Text | None = None
    latitude: Exact | None = exact(within=90)  # degrees
    longitude: Exact | None = exact(within=180)
    place_precision: Text | None = None
    capacity: int | None = count()
    capacity_unit: Text | None = None
    labels: list[Text] = several()
    opened: PartialDate | None = None
    closed: PartialDate | None = None


class FacilityCount(Sourced, table=True):
    """A documented number of places (or services) of one type.

    ``part_of`` names the count this one is a "dont" of; ``breakdown`` on a count says whether its parts cover
    it all; ``counted_in`` names another count that the same places are counted in too, so that nobody adds
    them twice.
    """

    type: Annotated[str, CodeOf("facility_types")]
    label: Text
    count: int = Field(ge=0, le=10**9)
    period: PartialDate | None = None
    manager_kind: Annotated[str | None, CodeOf("manager_kinds")] = None
    themes: Annotated[list[str], CodeOf("themes")] = several()
    part_of: Annotated[Key | None, RefersTo("facility_counts")] = None
    counted_in: Annotated[list[Key], RefersTo("facility_counts")] = several()
    breakdown: Breakdown | None = None

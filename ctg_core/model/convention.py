"""The agreement itself: who, where, from when to when."""

from typing import Self

from pydantic import ConfigDict, model_validator
from sqlalchemy import JSON, true
from sqlmodel import Field, SQLModel

from ctg_core.model.codes import Certainty, ConventionKind, TerritoryKind
from ctg_core.model.dates import PartialDate, check_order
from ctg_core.model.row import times_changed
from ctg_core.model.values import Citation, CitationList, InseeCode, Instant, Key, TerritoryCode, Text

# No département has as many: Pas-de-Calais, the one with most, has fewer than 900.
MOST_COMMUNES = 1_000


class Convention(SQLModel, table=True):
    """A Convention Territoriale Globale, or the framework agreement that prepares one.

    ``citations`` carry the provenance of each field, named in their ``field``; ``territory_code`` is the
    SIREN of the EPCI or the INSEE code of the commune; ``communes`` is empty when the perimeter is the whole
    territory. With ``values_reviewed`` a contributor's values wait to be validated.
    """

    model_config = ConfigDict(extra="forbid")  # type: ignore[assignment]  # as in ctg_core.model.row

    key: Key = Field(primary_key=True)
    name: Text
    short_name: Text
    kind: ConventionKind
    caf: Text | None = None
    territory_kind: TerritoryKind = "epci"
    territory_code: TerritoryCode | None = None
    territory_name: Text | None = None
    communes: list[InseeCode] = Field(default_factory=list, sa_type=JSON)
    declared_communes: int | None = Field(default=None, ge=1, le=MOST_COMMUNES)
    start: PartialDate | None = None
    end: PartialDate | None = None
    signed: PartialDate | None = None
    signed_certainty: Certainty | None = None
    fictional: bool = False
    values_reviewed: bool = Field(default=True, sa_column_kwargs={"server_default": true()})
    citations: list[Citation] = Field(default_factory=list, sa_type=CitationList)
    note: Text | None = None
    version: int = times_changed()
    updated_at: Instant | None = None
    updated_by: Text | None = None

    @model_validator(mode="after")
    def _period_is_ordered(self) -> Self:
        check_order(self.start, self.end)
        return self

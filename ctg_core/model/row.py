"""What every row of a convention has: its convention, its key, its place, its provenance, its version."""

import re
from typing import Annotated, Any, Self

from pydantic import ConfigDict, model_validator
from sqlalchemy import JSON, BigInteger
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from ctg_core.model.codes import Nature
from ctg_core.model.values import ExactDecimal, Instant, Key, Locator, RefersTo, Text


def cents() -> Any:
    """A column of integer cents; absent means unknown, never zero."""
    return Field(default=None, ge=0, le=10**15, sa_type=BigInteger)


def count() -> Any:
    """A column of whole numbers that cannot be negative; absent means unknown."""
    return Field(default=None, ge=0, le=10**9)


def times_changed() -> Any:
    """The version of a record, which goes up by one at each change."""
    return Field(default=1, ge=1, le=10**9)


def exact(within: int | None = None) -> Any:
    """A column of exact decimals, none farther from zero than ``within``; absent means unknown."""
    return Field(default=None, ge=within and -within, le=within, sa_type=ExactDecimal)


def several() -> Any:
    """A column of several keys, codes or words, kept as one JSON list."""
    return Field(default_factory=list, sa_type=JSON)


def collection_name(model_name: str) -> str:
    """The name a noun bears in files and in the store: PlanNode -> plan_nodes, Facility -> facilities."""
    singular = re.sub(r"(?<!^)(?=[A-Z])", "_", model_name).lower()
    return re.sub(r"y$", "ie", singular) + "s"


class Row(SQLModel):
    """A record of one collection of a dossier; (convention, key) is its identity everywhere."""

    model_config = ConfigDict(extra="forbid")  # type: ignore[assignment]  # SQLModel's is private

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805 - SQLAlchemy calls it with the class
        return collection_name(cls.__name__)

    convention: Key = Field(primary_key=True)
    key: Key = Field(primary_key=True)
    position: int = Field(default=0, ge=0)
    version: int = times_changed()
    updated_at: Instant | None = None
    updated_by: Text | None = None


class Sourced(Row):
    """A row that states a fact, and can say where it comes from."""

    source: Annotated[Key | None, RefersTo("sources")] = None
    locator: Locator | None = None
    quote: Text | None = None
    nature: Nature = "fact"
    qualifier: Text | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _quotation_has_a_place(self) -> Self:
        if self.quote and not (self.source and self.locator):
            raise ValueError("une citation (quote) demande une source et un repère (locator)")
        return self

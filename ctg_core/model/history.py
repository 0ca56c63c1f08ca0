"""What surrounds a dossier and is never part of it: its sealed states and the journal of its changes."""

from typing import Annotated

from sqlalchemy import BigInteger, Index, LargeBinary
from sqlmodel import Field, SQLModel

from ctg_core.model.values import Instant, Key, RefersTo, Text

# What a line calls the convention itself, among the collections of its rows.
CONVENTION = "convention"


class Freeze(SQLModel, table=True):
    """A sealed dossier: its canonical bytes, compressed, and their SHA-256.

    ``journal`` is the last line of the journal it takes in, ``application`` the version that sealed it.
    """

    convention: Key = Field(primary_key=True, foreign_key="convention.key")
    key: Key = Field(primary_key=True)
    label: Text
    meeting: Annotated[Key | None, RefersTo("meetings")] = None
    sealed_at: Instant
    sealed_by: Text
    sha256: str
    journal: int | None = Field(default=None, sa_type=BigInteger)
    application: Text | None = None
    content: bytes = Field(sa_type=LargeBinary)


class Revision(SQLModel, table=True):
    """One change, in an append-only journal chained by SHA-256; before and after are canonical JSON.

    ``batch`` is the number of the first line of the same gesture: what was done at once is undone at once.
    """

    # To find the last line of a convention, then the lines of a row.
    __table_args__ = (
        Index("ix_revision_convention", "convention", "number"),
        Index("ix_revision_row", "convention", "collection", "key", "number"),
    )

    number: int | None = Field(default=None, primary_key=True, sa_type=BigInteger)
    convention: Key | None = None
    at: Instant
    by: Text
    command: Text
    collection: str | None = None
    key: str | None = None
    before: str | None = None
    after: str | None = None
    reason: str | None = None
    batch: int | None = Field(default=None, sa_type=BigInteger)
    previous_hash: str
    hash: str

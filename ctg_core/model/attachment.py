"""Files joined to a value as its evidence. A dossier names them; only the store holds them."""

from sqlalchemy import LargeBinary
from sqlmodel import Field, SQLModel

from ctg_core.model.values import Instant, Key, Sha256, Text


class Attachment(SQLModel, table=True):
    """One file, known by its SHA-256."""

    convention: Key = Field(primary_key=True, foreign_key="convention.key")
    sha256: Sha256 = Field(primary_key=True)
    name: Text
    content: bytes = Field(sa_type=LargeBinary)
    added_at: Instant
    added_by: Text

"""Files joined to a value as its evidence. A dossier names them; only the store holds them."""

import re

from sqlalchemy import LargeBinary
from sqlmodel import Field, SQLModel

from ctg_core.model.values import Instant, Key, Sha256, Text

_EVIDENCE = re.compile(r"fichier:([0-9a-f]{64}):(.+)", re.DOTALL)


class Attachment(SQLModel, table=True):
    """One file, known by its SHA-256."""

    convention: Key = Field(primary_key=True, foreign_key="convention.key")
    sha256: Sha256 = Field(primary_key=True)
    name: Text
    content: bytes = Field(sa_type=LargeBinary)
    added_at: Instant
    added_by: Text


def evidence_of(sha256: str, name: str) -> str:
    """How a value says that a file is its evidence."""
    return f"fichier:{sha256}:{name}"


def file_in(evidence: str | None) -> tuple[str, str] | None:
    """The (SHA-256, name) of the file an evidence names, None when it is a link or nothing."""
    found = _EVIDENCE.fullmatch(evidence or "")
    return (found[1], found[2]) if found else None

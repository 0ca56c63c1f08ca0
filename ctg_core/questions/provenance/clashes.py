"""What somebody else wrote meanwhile beside what was to be written, in people's words."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from ctg_core.questions.provenance.history import UNSAID
from ctg_core.questions.provenance.history_words import FieldChange, Words


def both_said(
    session: Session, convention: str, collection: str, theirs: Mapping[str, Any] | None, mine: Mapping[str, Any]
) -> tuple[FieldChange, ...]:
    """Each field that was to be written, as it stands then as it was to be; a row that is gone stands as None."""
    words, stands = Words(session, convention), theirs or {}
    return tuple(words.change(collection, name, stands.get(name), mine[name]) for name in mine if name not in UNSAID)

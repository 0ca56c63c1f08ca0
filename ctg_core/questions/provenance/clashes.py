"""What somebody else wrote meanwhile beside what was to be written, in people's words."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from ctg_core.dossier.difference import FieldChange
from ctg_core.dossier.fields import fields_of
from ctg_core.questions.provenance.history import UNSAID
from ctg_core.questions.provenance.history_words import SaidChange, Words
from ctg_core.questions.selection import Selection


def conflicting_fields(
    session: Session, selection: Selection, collection: str, theirs: Mapping[str, Any] | None, mine: Mapping[str, Any]
) -> tuple[SaidChange, ...]:
    """Each field that was to be written, as it stands then as it was to be; a row that is gone stands as None."""
    words, stands, fields = Words(session, selection.convention), theirs or {}, fields_of(collection)
    written = (FieldChange(fields[name], stands.get(name), mine[name]) for name in mine if name not in UNSAID)
    return tuple(map(words.change, written))

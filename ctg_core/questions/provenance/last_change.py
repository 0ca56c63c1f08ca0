"""What a card says of the last change somebody made to its row: read once for all the cards of a convention."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session

from ctg_core.model.collections import table_of
from ctg_core.model.history import Revision
from ctg_core.model.indicator import IndicatorValue
from ctg_core.model.row import Row, collection_name
from ctg_core.questions.provenance.history import changed_fields, values_in
from ctg_core.questions.provenance.history_words import SaidChange, Words
from ctg_core.questions.selection import Selection

_VALIDATED = "validate_values"
_GIVEN = ("give_values", "correct_value", _VALIDATED)  # whoever asked for these, the value says itself who gave it


@dataclass(frozen=True)
class LastChange:
    """``by`` gave it ``at`` a UTC instant, ``validated_by`` somebody else when a value waited for that.

    Names are None for a reader whom nobody named. ``fields`` are what it was before and is now, empty when it was
    added. ``ref`` is "collection/key".
    """

    convention: str
    ref: str
    at: str
    by: str | None
    validated_by: str | None
    fields: tuple[SaidChange, ...]


class LastChanges:
    """The last change of each row of a convention; nothing is read until a row was changed by somebody."""

    def __init__(self, session: Session, selection: Selection) -> None:
        self._session = session
        self._selection = selection
        self._words = Words(session, selection.convention)

    def of(self, row: Row) -> LastChange | None:
        """The last change of a row, None when it is as a document or a file gave it."""
        if row.version == 1 and getattr(row, "nature", None) != "entered":
            return None
        collection = collection_name(type(row).__name__)
        line = self._lines.get((collection, row.key))
        before, after = (values_in(line.before), values_in(line.after)) if line else (None, None)
        # A convention loaded since then says by itself what its rows are.
        if line is None or after is None or after["updated_at"] != row.updated_at:
            return None
        return self._told(row, line, before, after)

    def name(self, person: str | None) -> str | None:
        """How others know this person; None when the reader may not know."""
        return None if person is None or self._selection.anonymous else self._words.people.get(person, person)

    def _told(self, row: Row, line: Any, before: dict[str, Any] | None, after: dict[str, Any]) -> LastChange:
        collection = collection_name(type(row).__name__)
        value = row if isinstance(row, IndicatorValue) and line.command in _GIVEN else None
        return LastChange(
            convention=self._selection.convention,
            ref=f"{collection}/{row.key}",
            at=(value and value.given_at) or line.at,
            by=self.name((value and value.given_by) or line.by),
            validated_by=self.name(line.by) if line.command == _VALIDATED else None,
            fields=changed_fields(collection, before, after, self._words) if before else (),
        )

    @property
    def _lines(self) -> dict[tuple[str, str], Any]:
        """The last line about each row of the convention, by (collection, key); read once for a whole question."""
        kept: dict[tuple[str, str], dict[tuple[str, str], Any]] = self._session.info
        name = (__name__, self._selection.convention)
        if name not in kept:
            kept[name] = _last_lines(self._session, self._selection.convention)
        return kept[name]


def _last_lines(session: Session, convention: str) -> dict[tuple[str, str], Any]:
    line = table_of(Revision).c
    here = (line.convention == convention, line.collection.is_not(None))
    last = select(func.max(line.number)).where(*here).group_by(line.collection, line.key)
    said = (line.at, line.by, line.command, line.before, line.after)
    query = select(line.collection, line.key, *said).where(line.number.in_(last))
    return {(one.collection, one.key): one for one in session.execute(query)}

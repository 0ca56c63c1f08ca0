"""The rows of a collection as those who change them need them: with their versions, and what hangs on each."""

from collections.abc import Mapping

from sqlmodel import Session

from ctg_core.dossier.naming import words_of
from ctg_core.model.collections import COLLECTIONS, references
from ctg_core.model.row import Row
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection


def rows_by_key(session: Session, selection: Selection, collection: str) -> Mapping[str, Row]:
    """Every row of a collection, in its order; whoever reads them changes none."""
    return {row.key: row for row in rows_of(session, COLLECTIONS[collection], selection)}


def hanging_on(session: Session, selection: Selection, collection: str, key: str) -> Mapping[str, tuple[str, ...]]:
    """The rows that lead to this one, by collection, in their words: it cannot go as long as they do."""
    found: dict[str, tuple[str, ...]] = {}
    for name, noun in COLLECTIONS.items():
        fields = [field for field, target in references(noun) if target == collection]
        rows = rows_of(session, noun, selection) if fields else []
        if leading := tuple(words_of(row) for row in rows if any(_leads(row, field, key) for field in fields)):
            found[name] = leading
    return found


def _leads(row: Row, field: str, key: str) -> bool:
    value = getattr(row, field)
    return key in value if isinstance(value, list) else value == key

"""The rows of a collection as those who change them need them: with their versions, their names, what hangs on each."""

from collections.abc import Mapping

from sqlmodel import Session

from ctg_core.dossier.naming import words_of
from ctg_core.dossier.resolution import leads, may_lead
from ctg_core.model.collections import COLLECTIONS
from ctg_core.model.row import Row
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection


def rows_by_key(session: Session, selection: Selection, collection: str) -> Mapping[str, Row]:
    """Every row of a collection, in its order; whoever reads them changes none."""
    return {row.key: row for row in rows_of(session, COLLECTIONS[collection], selection)}


def names_in(session: Session, selection: Selection, *collections: str) -> dict[str, str]:
    """What each row is called where one is chosen, by key: its code before, its year after, when it has some."""
    return {row.key: _name(row) for name in collections for row in rows_of(session, COLLECTIONS[name], selection)}


def hanging_on(session: Session, selection: Selection, collection: str, key: str) -> Mapping[str, tuple[str, ...]]:
    """The rows that lead to this one, by collection, in their words: it cannot go as long as they do."""
    found = {
        name: tuple(words_of(row) for row in rows_of(session, noun, selection) if leads(row, collection, key))
        for name, noun in COLLECTIONS.items()
        if may_lead(noun, collection)
    }
    return {name: leading for name, leading in found.items() if leading}


def _name(row: Row) -> str:
    code, year = getattr(row, "code", None), getattr(row, "year", None)
    name = f"{code} {words_of(row)}" if code else words_of(row)
    return f"{name}, {year}" if year else name

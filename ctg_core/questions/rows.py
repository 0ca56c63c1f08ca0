"""The rows of one convention, in the order of its dossier."""

from typing import TypeVar

from sqlmodel import Session, select

from ctg_core.dossier.storage import UnknownConvention
from ctg_core.model.collections import table_of
from ctg_core.model.convention import Convention
from ctg_core.model.row import Row
from ctg_core.questions.selection import Selection
from ctg_core.store.kept import kept_rows

T = TypeVar("T", bound=Row)


def rows_of(session: Session, noun: type[T], selection: Selection) -> list[T]:
    """Every row of this noun in the convention, read once for all questions until the convention changes."""

    def read() -> list[T]:
        table = table_of(noun)
        query = select(noun).where(table.c.convention == selection.convention).order_by(table.c.position, table.c.key)
        return list(session.exec(query))

    return list(kept_rows(session, selection.convention, noun, read))


def convention_of(session: Session, selection: Selection) -> Convention:
    """The convention looked at; UnknownConvention if the store has none of that key."""
    convention = session.get(Convention, selection.convention)
    if convention is None:
        raise UnknownConvention(selection.convention)
    return convention

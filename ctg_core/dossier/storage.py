"""Between a dossier and a store: fetch one convention whole, or write it whole."""

from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, select

from ctg_core.dossier.dossier import Dossier
from ctg_core.model.collections import COLLECTIONS, table_of
from ctg_core.model.convention import Convention
from ctg_core.model.row import Row


class UnknownConvention(LookupError):
    """No convention of the store has this key."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(f"La convention «\u00a0{key}\u00a0» n’existe pas dans ce tableau de bord.")


def fetch_dossier(session: Session, key: str) -> Dossier:
    """The whole convention, detached from the store; UnknownConvention if there is none of that key."""
    convention = session.get(Convention, key)
    if convention is None:
        raise UnknownConvention(key)
    rows = {
        name: list(session.exec(select(noun).where(noun.convention == key).order_by(*_places(noun))))
        for name, noun in COLLECTIONS.items()
    }
    session.expunge_all()
    return Dossier(convention, rows)


def write_dossier(session: Session, dossier: Dossier) -> None:
    """Replace the convention by this dossier; foreign keys are checked when the transaction ends."""
    existing = session.get(Convention, dossier.key)
    fields = dossier.convention.model_dump()
    if existing:
        for noun in reversed(COLLECTIONS.values()):
            session.exec(delete(noun).where(table_of(noun).c.convention == dossier.key))
        existing.sqlmodel_update({**fields, "citations": dossier.convention.citations})
    else:
        session.execute(table_of(Convention).insert().values(**{**fields, "citations": dossier.convention.citations}))
    session.flush()
    for name, noun in COLLECTIONS.items():
        values = [_columns(row) for row in dossier.rows[name]]
        if values:
            session.execute(table_of(noun).insert(), values)


def _places(noun: type[Row]) -> tuple[Any, Any]:
    """The columns to sort rows by: the key makes the order of two rows of the same position certain."""
    return table_of(noun).c.position, table_of(noun).c.key


def _columns(row: Row) -> dict[str, Any]:
    return {name: getattr(row, name) for name in type(row).model_fields}

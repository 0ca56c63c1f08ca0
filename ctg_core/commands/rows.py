"""Add, change or remove any row of a convention: coordination all of them, a contributor what is in their charge."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from ctg_core.commands.refusal import Clash, Conflict, Invalid
from ctg_core.commands.registry import command
from ctg_core.commands.rights import CONTRIBUTOR, COORDINATOR
from ctg_core.commands.writer import Writer
from ctg_core.model.collections import COLLECTIONS, table_of
from ctg_core.model.french import quoted
from ctg_core.model.row import Row

T = TypeVar("T", bound=Row)


@command(CONTRIBUTOR)
def add_row(writer: Writer, collection: str, fields: Mapping[str, Any], *, key: str) -> str:
    """Add a row; the key it was given: ``key``, or ``key-2``... when taken. Invalid lists its wrong fields."""
    return writer.add(noun_of(collection), fields, key=key).key


@command(CONTRIBUTOR)
def edit_row(writer: Writer, collection: str, key: str, seen: int, fields: Mapping[str, Any]) -> bool:
    """Change fields of the row displayed at version ``seen``; False when nothing differs, Conflict if it changed."""
    return writer.edit(noun_of(collection), key, seen, fields) is not None


@command(CONTRIBUTOR)
def remove_row(writer: Writer, collection: str, key: str, seen: int) -> bool:
    """Remove the row displayed at version ``seen``; False when gone, Conflict if changed, Invalid if in use."""
    return writer.remove(noun_of(collection), key, seen)


@command(COORDINATOR)
def order_rows(writer: Writer, collection: str, keys: Sequence[str]) -> None:
    """Put these rows in this order, within the positions they hold already; Conflict when one was removed since."""
    writer.reorder(rows_in_order(writer, noun_of(collection), keys))


@command(COORDINATOR)
def edit_convention(writer: Writer, seen: int, fields: Mapping[str, Any]) -> bool:
    """Change fields of the convention itself; False when nothing differs, Conflict if it changed since ``seen``."""
    return writer.edit_convention(seen, fields)


def noun_of(collection: str) -> type[Row]:
    """The model of a collection; Invalid when there is none of that name."""
    if collection not in COLLECTIONS:
        raise Invalid([("collection", f"{quoted(collection)} n’existe pas")])
    return COLLECTIONS[collection]


def rows_in_order(writer: Writer, noun: type[T], keys: Sequence[str]) -> list[T]:
    """The rows of these keys; Conflict when one of them was removed since it was displayed."""
    rows = {key: writer.find(noun, key) for key in keys}
    gone = [key for key, row in rows.items() if row is None]
    if gone:
        collection = table_of(noun).name
        raise Conflict([Clash(collection, key, None, {}, *writer.last_change(noun, key)) for key in gone])
    return [row for row in rows.values() if row is not None]

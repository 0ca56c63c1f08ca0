"""What changed from one dossier to another, row by row and field by field."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlmodel import SQLModel

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.writing import plain_fields
from ctg_core.model.row import Row

# Who last touched a row, and how often, is no part of what it says.
_BOOKKEEPING = frozenset({"convention", "position", "version", "updated_at", "updated_by"})

Fields = dict[str, tuple[Any, Any]]


@dataclass(frozen=True)
class Change:
    """``fields`` gives (before, after) as plain values, None where there is nothing.

    ``collection`` is ``convention`` for the convention itself; a collection ``reordered`` has an empty key.
    """

    collection: str
    key: str
    kind: Literal["added", "removed", "changed", "reordered"]
    fields: Fields


def difference(before: Dossier, after: Dossier) -> list[Change]:
    """Every change, the convention first, then collections in the order of the file."""
    fields = _changed(before.convention, after.convention)
    changes = [Change("convention", after.key, "changed", fields)] if fields else []
    for collection, rows in before.rows.items():
        changes += _between(collection, rows, after.rows[collection])
    return changes


def _between(collection: str, before: Sequence[Row], after: Sequence[Row]) -> Iterator[Change]:
    old, new = ({row.key: row for row in rows} for rows in (before, after))
    for key, row in old.items():
        if key not in new:
            yield Change(collection, key, "removed", {name: (value, None) for name, value in _filled(row)})
        elif fields := _changed(row, new[key]):
            yield Change(collection, key, "changed", fields)
    for key, row in new.items():
        if key not in old:
            yield Change(collection, key, "added", {name: (None, value) for name, value in _filled(row)})
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield Change(collection, "", "reordered", {})


def _changed(before: SQLModel, after: SQLModel) -> Fields:
    old, new = plain_fields(before), plain_fields(after)
    return {name: (old[name], new[name]) for name in old if name not in _BOOKKEEPING and old[name] != new[name]}


def _filled(row: Row) -> Iterator[tuple[str, Any]]:
    for name, value in plain_fields(row).items():
        if name not in _BOOKKEEPING and value not in (None, []):
            yield name, value

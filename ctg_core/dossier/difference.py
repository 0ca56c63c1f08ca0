"""What changed from one dossier to another, row by row and field by field."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.fields import KEPT_BY_THE_STORE, Field, fields_of
from ctg_core.dossier.writing import plain_fields
from ctg_core.model.row import Row

NOTHING: tuple[Any, ...] = (None, [])
ChangeKind = Literal["added", "removed", "changed", "reordered"]
Plain = Mapping[str, Any]


@dataclass(frozen=True)
class FieldChange:
    """What a field said and says, as plain values; None where there is nothing."""

    field: Field
    before: Any
    after: Any

    @property
    def ordinary(self) -> bool:
        """Whether the value of an added or removed row is only the default of the field."""
        return bool((self.after if self.before in NOTHING else self.before) == self.field.default)


@dataclass(frozen=True)
class Change:
    """A row that is added, removed or changed, with the fields where it says something.

    ``collection`` is ``convention`` for the convention itself; a collection ``reordered`` has an empty key.
    """

    collection: str
    key: str
    kind: ChangeKind
    fields: tuple[FieldChange, ...]


def difference(before: Dossier, after: Dossier) -> list[Change]:
    """Every change, the convention first, then collections in the order of the file."""
    fields = field_changes("convention", plain_fields(before.convention), plain_fields(after.convention))
    changes = [Change("convention", after.key, "changed", fields)] if fields else []
    for collection, rows in before.rows.items():
        changes += _between(collection, rows, after.rows[collection])
    return changes


def field_changes(collection: str, before: Plain | None, after: Plain | None) -> tuple[FieldChange, ...]:
    """The fields that say something else from one plain row to another, in the order of the model.

    Either is None for no row. The fields of KEPT_BY_THE_STORE are not compared.
    """
    old, new = before or {}, after or {}
    said = (field for name, field in fields_of(collection).items() if name not in KEPT_BY_THE_STORE)
    changes = (FieldChange(field, old.get(field.name), new.get(field.name)) for field in said)
    return tuple(change for change in changes if differ(change.before, change.after))


def differ(one: Any, other: Any) -> bool:
    """Whether two plain values say different things; nothing and an empty list say the same."""
    return bool(one != other) and not (one in NOTHING and other in NOTHING)


def _between(collection: str, before: Sequence[Row], after: Sequence[Row]) -> Iterator[Change]:
    old, new = ({row.key: row for row in rows} for rows in (before, after))
    for key, row in old.items():
        if key not in new:
            yield Change(collection, key, "removed", field_changes(collection, plain_fields(row), None))
        elif fields := field_changes(collection, plain_fields(row), plain_fields(new[key])):
            yield Change(collection, key, "changed", fields)
    for key, row in new.items():
        if key not in old:
            yield Change(collection, key, "added", field_changes(collection, None, plain_fields(row)))
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield Change(collection, "", "reordered", ())

"""What a file would change in a convention, whatever the file: seen by people first, then brought in or not."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from ctg_core.commands.changes import RowChange
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.naming import words_of
from ctg_core.dossier.writing import plain_fields
from ctg_core.exchange.cells.words import Record
from ctg_core.exchange.received import Problem
from ctg_core.model.collections import references
from ctg_core.model.row import Row

# What the store keeps by itself is no part of what a file says.
_BOOKKEEPING = frozenset({"convention", "key", "position", "version", "updated_at", "updated_by"})

_WHEN = ("period", "dated")
_NOTHING: tuple[Any, ...] = (None, [])

Kind = Literal["added", "changed", "removed"]
Plain = dict[str, Any]


@dataclass(frozen=True)
class FieldChange:
    """One field of one row: what stands in the store, what the file says; None is nothing."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class IncomingRow:
    """A row the file adds, changes or removes; ``seen`` is its version in the store, None when it is not there.

    ``clashing`` rows were changed by somebody since the file was made, otherwise than in the file: ``by`` whom and
    ``at`` what UTC instant the store last saw them changed.
    """

    kind: Kind
    collection: str
    key: str
    words: str
    fields: tuple[FieldChange, ...]
    seen: int | None
    clashing: bool = False
    by: str | None = None
    at: str | None = None

    @property
    def change(self) -> RowChange:
        """What to ask for, for the file to win."""
        fields = None if self.kind == "removed" else {change.field: change.after for change in self.fields}
        return RowChange(self.collection, self.key, self.seen, fields)


@dataclass(frozen=True)
class Question:
    """A word of the file that only a person can place: a funder, an organisation, a status."""

    subject: Literal["funder", "organisation", "status"]
    words: str


@dataclass(frozen=True)
class Incoming:
    """The difference between a convention as it is and what a file says of it.

    ``rows`` are ready to be brought in; for ``clashes`` a person chooses. ``not_understood`` cells are left out,
    ``ignored`` ones are not data; ``remarks`` say what was supposed. ``dossier`` is there for a file that is whole.
    ``names`` are the words of rows, by collection and key.
    """

    file: str
    convention: str
    rows: tuple[IncomingRow, ...] = ()
    clashes: tuple[IncomingRow, ...] = ()
    not_understood: tuple[Problem, ...] = ()
    ignored: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    dossier: Dossier | None = None
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def nothing(self) -> bool:
        """Whether the convention already says all that the file says."""
        return not (self.rows or self.clashes)

    def of_kind(self, kind: Kind) -> list[IncomingRow]:
        """The rows added, changed or removed."""
        return [row for row in self.rows if row.kind == kind]

    def changes(self, chosen: Collection[int] = ()) -> list[RowChange]:
        """What to ask for; ``chosen`` are the ranks of the clashes where the file wins."""
        kept = [clash for rank, clash in enumerate(self.clashes) if rank in chosen]
        found: dict[tuple[str, str], RowChange] = {}
        for change in (row.change for row in (*self.rows, *kept)):
            place = (change.collection, change.key)
            known = found.get(place)
            both = {**(known.fields or {}), **(change.fields or {})} if known else change.fields
            found[place] = RowChange(*place, change.seen, both)
        return list(found.values())


def difference_with(
    now: Dossier, after: Dossier, before: Dossier | None = None
) -> tuple[tuple[IncomingRow, ...], tuple[IncomingRow, ...]]:
    """The rows that ``after`` changes in ``now``, and those that clash.

    ``before`` is what the file was made from: what it did not change is left as it is now.
    """
    found = list(_between(now, after, before or now))
    return (
        tuple(row for row in found if not row.clashing),
        tuple(row for row in found if row.clashing),
    )


def names_in(*dossiers: Dossier) -> dict[tuple[str, str], str]:
    """What each row of these dossiers is called, in the last that has it; by what it is about when it has no words."""
    rows = {(name, row.key): row for dossier in dossiers for name, found in dossier.rows.items() for row in found}
    words = {place: words_of(row) for place, row in rows.items()}
    nameless = {place: row for place, row in rows.items() if words[place] == row.key}
    return words | {place: about for place, row in nameless.items() if (about := _about(row, words))}


def _about(row: Row, words: Mapping[tuple[str, str], str]) -> str:
    """« Places d’accueil, 2025 »: the rows it belongs to, and when."""
    values = [(target, getattr(row, name)) for name, target in references(type(row)) if target != "sources"]
    parts = [words[target, key] for target, key in values if isinstance(key, str) and (target, key) in words]
    return ", ".join([*parts, *(str(when) for name in _WHEN if (when := getattr(row, name, None)))])


def _between(now: Dossier, after: Dossier, before: Dossier) -> Iterator[IncomingRow]:
    yield from _changed("convention", now.convention, after.convention, before.convention)
    for collection, rows in after.rows.items():
        there, then, made = (
            {row.key: row for row in found} for found in (now.rows[collection], rows, before.rows[collection])
        )
        for key, row in then.items():
            yield from _kept(collection, there.get(key), row, made.get(key))
        for key, row in made.items():
            if key not in then and key in there:
                gone = tuple(FieldChange(name, value, None) for name, value in _filled(there[key]).items())
                clashing = _said(there[key]) != _said(row)
                known = there[key]
                last = (known.updated_by, known.updated_at)
                yield IncomingRow("removed", collection, key, words_of(row), gone, known.version, clashing, *last)


def _kept(collection: str, now: Row | None, row: Row, made: Row | None) -> Iterator[IncomingRow]:
    if now is not None:
        yield from _changed(collection, now, row, made)
    elif made is None or _said(made) != _said(row):
        fields = tuple(FieldChange(name, None, value) for name, value in _filled(row).items())
        # A row that was there when the file was made, and that somebody removed since.
        yield IncomingRow("added", collection, row.key, words_of(row), fields, None, clashing=made is not None)


def _changed(collection: str, now: Any, after: Any, made: Any) -> Iterator[IncomingRow]:
    """What the file changed of a row that is there, in up to two parts: what is ready, and what clashes."""
    here, there = _said(now), _said(after)
    # Added on both sides since: nobody's is older.
    origin = _said(made) if made is not None else dict.fromkeys(here)
    changed = [name for name, value in there.items() if _differ(value, origin[name]) and _differ(value, here[name])]
    words = words_of(now) if isinstance(now, Row) else now.short_name
    for clashing in (False, True):
        fields = tuple(
            FieldChange(name, here[name], there[name])
            for name in changed
            if _differ(here[name], origin[name]) == clashing
        )
        if fields:
            last = (now.updated_by, now.updated_at)
            yield IncomingRow("changed", collection, now.key, words, fields, now.version, clashing, *last)


def _differ(one: Any, other: Any) -> bool:
    return bool(one != other) and not (one in _NOTHING and other in _NOTHING)


def _said(row: Record) -> Plain:
    return {name: value for name, value in plain_fields(row).items() if name not in _BOOKKEEPING}


def _filled(row: Row) -> Mapping[str, Any]:
    """What a row says beyond what is true of any."""
    ordinary = {name: field.default for name, field in type(row).model_fields.items()}
    return {name: value for name, value in _said(row).items() if value not in _NOTHING and value != ordinary[name]}

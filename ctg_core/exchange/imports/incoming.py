"""What a file would change in a convention, whatever the file: seen by people first, then brought in or not."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from ctg_core.commands.changes import RowChange
from ctg_core.dossier.difference import Change, ChangeKind, FieldChange, differ, difference, field_changes
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.naming import words_of
from ctg_core.dossier.writing import plain_fields
from ctg_core.exchange.received import Problem
from ctg_core.model.collections import references
from ctg_core.model.convention import Convention
from ctg_core.model.row import Row

_WHEN = ("period", "dated")

Record = Row | Convention
Place = tuple[str, str]  # (collection, key)


@dataclass(frozen=True)
class IncomingRow(Change):
    """A row the file adds, changes or removes; ``before`` is what stands in the store, ``after`` what the file says.

    ``seen`` is its version in the store, None when it is not there.

    ``clashing`` rows were changed by somebody since the file was made, otherwise than in the file: ``by`` whom and
    ``at`` what UTC instant the store last saw them changed.
    """

    words: str
    seen: int | None
    clashing: bool = False
    by: str | None = None
    at: str | None = None

    @property
    def change(self) -> RowChange:
        """What to ask for, for the file to win."""
        fields = None if self.kind == "removed" else {one.field.name: one.after for one in self.fields}
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

    def name_of(self, collection: str, key: str) -> str:
        """What a row is called, by its key when nothing is known of it."""
        return self.names.get((collection, key), key)

    @property
    def nothing(self) -> bool:
        """Whether the convention already says all that the file says."""
        return not (self.rows or self.clashes)

    def of_kind(self, kind: ChangeKind) -> list[IncomingRow]:
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


def _between(now: Dossier, after: Dossier, made: Dossier) -> Iterator[IncomingRow]:
    """Each change of the file, beside what the row says now."""
    here, there, then = (_by_place(dossier) for dossier in (now, after, made))
    for change in difference(made, after):
        place = (change.collection, change.key)
        row = here.get(place)
        if change.kind == "removed" and row:
            gone = field_changes(place[0], plain_fields(row), None)
            clashing = bool(field_changes(place[0], plain_fields(row), plain_fields(then[place])))
            yield _row("removed", place, row, gone, clashing)
        elif change.kind in ("added", "changed") and row:
            yield from _changed(change, row)
        elif change.kind in ("added", "changed"):
            whole = field_changes(place[0], None, plain_fields(there[place]))
            # Changed in the file, it was there when the file was made: somebody removed it since.
            yield _row("added", place, there[place], whole, clashing=change.kind == "changed")


def _changed(change: Change, row: Record) -> Iterator[IncomingRow]:
    """What the file changed of a row that is there, in up to two parts: what is ready, and what clashes."""
    here = plain_fields(row)
    parts: dict[bool, list[FieldChange]] = {False: [], True: []}
    for one in change.fields:
        stands = here[one.field.name]
        if differ(one.after, stands):
            # Added on both sides since, the file had nothing there: what stands was written meanwhile.
            parts[differ(stands, one.before)].append(FieldChange(one.field, stands, one.after))
    for clashing, fields in parts.items():
        if fields:
            yield _row("changed", (change.collection, change.key), row, tuple(fields), clashing)


def _row(kind: ChangeKind, place: Place, row: Record, fields: tuple[FieldChange, ...], clashing: bool) -> IncomingRow:
    words = words_of(row) if isinstance(row, Row) else row.short_name
    if kind != "changed":
        fields = tuple(one for one in fields if not one.ordinary)
    last = (None, None, None) if kind == "added" else (row.version, row.updated_by, row.updated_at)
    seen, by, at = last
    return IncomingRow(*place, kind, fields, words, seen, clashing, by, at)


def _by_place(dossier: Dossier) -> dict[Place, Record]:
    rows = {(name, row.key): row for name, found in dossier.rows.items() for row in found}
    return {("convention", dossier.key): dossier.convention, **rows}

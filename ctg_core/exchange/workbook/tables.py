"""A dossier as tables for people: what each sheet of a workbook holds, whatever the file format."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.fields import Field, fields_of
from ctg_core.dossier.naming import NOUNS
from ctg_core.exchange.cells.words import Cell, Wording
from ctg_core.model.convention import Convention
from ctg_core.model.row import Row

CONVENTION = "Convention"
# What identifies a row comes first, where it comes from comes last.
_FIRST = ("key",)
_LAST = ("note", "qualifier", "nature", "updated_at", "updated_by", "source", "locator", "quote")
# Kept by the store for itself; ``position`` is the order of the rows.
_INTERNAL = {"convention", "position", "version"}


@dataclass(frozen=True)
class Column:
    """``told`` is whether any row says something there; what is written in a ``read_only`` column is not read back."""

    field: str
    heading: str
    told: bool
    read_only: bool = False


@dataclass(frozen=True)
class Table:
    """A cell for each row and column; ``keys`` are those of the rows, for the convention itself those of its fields."""

    collection: str
    name: str
    columns: Sequence[Column]
    keys: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    @property
    def headings(self) -> list[str]:
        """How the columns are headed, in order."""
        return [column.heading for column in self.columns]


def tables(dossier: Dossier) -> Iterator[Table]:
    """The convention, then each collection, in the order of the file, with every field of each."""
    wording = Wording(dossier)
    yield _convention(dossier.convention, wording)
    for collection, rows in dossier.rows.items():
        yield _collection(collection, rows, wording)


def sheet_name(collection: str) -> str:
    """What the sheet of a collection is called."""
    noun = NOUNS[collection][1]
    return f"{noun[0].upper()}{noun[1:]}"


def _convention(convention: Convention, wording: Wording) -> Table:
    """One line a field, with the passages that support it."""
    cited = sorted(convention.citations, key=lambda citation: citation.field or "key")
    passages = {
        field: "\n".join(map(wording.citation, citations))
        for field, citations in groupby(cited, key=lambda citation: citation.field or "key")
    }
    fields = {name: field for name, field in fields_of("convention").items() if name not in _INTERNAL | {"citations"}}
    rows = [
        (field.label, wording.cell(field, getattr(convention, name)), passages.get(name))
        for name, field in fields.items()
    ]
    columns = [Column("", "Champ", True), Column("value", "Valeur", True), Column("citations", "Sources", True, True)]
    return Table("convention", CONVENTION, columns, list(fields), rows)


def _collection(collection: str, rows: Sequence[Row], wording: Wording) -> Table:
    """One line a row."""
    fields = _fields(collection)
    cells = [[wording.cell(field, getattr(row, field.name)) for field in fields] for row in rows]
    told = [any(line[rank] is not None for line in cells) for rank in range(len(fields))]
    columns = [Column(field.name, field.label, said, field.read_only) for field, said in zip(fields, told, strict=True)]
    return Table(collection, sheet_name(collection), columns, [row.key for row in rows], cells)


def _fields(collection: str) -> list[Field]:
    fields = fields_of(collection)
    own = [name for name in fields if name not in {*_FIRST, *_LAST, *_INTERNAL}]
    return [fields[name] for name in (*_FIRST, *own, *_LAST) if name in fields]

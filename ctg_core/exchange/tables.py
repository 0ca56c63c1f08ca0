"""A dossier as tables for people: what each sheet of a workbook holds, whatever the file format."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.headings import heading
from ctg_core.dossier.naming import NOUNS
from ctg_core.exchange.wording import Cell, Wording
from ctg_core.model.convention import Convention
from ctg_core.model.row import Row

CONVENTION = "Convention"
# What identifies a row comes first, where it comes from comes last.
_FIRST = ("key",)
_LAST = ("note", "qualifier", "nature", "updated_at", "updated_by", "source", "locator", "quote")
# Kept by the store for itself; ``position`` is the order of the rows.
_INTERNAL = {"convention", "position", "version"}


@dataclass(frozen=True)
class Table:
    """Columns and rows of cells; every row has a cell for each column."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def tables(dossier: Dossier) -> Iterator[Table]:
    """The convention, then each collection that has rows, in the order of the file."""
    wording = Wording(dossier)
    yield _convention(dossier.convention, wording)
    for collection, rows in dossier.rows.items():
        if rows:
            yield _collection(collection, rows, wording)


def _convention(convention: Convention, wording: Wording) -> Table:
    """One line a field, with the passages that support it."""
    cited = sorted(convention.citations, key=lambda citation: citation.field or "key")
    passages = {
        field: "\n".join(map(wording.citation, citations))
        for field, citations in groupby(cited, key=lambda citation: citation.field or "key")
    }
    fields = [field for field in Convention.model_fields if field not in _INTERNAL | {"citations"}]
    rows = [(heading("convention", field), wording.cell(convention, field), passages.get(field)) for field in fields]
    return Table(CONVENTION, ("Champ", "Valeur", "Sources"), rows)


def _collection(collection: str, rows: Sequence[Row], wording: Wording) -> Table:
    """One line a row; a column where no row says anything is left out."""
    fields = _fields(type(rows[0]))
    columns = {field: [wording.cell(row, field) for row in rows] for field in fields}
    told = {field: cells for field, cells in columns.items() if any(cell is not None for cell in cells)}
    noun = NOUNS[collection][1]
    return Table(
        f"{noun[0].upper()}{noun[1:]}",
        [heading(collection, field) for field in told],
        list(zip(*told.values(), strict=True)),
    )


def _fields(model: type[Row]) -> list[str]:
    own = [field for field in model.model_fields if field not in {*_FIRST, *_LAST, *_INTERNAL}]
    return [*_FIRST, *own, *(field for field in _LAST if field in model.model_fields)]

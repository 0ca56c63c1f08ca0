"""What kind of file this is, from what it holds: its name says nothing sure."""

from dataclasses import dataclass
from typing import Literal

from openpyxl import Workbook

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.plain import SUFFIXES
from ctg_core.dossier.reading import parse_dossier
from ctg_core.exchange.imports.flat import flat_columns, flat_incoming
from ctg_core.exchange.imports.gathering import Answers
from ctg_core.exchange.imports.incoming import Incoming, difference_with, names_in
from ctg_core.exchange.imports.raw_table import Grid, text_grid
from ctg_core.exchange.imports.tracking import grids, tracking_incoming
from ctg_core.exchange.imports.tracking_columns import TrackedSheet, guess
from ctg_core.exchange.received import OtherConvention, Problem, ReceivedRefused, received_workbook
from ctg_core.exchange.returns.reading import is_return_sheet
from ctg_core.exchange.workbook.reading import read_opened
from ctg_core.exchange.workbook.snapshot import holds_snapshot
from ctg_core.model.french import number

Kind = Literal["dossier", "workbook", "return", "flat", "tracking"]
KINDS: dict[Kind, str] = {
    "dossier": "un dossier, la convention entière",
    "workbook": "le classeur d’une convention, tel qu’il a été exporté puis corrigé",
    "return": "une fiche de retour",
    "flat": "un tableau de chiffres",
    "tracking": "un plan d’actions ou un tableau de suivi",
}
SPREADSHEETS = (".xlsx",)
TEXTS = (".csv", ".tsv", ".txt")
ACCEPTED = (*SUFFIXES, *SPREADSHEETS, *TEXTS)
_LINES = 2_000  # filled, all sheets together: what can be checked while somebody waits
_WORKBOOK = b"PK\x03\x04"


@dataclass(frozen=True)
class Received:
    """A file that was opened and recognised; only the fields that its kind uses are set."""

    name: str
    kind: Kind
    dossier: Dossier | None = None
    book: Workbook | None = None
    tables: tuple[Grid, ...] = ()

    def guesses(self) -> list[tuple[Grid, TrackedSheet]]:
        """The sheets of a tracking table that list actions, as their headings are understood."""
        return [(grid, found) for grid in self.tables if (found := guess(grid))]

    def incoming(
        self, now: Dossier, answers: Answers | None = None, sheets: list[tuple[Grid, TrackedSheet]] | None = None
    ) -> Incoming:
        """What the file would change, a return sheet aside; raises ReceivedRefused, also for another convention."""
        match self.kind:
            case "dossier" if self.dossier:
                return _whole(self.name, now, self.dossier, None)
            case "workbook" if self.book:
                read = read_opened(self.book, self.name)
                absent = tuple(
                    f"La feuille «\u00a0{title}\u00a0» n’y est plus\u202f: elle ne change rien."
                    for title in read.absent
                )
                return _whole(self.name, now, read.after, read.before, absent)
            case "flat":
                return flat_incoming(self.tables[0], self.name, now, answers)
            case _:
                return tracking_incoming(self.guesses() if sheets is None else sheets, self.name, now, answers)


def is_spreadsheet(content: bytes, name: str) -> bool:
    """Whether a file is to be opened as a workbook, by what it holds or by its name."""
    return content.startswith(_WORKBOOK) or name.lower().endswith(SPREADSHEETS)


def recognise(content: bytes, name: str) -> Received:
    """Open a file and find its kind; raises DossierRefused or ReceivedRefused, with reasons in French."""
    if name.lower().endswith(SUFFIXES):
        return Received(name, "dossier", dossier=parse_dossier(content, name))
    if is_spreadsheet(content, name):
        return _spreadsheet(received_workbook(content, name), name)
    if not name.lower().endswith(TEXTS):
        # Neither a text nor a workbook: this raises with the kind of file it is.
        received_workbook(content, name)
    return _tables([text_grid(content, name)], name)


def _spreadsheet(book: Workbook, name: str) -> Received:
    if holds_snapshot(book):
        return Received(name, "workbook", book=book)
    if is_return_sheet(book):
        return Received(name, "return", book=book)
    return _tables(grids(book), name)


def _tables(found: list[Grid], name: str) -> Received:
    filled = [grid for grid in found if next(grid.numbered(), None)]
    if not filled:
        raise ReceivedRefused(name, Problem("il ne contient aucune donnée"))
    if sum(1 for grid in filled for _ in grid.numbered()) > _LINES:
        raise ReceivedRefused(
            name, Problem(f"il a plus de {number(_LINES)} lignes remplies\u202f: envoyez-le en plusieurs fois")
        )
    if flat_columns(filled[0]):
        return Received(name, "flat", tables=tuple(filled[:1]))
    received = Received(name, "tracking", tables=tuple(filled))
    if not received.guesses():
        raise ReceivedRefused(
            name, Problem("aucune de ses feuilles n’a de colonne «\u00a0Action\u00a0» ni de colonnes reconnues")
        )
    return received


def _whole(name: str, now: Dossier, after: Dossier, before: Dossier | None, remarks: tuple[str, ...] = ()) -> Incoming:
    if after.key != now.key:
        whole = None if before else after
        raise OtherConvention(name, after.key, after.convention.short_name, now.convention.short_name, whole)
    rows, clashes = difference_with(now, after, before)
    return Incoming(
        name, now.key, rows, clashes, remarks=remarks, dossier=None if before else after, names=names_in(now, after)
    )

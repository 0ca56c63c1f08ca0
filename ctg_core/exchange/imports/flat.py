"""A flat table of figures: a line says an action, a value or an amount, under headings anyone would write."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.french_input import (
    Unreadable,
    is_blank,
    read_cents,
    read_number,
    read_whole,
    written,
)
from ctg_core.exchange.imports import row_matching as rows
from ctg_core.exchange.imports.gathering import Answers, Gathering, Place
from ctg_core.exchange.imports.incoming import Incoming
from ctg_core.exchange.imports.raw_table import Grid
from ctg_core.exchange.received import Problem, ReceivedRefused
from ctg_core.model.french import folded, quoted

COLUMNS = (
    "Axe",
    "Objectif",
    "Action",
    "Indicateur",
    "Unité",
    "Année",
    "Valeur",
    "Cible",
    "Commune",
    "Dispositif",
    "Financeur",
    "Montant",
)
_KNOWN = {folded(column): column for column in COLUMNS} | {
    f"{folded(column)}s": column for column in COLUMNS if not column.endswith("s")
}
# A column that says nothing without one of these.
_NEEDS = {
    "Unité": ("Indicateur",),
    "Valeur": ("Indicateur",),
    "Cible": ("Indicateur",),
    "Montant": ("Financeur", "Dispositif"),
    "Commune": ("Valeur", "Cible", "Montant"),
    "Dispositif": ("Montant",),
    "Financeur": ("Montant",),
}
_YEARS = range(1990, 2101)

Read = TypeVar("Read")


def flat_columns(grid: Grid) -> dict[str, int] | None:
    """The rank of each column of a flat table, None when the first filled line does not head one."""
    first = next(grid.numbered(), None)
    if first is None:
        return None
    titles = [None if is_blank(cell) else folded(written(cell)).rstrip(" (€)").strip() for cell in first[1]]
    if any(title is not None and title not in _KNOWN for title in titles):
        return None
    found = [_KNOWN[title] for title in titles if title is not None]
    told = {"Axe", "Objectif", "Action"} & set(found) or {"Indicateur", "Montant"} & set(found)
    if not told or len(set(found)) < len(found):
        return None
    return {_KNOWN[title]: rank for rank, title in enumerate(titles) if title is not None}


def flat_incoming(grid: Grid, name: str, now: Dossier, answers: Answers | None = None) -> Incoming:
    """What a flat table would change; ReceivedRefused when its columns do not make sense together."""
    columns = flat_columns(grid)
    if columns is None:
        raise ReceivedRefused(
            name, Problem(f"ses colonnes ne sont pas celles attendues ({', '.join(COLUMNS)})", line=1)
        )
    for column, needed in _NEEDS.items():
        if column in columns and not set(needed) & set(columns):
            reason = f"cette colonne ne dit rien sans {' ou '.join(map(quoted, needed))}"
            raise ReceivedRefused(name, Problem(reason, grid.title, 1, column))
    gathering = Gathering(now, answers or {})
    header = next(grid.numbered())[0]
    for number, cells in grid.numbered(header + 1):
        _Line(gathering, grid, columns, number, cells).gather()
    return gathering.incoming(name)


@dataclass
class _Line:
    """One line of the table."""

    rows: Gathering
    grid: Grid
    columns: Mapping[str, int]
    number: int
    cells: Sequence[object]

    def gather(self) -> None:
        """Everything the line says; a cell that cannot be read leaves out what depends on it."""
        if len(self.cells) > max(self.columns.values()) + 1 and not is_blank(
            self.cells[max(self.columns.values()) + 1]
        ):
            self.rows.not_understood.append(self._place().problem("elle a plus de cellules qu’il n’y a de colonnes"))
            return
        try:
            year = self._read("Année", _year)
            commune = self._read("Commune", self._commune)
            action = self._plan()
            self._figures(year, commune)
            self._money(year, commune, action)
        except _Left:
            return

    def _plan(self) -> str | None:
        node = None
        for column, level in (("Axe", rows.AXIS), ("Objectif", rows.OBJECTIVE)):
            if words := self._words(column):
                node = rows.plan_node(self.rows, level, words, node, self._place(column))
        title = self._words("Action")
        return rows.action(self.rows, title, node, {}, self._place("Action")) if title else None

    def _figures(self, year: int | None, commune: str | None) -> None:
        label, unit = self._words("Indicateur"), self._words("Unité")
        given = [column for column in ("Valeur", "Cible") if self._words(column)]
        if label is None:
            if given:
                self._leave(given[0], "il manque l’indicateur")
            return
        if self._words("Valeur") and year is None:
            self._leave("Valeur", "il manque l’année")
        key = rows.indicator(self.rows, label, unit, self._place("Unité" if unit else "Indicateur"))
        if key is None:
            raise _Left
        known = str(self.rows.record("indicators", key)["unit"])
        for column in given:
            number = self._read(column, lambda cell: read_number(cell, unit or known))
            if number is not None:
                kind = "observed" if column == "Valeur" else "target"
                period = str(year) if year else None
                rows.value(
                    self.rows, self._place(column), number, indicator=key, period=period, commune=commune, kind=kind
                )

    def _money(self, year: int | None, commune: str | None, action: str | None) -> None:
        cents = self._read("Montant", read_cents)
        if cents is None:
            return
        funder, scheme = self._words("Financeur"), self._words("Dispositif")
        if not (funder or scheme):
            self._leave("Montant", "il manque le financeur ou le dispositif")
        label = self._words("Action") or self._words("Objectif") or self._words("Axe") or scheme or funder or ""
        if commune:
            label = f"{label} — {self._words('Commune')}"
        rows.funding_line(
            self.rows,
            self._place("Montant"),
            {"stated_cents": cents},
            funder=funder,
            scheme=scheme,
            year=year,
            action=action,
            label=label,
        )

    def _words(self, column: str) -> str | None:
        rank = self.columns.get(column, len(self.cells))
        cell = self.cells[rank] if rank < len(self.cells) else None
        if (self.number, rank) in self.grid.unresolved:
            self._leave(column, "la formule ne donne aucun résultat\u202f: écrivez la valeur")
        return None if is_blank(cell) else " ".join(written(cell).split())

    def _read(self, column: str, read: Callable[[object], Read]) -> Read | None:
        if self._words(column) is None:
            return None
        try:
            return read(self.cells[self.columns[column]])
        except Unreadable as unreadable:
            self._leave(column, str(unreadable))
            raise AssertionError from unreadable  # pragma: no cover - the line was left

    def _commune(self, cell: object) -> str:
        words = written(cell)
        if code := rows.commune_code(self.rows, words):
            return code
        raise Unreadable(f"{quoted(words)} n’est pas une commune du territoire")

    def _leave(self, column: str, reason: str) -> None:
        self.rows.not_understood.append(self._place(column).problem(reason))
        raise _Left

    def _place(self, column: str | None = None) -> Place:
        return Place(self.number, column, self.grid.title)


class _Left(Exception):
    """The rest of the line is left out."""


def _year(cell: object) -> int:
    year = read_whole(cell)
    if year not in _YEARS:
        raise Unreadable(f"{quoted(written(cell))} n’est pas une année")
    return year

"""A territory's own action plan, read through the columns a person agreed to; what is not data is shown as ignored."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from openpyxl import Workbook

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.french_input import (
    Unreadable,
    is_blank,
    read_cents,
    read_date,
    read_number,
    read_whole,
    written,
)
from ctg_core.exchange.imports import row_matching as rows
from ctg_core.exchange.imports.gathering import IGNORED, Answers, Gathering, Place, unknown
from ctg_core.exchange.imports.incoming import Incoming, Question
from ctg_core.exchange.imports.raw_table import Grid, sheet_grid
from ctg_core.exchange.imports.tracking_columns import (
    ACTION,
    AMOUNTS,
    AXIS,
    OBJECTIVE,
    ROLES,
    TrackedColumn,
    TrackedSheet,
)
from ctg_core.exchange.imports.vocabulary import status_of
from ctg_core.model.french import folded

_TOTAL = re.compile(r"(sous[- ]?|s/)?tota(l|ux)\b")
_BAND = re.compile(r"(axe|enjeu|orientation|objectif)s? *(n ?°)? *([\divx]|:)")
_DASHES = {"-", "–", "—", "/", "."}
_PLAIN = ("code", "description", "target_audience", "done", "obstacle", "note")
_ONE_OF_SEVERAL = re.compile(r"[,;/\n]+| et ")

Read = TypeVar("Read")


def grids(book: Workbook) -> list[Grid]:
    """The sheets people see, in order."""
    return [sheet_grid(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"]


def tracking_incoming(
    sheets: Sequence[tuple[Grid, TrackedSheet]], name: str, now: Dossier, answers: Answers | None = None
) -> Incoming:
    """What these sheets would change; ``answers`` place the words that only a person can place."""
    gathering = Gathering(now, answers or {})
    for grid, sheet in sheets:
        _Sheet(gathering, grid, sheet).gather()
    return gathering.incoming(name)


def status_words(sheets: Sequence[tuple[Grid, TrackedSheet]]) -> dict[str, str | None]:
    """Each word these sheets use for a status, with the one it means when there is no doubt."""
    found: dict[str, str | None] = {}
    for grid, sheet in sheets:
        for column in sheet.having("status"):
            for _, cells in grid.numbered(sheet.first):
                words = _words(cells, column.rank)
                said = {_words(cells, rank) for rank in range(len(cells))} - {None}
                if words and len(said) > 1 and not any(_TOTAL.match(folded(text or "")) for text in said):
                    found.setdefault(words, status_of(words))
    return found


@dataclass
class _Sheet:
    """Reads the lines of one sheet in order: a line may be under the axis of another above it."""

    rows: Gathering
    grid: Grid
    sheet: TrackedSheet
    axis: str | None = None
    objectives: list[str] = field(default_factory=list)

    def gather(self) -> None:
        """Every line below the header."""
        headings = {folded(column.heading) for column in self.sheet.columns}
        for number, cells in self.grid.numbered(self.sheet.first):
            said = [_words(cells, rank) for rank in range(len(cells))]
            texts = [words for words in said if words]
            if any(_TOTAL.match(folded(words)) for words in texts):
                self._ignore(number, "ligne de total")
            elif {folded(words) for words in texts} <= headings and len(texts) > 1:
                self._ignore(number, "titres répétés")
            elif self._is_band(said):
                self._band(number, texts[0])
            else:
                self._line(number, cells)

    def _is_band(self, said: Sequence[str | None]) -> bool:
        """Whether a line says one thing only, across its columns or outside those that are taken."""
        ranks = [rank for rank, words in enumerate(said) if words]
        taken = {column.rank for column in self.sheet.columns if column.role}
        one_thing = len({said[rank] for rank in ranks}) == 1
        return one_thing and (
            len(ranks) > 1 or ranks[0] not in taken or bool(_BAND.match(folded(said[ranks[0]] or "")))
        )

    def _band(self, number: int, words: str) -> None:
        """A line that only says the axis or objective of those below."""
        place = Place(number, None, self.grid.title)
        if re.match(r"(axe|enjeu|orientation)s?\b", folded(words)):
            self.axis = rows.plan_node(self.rows, rows.AXIS, words, None, place)
            self.objectives = []
        elif folded(words).startswith("objectif"):
            self.objectives = [rows.plan_node(self.rows, rows.OBJECTIVE, words, self.axis, place)]
        else:
            self._ignore(number, "ligne de titre")

    def _line(self, number: int, cells: Sequence[object]) -> None:
        line = _Line(self.rows, self.grid, self.sheet, number, cells)
        self._follow_plan(line)
        title = line.words(ACTION)
        if title is None:
            if any(line.words(role) for role in ROLES if role not in (AXIS, OBJECTIVE)):
                self._ignore(number, "aucune action sur cette ligne")
            return
        title = " ".join(title.split())
        key = rows.action(self.rows, title, self._node, line.action_fields(), line.place(ACTION))
        line.money(key, title)

    @property
    def _node(self) -> str | None:
        return self.objectives[-1] if self.objectives else self.axis

    def _follow_plan(self, line: "_Line") -> None:
        """Where the line stands: what it does not say is what was said above it."""
        if words := line.words(AXIS):
            axis = rows.plan_node(self.rows, rows.AXIS, words, None, line.place(AXIS))
            self.objectives = self.objectives if axis == self.axis else []
            self.axis = axis
        for depth, column in enumerate(self.sheet.having(OBJECTIVE)):
            if said := _words(line.cells, column.rank):
                above = self.objectives[:depth]
                place = Place(line.number, column.heading, self.grid.title)
                node = rows.plan_node(self.rows, rows.OBJECTIVE, said, above[-1] if above else self.axis, place)
                self.objectives = [*above, node]

    def _ignore(self, number: int, reason: str) -> None:
        self.rows.ignored.append(Place(number, None, self.grid.title).problem(reason))


@dataclass
class _Line:
    """One line that says an action."""

    rows: Gathering
    grid: Grid
    sheet: TrackedSheet
    number: int
    cells: Sequence[object]

    def words(self, role: str) -> str | None:
        """What the column of a role says."""
        return next((_words(self.cells, column.rank) for column in self.sheet.having(role)), None)

    def place(self, role: str) -> Place:
        """Where the column of a role says it."""
        heading = next((column.heading for column in self.sheet.having(role)), None)
        return Place(self.number, heading, self.grid.title)

    def action_fields(self) -> dict[str, Any]:
        """What the line says of its action, but for what cannot be read."""
        found: dict[str, Any] = {name: self.words(name) for name in _PLAIN}
        found["status"] = self._status()
        found["progress"] = self._read("progress", _percent)
        found["planned_start"] = self._read("start", read_date)
        found["planned_end"] = self._read("end", read_date)
        if lead := self.words("lead"):
            found["lead"] = rows.organisation(self.rows, lead, self.place("lead"))
        found["partners"] = list(dict.fromkeys(self._partners()))
        return found

    def money(self, action: str, title: str) -> None:
        """One funding line for each funder and year that the line gives amounts of."""
        amounts: dict[tuple[str | None, int | None], dict[str, int]] = {}
        year = self._read("year", read_whole)
        for column in self.sheet.columns:
            # An amount merged over several lines is said once.
            if column.role in AMOUNTS and (self.number, column.rank) not in self.grid.spread:
                cents = self._cell(column, read_cents)
                if cents is not None:
                    payer = column.funder or self.words("funder") or (None if self.words("scheme") else column.heading)
                    amounts.setdefault((payer, column.year or year), {})[str(column.role)] = cents
        for (payer, when), said in amounts.items():
            rows.funding_line(
                self.rows,
                Place(self.number, None, self.grid.title),
                said,
                funder=payer,
                scheme=self.words("scheme"),
                year=when,
                action=action,
                label=title,
            )

    def _status(self) -> str | None:
        words = self.words("status")
        if words is None:
            return None
        code = self.rows.answers.get(Question("status", words)) or status_of(words) or self.rows.ask("status", words)
        if code is None:
            self.rows.not_understood.append(self.place("status").problem(unknown(words, "statut")))
        return None if code == IGNORED else code

    def _partners(self) -> Iterator[str]:
        for words in filter(None, map(str.strip, _ONE_OF_SEVERAL.split(self.words("partners") or ""))):
            if key := rows.organisation(self.rows, words, self.place("partners")):
                yield key

    def _read(self, role: str, read: Callable[[object], Read]) -> Read | None:
        return next((self._cell(column, read) for column in self.sheet.having(role)), None)

    def _cell(self, column: TrackedColumn, read: Callable[[object], Read]) -> Read | None:
        place = Place(self.number, column.heading, self.grid.title)
        if (self.number, column.rank) in self.grid.unresolved:
            self.rows.not_understood.append(place.problem("la formule ne donne aucun résultat"))
            return None
        if _words(self.cells, column.rank) in (None, *_DASHES):
            return None
        try:
            return read(self.cells[column.rank])
        except Unreadable as unreadable:
            self.rows.not_understood.append(place.problem(str(unreadable)))
            return None


def _words(cells: Sequence[object], rank: int) -> str | None:
    cell = cells[rank] if rank < len(cells) else None
    return None if is_blank(cell) else written(cell)


def _percent(cell: object) -> int:
    percent = read_number(cell, "%")
    if percent != int(percent) or not 0 <= percent <= 100:
        raise Unreadable(f"«\u00a0{written(cell)}\u00a0» n’est pas un pourcentage entier")
    return int(percent)


def answers_of(chosen: Mapping[Question, str | None]) -> Answers:
    """The words a person placed, without those left open."""
    return {question: answer for question, answer in chosen.items() if answer}

"""What a returned sheet would change, cell by cell, before anything is written.

Three things are compared: what a cell showed when the sheet was made, what it says now that it is back, and what
stands in the store. A cell left as it was never changes anything, whatever became of the row meanwhile.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ctg_core.commands.changes import RowChange
from ctg_core.commands.indicator_values import GivenValue
from ctg_core.dossier.french_input import Unreadable, is_blank, written
from ctg_core.exchange.received import Problem
from ctg_core.exchange.returns.cells import Plain, fingerprint, read, said, shown
from ctg_core.exchange.returns.columns import Column
from ctg_core.exchange.returns.reading import Notice, Returned, ReturnedRow
from ctg_core.exchange.returns.values import GivenRow, given_row
from ctg_core.model.dates import check_order
from ctg_core.questions.entry.plausibility import surprises
from ctg_core.questions.files.return_lines import ActionLine, Identity, Line, NewStepLine, ValueLine

NEW, CHANGED, CONFLICT, UNREAD, OUTSIDE, UNCHANGED = "new", "changed", "conflict", "unread", "outside", "unchanged"
STATES = {
    NEW: "nouveau",
    CHANGED: "modifié",
    CONFLICT: "en conflit",
    UNREAD: "non compris",
    OUTSIDE: "pas dans votre périmètre",
    UNCHANGED: "inchangé",
}
_GONE = "cette donnée n’existe plus dans le tableau de bord"
_BLOCKED = "une autre cellule de la ligne n’est pas comprise"


@dataclass(frozen=True)
class CellChange:
    """One cell: what stands now and what the sheet says, in words.

    A CONFLICT names who changed the data meanwhile, ``by`` and ``at``, and the ``choice`` it waits for; UNREAD
    has its ``reason``; OUTSIDE is for somebody else to write. ``surprises`` are codes of what is worth a word.
    """

    sheet: str
    line: int
    column: str
    subject: str
    state: str
    standing: str = ""
    given: str = ""
    by: str | None = None
    at: str | None = None
    choice: str = ""
    reason: str = ""
    surprises: tuple[str, ...] = ()

    @property
    def problem(self) -> Problem:
        return Problem(self.reason, self.sheet, self.line, self.column)


@dataclass(frozen=True)
class RowWrite:
    """What one row would become: ``fields`` at once, those of ``contested`` only where the sheet is chosen."""

    line: Line
    fields: Mapping[str, Any]
    contested: Mapping[str, Mapping[str, Any]]

    def chosen(self, sheet_for: Collection[str]) -> dict[str, Any]:
        """The fields to write, with those of the conflicts decided for the sheet."""
        taken = (fields for choice, fields in self.contested.items() if choice in sheet_for)
        return {**self.fields, **{name: value for fields in taken for name, value in fields.items()}}


@dataclass(frozen=True)
class Difference:
    """Everything a returned sheet says; ``problems`` are of lines and columns, beside those of the cells."""

    notice: Notice
    cells: tuple[CellChange, ...]
    problems: tuple[Problem, ...]
    writes: tuple[RowWrite, ...]

    def of(self, *states: str) -> tuple[CellChange, ...]:
        """The cells in one of these states."""
        return tuple(cell for cell in self.cells if cell.state in states)

    def to_write(self, sheet_for: Collection[str] = ()) -> tuple[list[GivenValue], list[RowChange]]:
        """What ``apply_return`` takes; ``sheet_for`` names the conflicts for which the sheet is right."""
        values: list[GivenValue] = []
        changes: list[RowChange] = []
        for write in self.writes:
            fields = write.chosen(sheet_for)
            if fields and isinstance(write.line, ValueLine):
                values.append(_given(write.line, fields))
            elif fields and isinstance(write.line, NewStepLine):
                action = write.line.action_key
                changes.append(RowChange("action_steps", f"{action}-etape", None, {"action": action, **fields}))
            elif fields:
                changes.append(RowChange(*write.line.identity, write.line.version, fields))
        return values, changes


def compare(
    returned: Returned, now: Mapping[Identity, Line], writable: Collection[Identity] | None = None
) -> Difference:
    """What the sheet changes of what stands ``now``, by identity.

    ``writable`` are the lines that whoever records it may write, None for all: what it says of others is left out.
    """
    cells: list[CellChange] = []
    writes: list[RowWrite] = []
    for row in returned.rows:
        line = now.get(row.identity)
        if line is None or row.spoilt:
            cells += _untrusted(row, row.spoilt or _GONE)
            continue
        told = RowComparison(row, line)
        if writable is not None and row.identity not in writable:
            cells += map(_left_out, told.cells)
            continue
        cells += told.cells
        writes += told.writes
    return Difference(returned.notice, tuple(cells), tuple(returned.problems), tuple(writes))


def _left_out(cell: CellChange) -> CellChange:
    return cell if cell.state == UNCHANGED else replace(cell, state=OUTSIDE, choice="", reason="", surprises=())


def _given(line: ValueLine, fields: Mapping[str, Any]) -> GivenValue:
    place = {name: getattr(line, name) for name in ("indicator", "period", "commune", "facility")}
    return GivenValue(**place, seen=line.version, **fields)


def _untrusted(row: ReturnedRow, reason: str) -> Iterator[CellChange]:
    """The cells of a row that cannot be trusted, if they changed; one that did not says nothing."""
    for column in row.form.inputs:
        cell = row.cells.get(column.field)
        if cell is None:
            continue
        try:
            value: Plain = read(column, cell)
            given = said(column, value)
        except Unreadable:
            value = given = written(cell.value)
        if fingerprint(value) != row.showed[column.field]:
            yield CellChange(row.sheet, row.line, column.heading, row.key, UNREAD, given=given, reason=reason)


class RowComparison:
    """What one row says, against what stands: its cells, and what there is to write."""

    def __init__(self, row: ReturnedRow, line: Line) -> None:
        self._row, self._line = row, line
        self._reasons: dict[str, str] = {}
        self._typed = {column.field: self._read(column) for column in row.form.inputs}
        self._edited = {name for name in self._typed if self._is_edited(name)}
        self.cells: list[CellChange] = []
        self.writes: list[RowWrite] = []
        if isinstance(line, ValueLine):
            self._value(line)
        elif isinstance(line, NewStepLine):
            self._new_step(line)
        else:
            self._each(line)

    def _read(self, column: Column) -> Plain:
        """What was typed; what stands where the column is gone or cannot be read."""
        standing: Plain = getattr(self._line, column.field)
        cell = self._row.cells.get(column.field)
        if cell is None:
            return standing
        try:
            unit = self._line.unit if isinstance(self._line, ValueLine) and column.field == "value" else ""
            return read(column, cell, unit)
        except Unreadable as unreadable:
            self._reasons[column.field] = str(unreadable)
            return standing

    def _is_edited(self, name: str) -> bool:
        if name in self._reasons or name not in self._row.cells:
            return False
        return fingerprint(self._typed[name]) != self._row.showed[name]

    def _moved(self, name: str) -> bool:
        """Whether somebody changed this field since the sheet was made."""
        return fingerprint(getattr(self._line, name)) != self._row.showed.get(name)

    def _value(self, line: ValueLine) -> None:
        """A value, its two terms, its reason and its comment stand or fall together."""
        # What was left as it was says nothing: what stands now counts.
        typed = {name: value if name in self._edited else getattr(line, name) for name, value in self._typed.items()}
        given = given_row(line, typed, self._edited) if not self._reasons else GivenRow({}, {})
        self._reasons |= given.reasons
        differing = {name for name, value in given.fields.items() if not _same(value, getattr(line, name))}
        blocked = _BLOCKED if self._reasons and (self._edited - self._reasons.keys()) else ""
        contested = any(self._moved(name) for name in self._typed) and not self._reasons and bool(differing)
        choice = "/".join(line.identity) if contested else ""
        for column in self._row.form.inputs:
            name = column.field
            told = name in differing or name in self._edited
            if name in self._reasons or (blocked and name in self._edited):
                self._cell(column, UNREAD, reason=self._reasons.get(name, blocked))
            elif told and not _same(given.fields[name], getattr(line, name)):
                state = CONFLICT if contested else self._kind(name)
                self._cell(column, state, given.fields[name], choice=choice)
            else:
                self._cell(column, UNCHANGED)
        if differing and not self._reasons:
            write = RowWrite(line, {}, {choice: given.fields}) if contested else RowWrite(line, given.fields, {})
            self.writes.append(write)

    def _new_step(self, line: NewStepLine) -> None:
        """A blank line says nothing, nor does one whose step is already there: the same sheet came twice."""
        label = self._typed["label"]
        if not (self._edited or self._reasons) or label in line.there:
            return
        if label is None:
            self._reasons |= dict.fromkeys(self._edited, "dites ce que l’étape est, à gauche")
        self._each(line)

    def _each(self, line: Line) -> None:
        """The fields of an action, a step or a funding line are told one by one."""
        self._check_dates(line)
        fields: dict[str, Any] = {}
        contested: dict[str, Mapping[str, Any]] = {}
        for column in self._row.form.inputs:
            name, value = column.field, self._typed[column.field]
            if name in self._reasons:
                self._cell(column, UNREAD, reason=self._reasons[name])
            elif name not in self._edited or _same(value, getattr(line, name)):
                self._cell(column, UNCHANGED)
            elif self._moved(name):
                choice = "/".join([*line.identity, name])
                contested[choice] = {name: value}
                self._cell(column, CONFLICT, value, choice=choice)
            else:
                fields[name] = value
                self._cell(column, self._kind(name), value)
        if fields or contested:
            self.writes.append(RowWrite(line, fields, contested))

    def _check_dates(self, line: Line) -> None:
        if not isinstance(line, ActionLine) or not self._edited & {"actual_start", "actual_end"}:
            return
        try:
            check_order(_text(self._typed["actual_start"]), _text(self._typed["actual_end"]))
        except ValueError:
            for name in self._edited & {"actual_start", "actual_end"}:
                self._reasons[name] = "la fin réelle précède le début réel"

    def _kind(self, name: str) -> str:
        return NEW if getattr(self._line, name) is None else CHANGED

    def _cell(self, column: Column, state: str, value: Plain = None, *, choice: str = "", reason: str = "") -> None:
        line, cell = self._line, self._row.cells.get(column.field)
        change = CellChange(
            self._row.sheet,
            self._row.line,
            column.heading,
            _subject(line, self._row),
            state,
            standing=said(column, getattr(line, column.field)),
            choice=choice,
            reason=reason,
        )
        if state == UNREAD:
            change = replace(change, given=written(cell.value)[:200] if cell and not is_blank(cell.value) else "")
        elif state != UNCHANGED:
            change = replace(change, given=said(column, value), surprises=_surprises(line, column, value))
        if state == CONFLICT:
            change = replace(change, by=line.by, at=line.at)
        self.cells.append(change)


def _surprises(line: Line, column: Column, value: Plain) -> tuple[str, ...]:
    if not isinstance(line, ValueLine) or column.field != "value" or isinstance(value, str | int):
        return ()
    return surprises(value, line.previous, line.unit)


def _subject(line: Line, row: ReturnedRow) -> str:
    """What the row is about, in the words of its columns."""
    words = (str(shown(column, getattr(line, column.field)) or "") for column in row.form.naming)
    return ", ".join(filter(None, words))


def _same(one: Plain, other: Plain) -> bool:
    return fingerprint(one) == fingerprint(other)


def _text(value: Plain) -> str | None:
    return value if isinstance(value, str) else None

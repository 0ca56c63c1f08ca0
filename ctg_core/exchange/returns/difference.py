"""What a returned sheet would change, cell by cell, before anything is written.

Three things are compared: what a cell showed when the sheet was made, what it says now that it is back, and what
stands in the store. A cell left as it was never changes anything, whatever became of the row meanwhile.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from ctg_core.dossier.french_input import Unreadable, is_blank, written
from ctg_core.exchange.returns import words
from ctg_core.exchange.returns.cells import fingerprint, read, said, shown
from ctg_core.exchange.returns.columns import Column
from ctg_core.exchange.returns.returned import (
    CHANGED,
    CONFLICT,
    NEW,
    OUTSIDE,
    UNCHANGED,
    UNREAD,
    CellChange,
    Difference,
    Returned,
    ReturnedRow,
    RowWrite,
)
from ctg_core.model.dates import check_order
from ctg_core.model.indicator import rate_of
from ctg_core.questions.entry.plausibility import surprises
from ctg_core.questions.files.return_lines import Identity, Line, NewStepLine, Plain, ValueLine

_LONGEST = 200  # characters of what could not be read
_TERMS = ("numerator", "denominator")
_FIGURES = ("value", *_TERMS)


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
            cells += _untrusted(row, row.spoilt or words.GONE)
            continue
        comparison = RowComparison(row, line)
        if writable is not None and row.identity not in writable:
            cells += map(_left_out, comparison.cells)
            continue
        cells += comparison.cells
        writes += comparison.writes
    return Difference(returned.notice, tuple(cells), tuple(returned.problems), tuple(writes))


def _left_out(cell: CellChange) -> CellChange:
    return cell if cell.state == UNCHANGED else replace(cell, state=OUTSIDE, choice="", reason="", surprises=())


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
            self._compare_value(line)
        elif not isinstance(line, NewStepLine) or self._adds_a_step(line):
            self._check_dates()
            self._compare_fields()

    def _read(self, column: Column) -> Plain:
        """What was typed; what stands where the column is gone or cannot be read."""
        standing, cell = self._line.shows(column.field), self._row.cells.get(column.field)
        if cell is None:
            return standing
        try:
            unit = self._line.indicator.unit if isinstance(self._line, ValueLine) and column.field == "value" else ""
            return read(column, cell, unit)
        except Unreadable as unreadable:
            self._reasons[column.field] = str(unreadable)
            return standing

    def _is_edited(self, name: str) -> bool:
        if name in self._reasons or name not in self._row.cells:
            return False
        return fingerprint(self._typed[name]) != self._row.showed[name]

    def _has_moved(self, name: str) -> bool:
        """Whether somebody changed this field since the sheet was made."""
        return fingerprint(self._line.shows(name)) != self._row.showed.get(name)

    def _differs(self, name: str, value: Plain) -> bool:
        return fingerprint(value) != fingerprint(self._line.shows(name))

    def _compare_value(self, line: ValueLine) -> None:
        """A value, its two terms, its reason and its comment stand or fall together."""
        # What was left as it was says nothing: what stands now counts.
        typed = {name: value if name in self._edited else line.shows(name) for name, value in self._typed.items()}
        given: Mapping[str, Plain] = {}
        if not self._reasons:
            given, self._reasons = _given_row(line, typed, self._edited)
        differing = {name: value for name, value in given.items() if self._differs(name, value)}
        blocked = self._edited - self._reasons.keys() if self._reasons else ()
        self._reasons |= dict.fromkeys(blocked, words.BLOCKED)
        contested = bool(differing) and not self._reasons and any(map(self._has_moved, self._typed))
        choice = "/".join(line.identity)
        self._tell(differing, dict.fromkeys(differing, choice) if contested else {})
        if differing and not self._reasons:
            self.writes.append(RowWrite(line, {}, {choice: given}) if contested else RowWrite(line, given, {}))

    def _adds_a_step(self, line: NewStepLine) -> bool:
        """A blank line says nothing, nor does one whose step is already there: the same sheet came twice."""
        label = self._typed["label"]
        if label is None:
            self._reasons |= dict.fromkeys(self._edited, words.UNNAMED_STEP)
        return bool(self._edited or self._reasons) and label not in line.there

    def _check_dates(self) -> None:
        dates = self._edited & {"actual_start", "actual_end"}
        if not dates:
            return
        try:
            check_order(*(_text(self._typed[name]) for name in ("actual_start", "actual_end")))
        except ValueError:
            self._reasons |= dict.fromkeys(dates, words.BACKWARDS)

    def _compare_fields(self) -> None:
        """The fields of an action, a step or a funding line are told one by one."""
        edited = {name: self._typed[name] for name in self._typed if name in self._edited - self._reasons.keys()}
        differing = {name: value for name, value in edited.items() if self._differs(name, value)}
        choices = {name: "/".join([*self._line.identity, name]) for name in differing if self._has_moved(name)}
        self._tell(differing, choices)
        if differing:
            ready = {name: value for name, value in differing.items() if name not in choices}
            contested = {choice: {name: differing[name]} for name, choice in choices.items()}
            self.writes.append(RowWrite(self._line, ready, contested))

    def _tell(self, differing: Mapping[str, Plain], choices: Mapping[str, str]) -> None:
        """Each cell of the row, of which some give another value; ``choices`` are those of the conflicts."""
        for column in self._row.form.inputs:
            name = column.field
            if name in self._reasons:
                self.cells.append(self._unread(column))
            elif name not in differing:
                self.cells.append(self._cell(column, UNCHANGED))
            else:
                self.cells.append(self._changed(column, differing[name], choices.get(name, "")))

    def _cell(self, column: Column, state: str) -> CellChange:
        standing = said(column, self._line.shows(column.field))
        return CellChange(self._row.sheet, self._row.line, column.heading, self._subject(), state, standing=standing)

    def _unread(self, column: Column) -> CellChange:
        cell = self._row.cells.get(column.field)
        given = written(cell.value)[:_LONGEST] if cell and not is_blank(cell.value) else ""
        return replace(self._cell(column, UNREAD), given=given, reason=self._reasons[column.field])

    def _changed(self, column: Column, value: Plain, choice: str) -> CellChange:
        line = self._line
        change = replace(
            self._cell(column, NEW if line.shows(column.field) is None else CHANGED),
            given=said(column, value),
            surprises=_surprises(line, column, value),
        )
        if not choice:
            return change
        by, at = (line.row.updated_by, line.row.updated_at) if line.row else (None, None)
        return replace(change, state=CONFLICT, choice=choice, by=by, at=at)

    def _subject(self) -> str:
        """What the row is about, in the words of its columns."""
        naming = (str(shown(column, self._line.shows(column.field)) or "") for column in self._row.form.naming)
        return ", ".join(filter(None, naming))


def _surprises(line: Line, column: Column, value: Plain) -> tuple[str, ...]:
    if not isinstance(line, ValueLine) or column.field != "value" or isinstance(value, str | int):
        return ()
    return surprises(value, line.previous, line.indicator.unit)


def _text(value: Plain) -> str | None:
    return value if isinstance(value, str) else None


def _given_row(
    line: ValueLine, typed: Mapping[str, Plain], edited: Collection[str]
) -> tuple[dict[str, Any], dict[str, str]]:
    """The fields to record of a row of values, and why some cells cannot be; an emptied value takes nothing away.

    The row is read together: a rate is worked out, a reason gives way to a value.
    """
    fields: dict[str, Any] = dict(typed)
    edited = set(edited)
    if edited & set(_TERMS) and "value" not in edited:
        fields["value"] = None
    if edited & set(_FIGURES) and "missing_reason" not in edited and _says_something(fields):
        fields["missing_reason"] = None
    if fault := _fault(line, fields, edited):
        return fields, fault
    if edited:
        try:
            figures: list[Decimal | None] = [fields[name] for name in _FIGURES]
            fields["value"] = rate_of(*figures, unit=line.indicator.unit, decimals=line.indicator.decimals)
        except ValueError as unfit:
            return fields, dict.fromkeys(edited & set(_FIGURES) or {"value"}, str(unfit))
    # What was said of a figure is not said of another: the journal keeps it.
    same = fields["value"] == line.shows("value")
    return {**fields, **{name: line.shows(name) if same else None for name in ("qualifier", "evidence")}}, {}


def _says_something(fields: Mapping[str, Any]) -> bool:
    return any(fields[name] is not None for name in _FIGURES)


def _fault(line: ValueLine, fields: Mapping[str, Any], edited: set[str]) -> dict[str, str]:
    """Why the row as it is typed cannot be recorded, on the cells at fault."""
    has_value, reason = _says_something(fields), fields["missing_reason"]
    if edited and has_value and reason:
        return {"missing_reason": words.VALUE_AND_REASON}
    if edited and not has_value and not reason:
        if line.row is None:
            return dict.fromkeys(edited, words.COMMENT_ALONE)
        emptied = edited & {"missing_reason", *_FIGURES} or edited
        return dict.fromkeys(emptied, words.EMPTIED)
    return {}

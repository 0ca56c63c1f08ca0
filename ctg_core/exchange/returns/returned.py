"""What came back in a return sheet: its rows as they are read, then what they would change, cell by cell."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from openpyxl.cell.cell import Cell

from ctg_core.commands.changes import RowChange
from ctg_core.commands.indicator_values import GivenValue
from ctg_core.exchange.received import Problem
from ctg_core.exchange.returns.columns import Form
from ctg_core.questions.files.return_lines import STEPS, Identity, Line, NewStepLine, ValueLine

NEW, CHANGED, CONFLICT, UNREAD, OUTSIDE, UNCHANGED = "new", "changed", "conflict", "unread", "outside", "unchanged"


@dataclass(frozen=True)
class Notice:
    """What the sheet says of itself; ``made`` is a day. Each is empty when somebody took that away."""

    recipient: str = ""
    made: str = ""
    convention: str = ""
    short_name: str = ""


@dataclass(frozen=True)
class ReturnedRow:
    """One row as it came back: where it stands in the file, its cells to fill by field, what these showed.

    ``showed`` holds one fingerprint a field; ``spoilt`` says why the row cannot be trusted.
    """

    sheet: str
    line: int
    form: Form
    key: str
    convention: str
    cells: Mapping[str, Cell]
    showed: Mapping[str, str]
    spoilt: str = ""

    @property
    def identity(self) -> Identity:
        return self.form.collection, self.key


@dataclass
class Returned:
    """All that a file says: its rows, and what could not be attached to any."""

    notice: Notice
    rows: list[ReturnedRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


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
            line, fields = write.line, write.chosen(sheet_for)
            if not fields:
                continue
            if isinstance(line, ValueLine):
                place = {name: getattr(line, name) for name in ("period", "commune", "facility")}
                values.append(GivenValue(line.indicator.key, seen=line.version, **place, **fields))
            elif isinstance(line, NewStepLine):
                changes.append(RowChange(STEPS, f"{line.action}-etape", None, {"action": line.action, **fields}))
            else:
                changes.append(RowChange(*line.identity, line.version, fields))
        return values, changes

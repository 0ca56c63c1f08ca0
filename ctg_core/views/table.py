"""A real HTML table: read by a screen reader, printed, pasted in a spreadsheet."""

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ctg_core.model.spreadsheet import inert
from ctg_core.questions.provenance.card import Card
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import typeset
from ctg_core.views.view_cache import cached_view

Row = TypeVar("Row")


@dataclass(frozen=True)
class Cell:
    """A cell: its text, its card if it states something, ``safe_html`` when a view already made its HTML."""

    text: str
    card: Card | None = None
    safe_html: str | None = None

    def html(self, place: str) -> str:
        shown = self.safe_html if self.safe_html is not None else html_text(typeset(self.text))
        return with_card(shown, self.card, place=place, kind="link") if self.card else shown


@dataclass(frozen=True)
class Table:
    """``numeric`` names the columns aligned right; a plain str in ``rows`` is a Cell without a card.

    ``long_labels`` keeps a third of the width for the first column.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell | str, ...], ...]
    numeric: frozenset[str] = field(default_factory=frozenset)
    long_labels: bool = False

    @cached_view
    def html(self) -> str:
        """The table, its caption first; it scrolls by itself on a narrow screen."""
        head = "".join(f'<th scope="col"{self._align(name)}>{html_text(name)}</th>' for name in self.columns)
        body = "".join(self._row(index, row) for index, row in enumerate(self.rows))
        look = "ctg-table ctg-long-labels" if self.long_labels else "ctg-table"
        return (
            f'<div class="ctg-scroll" tabindex="0" role="region" aria-label="{html_text(self.caption)}">'
            f'<table class="{look}"><caption>{html_text(typeset(self.caption))}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        )

    def csv(self) -> bytes:
        """UTF-8 with BOM and semicolons, as French Excel opens it; cells that look like formulas are neutralised."""
        out = io.StringIO()
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        writer.writerow(self.columns)
        for row in self.rows:
            writer.writerow([inert(cell_text(item)) for item in row])
        return b"\xef\xbb\xbf" + out.getvalue().encode()

    def _row(self, index: int, row: tuple[Cell | str, ...]) -> str:
        cells = [_cell(item).html(f"{self.caption}|{index}|{column}") for column, item in enumerate(row)]
        first, *others = cells
        rest = "".join(
            f'<td data-column="{html_text(name)}"{self._align(name)}>{content}</td>'
            for name, content in zip(self.columns[1:], others, strict=True)
        )
        return f'<tr><th scope="row">{first}</th>{rest}</tr>'

    def _align(self, name: str) -> str:
        return ' class="ctg-num"' if name in self.numeric else ""


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column, declared once for the screen and for the file: its heading, and what a row says under it.

    The screen leaves out a column without ``shown``, and one that says ``blank`` on every row; the file, made by
    ``in_file``, leaves out one without ``filed``. ``numeric`` ones are aligned right.
    """

    name: str
    shown: Callable[[Row], Cell | str] | None = None
    filed: Callable[[Row], str] | None = None
    numeric: bool = False
    blank: str | None = None


def both(name: str, say: Callable[[Row], str]) -> Column[Row]:
    """A column that says the same on the screen and in the file."""
    return Column(name, say, say)


def on_screen(caption: str, columns: Iterable[Column[Row]], rows: Iterable[Row], *, long_labels: bool = False) -> Table:
    """The table as the screen shows it, a line a row."""
    rows = tuple(rows)
    said = [(one, [one.shown(row) for row in rows]) for one in columns if one.shown]
    told = [
        (one, cells) for one, cells in said if one.blank is None or any(cell_text(cell) != one.blank for cell in cells)
    ]
    names = tuple(one.name for one, _ in told)
    numeric = frozenset(one.name for one, _ in told if one.numeric)
    return Table(caption, names, tuple(zip(*(cells for _, cells in told), strict=True)), numeric, long_labels)


def in_file(caption: str, columns: Iterable[Column[Row]], rows: Iterable[Row]) -> Table:
    """The table as its file holds it: a column for each thing, numbers and dates that a spreadsheet can sort."""
    filed = [(one.name, one.filed) for one in columns if one.filed]
    lines = tuple(tuple(say(row) for _, say in filed) for row in rows)
    return Table(caption, tuple(name for name, _ in filed), lines)


def cell_text(item: Cell | str) -> str:
    """What a cell says, without its card nor its HTML."""
    return item.text if isinstance(item, Cell) else item


def _cell(item: Cell | str) -> Cell:
    return item if isinstance(item, Cell) else Cell(item)

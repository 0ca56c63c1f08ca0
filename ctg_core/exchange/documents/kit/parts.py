"""What a section of a document is made of, whatever the format: a kit draws each part, and none that is empty.

A text is a paragraph; a list of texts, a list; a mapping, what is known behind each name.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from ctg_core.exchange.documents.kit.chart import Chart

Row = TypeVar("Row")


class Column(NamedTuple, Generic[Row]):
    """A column of a table: its heading, and what a row says under it; ``numeric`` ones are aligned right."""

    heading: str
    say: Callable[[Row], str]
    numeric: bool = False


@dataclass(frozen=True)
class Table:
    """``numeric`` names the columns aligned right."""

    caption: str
    headings: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    numeric: frozenset[str] = frozenset()


def table(caption: str, columns: Sequence[Column[Row]], rows: Iterable[Row]) -> Table:
    """A line for each row."""
    lines = [tuple(column.say(row) for column in columns) for row in rows]
    numeric = frozenset(column.heading for column in columns if column.numeric)
    return Table(caption, tuple(column.heading for column in columns), lines, numeric)


@dataclass(frozen=True)
class Heading:
    """The heading of what follows, below that of the section."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Details:
    """A list under the last line of another."""

    lines: list[str]


Part: TypeAlias = str | list[str] | dict[str, str] | Details | Heading | Table | Chart | None
Parts: TypeAlias = Iterator[Part]

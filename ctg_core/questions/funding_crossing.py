"""Money along two dimensions at once, at one stage: which funder pays for which theme, which scheme in which year."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.questions.card import Card, Cards
from ctg_core.questions.funding_lines import STAGE_LABELS, Line, funding_lines
from ctg_core.questions.funding_sums import DIMENSIONS, Total, coverage, formula, total
from ctg_core.questions.selection import Selection


@dataclass(frozen=True)
class CrossingCell:
    """The lines of one row and one column; ``total.cents`` is None when none of them has an amount at the stage."""

    total: Total
    card: Card


@dataclass(frozen=True)
class Crossing:
    """``cells`` has a pair only where there are lines; rows and columns with the most money come first."""

    stage: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], CrossingCell]
    row_totals: Mapping[str, Total]
    column_totals: Mapping[str, Total]
    whole: Total


def funding_crossing(session: Session, selection: Selection, rows: str, columns: str, stage: str) -> Crossing:
    """The lines sorted by two dimensions of DIMENSIONS: every line is in exactly one cell."""
    cards = Cards(session, selection)
    lines = funding_lines(session, selection, cards)
    by_row, by_column = _gathered(lines, rows), _gathered(lines, columns)
    cells = {
        (row, column): _cell(members, f"{row} × {column}", stage, cards)
        for row, in_row in by_row.items()
        for column, in_column in by_column.items()
        if (members := [line for line in in_row if line in in_column])
    }
    return Crossing(
        stage=stage,
        rows=_ordered(by_row, rows, stage),
        columns=_ordered(by_column, columns, stage),
        cells=cells,
        row_totals={label: total(members, stage) for label, members in by_row.items()},
        column_totals={label: total(members, stage) for label, members in by_column.items()},
        whole=total(lines, stage),
    )


def _gathered(lines: tuple[Line, ...], dimension: str) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(DIMENSIONS[dimension](line), []).append(line)
    return found


def _ordered(gathered: Mapping[str, list[Line]], dimension: str, stage: str) -> tuple[str, ...]:
    if dimension == "year":
        return tuple(sorted(gathered))
    return tuple(sorted(gathered, key=lambda label: -(total(gathered[label], stage).cents or 0)))


def _cell(lines: list[Line], title: str, stage: str, cards: Cards) -> CrossingCell:
    found = total(lines, stage)
    known = [line for line in lines if line.amounts[stage] is not None]
    card = cards.computed(
        f"funding/{stage}",
        f"{title}\u202f: {STAGE_LABELS[stage]}",
        formula(found, [line.amounts[stage] or 0 for line in known]),
        rows=[line.card for line in known],
        coverage=coverage(found.known, found.lines),
    )
    return CrossingCell(found, card)

"""Money along two dimensions at once, at one stage: which funder pays for which theme, which scheme in which year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.questions.funding.lines import STAGE_LABELS, Line, funding_lines
from ctg_core.questions.funding.sums import DIMENSIONS, Total, coverage, formula, total
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.selection import Selection


@dataclass(frozen=True)
class CrossingCell:
    """The lines of one row and one column; ``total.cents`` is None when none of them has an amount at the stage."""

    total: Total
    card: Card


@dataclass(frozen=True)
class Crossing:
    """``cells`` has a pair only where there are lines; rows and columns with the most money come first.

    ``folded`` names the rows and columns that stand for several labels.
    """

    stage: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], CrossingCell]
    row_totals: Mapping[str, CrossingCell]
    column_totals: Mapping[str, CrossingCell]
    whole: CrossingCell
    folded: frozenset[str]


def funding_crossing(
    session: Session, selection: Selection, rows: str, columns: str, stage: str, at_most: int | None = None
) -> Crossing:
    """The lines of the convention, crossed."""
    cards = Cards(session, selection)
    return crossed(funding_lines(session, selection, cards), rows, columns, stage, cards, at_most)


def crossed(
    lines: tuple[Line, ...], rows: str, columns: str, stage: str, cards: Cards, at_most: int | None = None
) -> Crossing:
    """The lines sorted by two dimensions of DIMENSIONS: every line is in exactly one cell.

    Beyond ``at_most`` labels, those with the least money at the stage make one: "9 autres". Years are all kept.
    """
    by_row, by_column = (_gathered(lines, dimension, stage, at_most) for dimension in (rows, columns))
    column_of = {line.row.key: label for label, members in by_column.items() for line in members}
    together: dict[tuple[str, str], list[Line]] = {}
    for row, members in by_row.items():
        for line in members:
            together.setdefault((row, column_of[line.row.key]), []).append(line)
    return Crossing(
        stage=stage,
        rows=tuple(by_row),
        columns=tuple(by_column),
        cells={pair: _cell(members, " × ".join(pair), stage, cards) for pair, members in together.items()},
        row_totals={label: _cell(members, label, stage, cards) for label, members in by_row.items()},
        column_totals={label: _cell(members, label, stage, cards) for label, members in by_column.items()},
        whole=_cell(lines, "Ensemble des lignes", stage, cards),
        folded=frozenset(_folded(by_row, rows)) | frozenset(_folded(by_column, columns)),
    )


def _gathered(lines: tuple[Line, ...], dimension: str, stage: str, at_most: int | None) -> dict[str, list[Line]]:
    """The lines by label, most money first, the folded ones last; years in their order."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(DIMENSIONS[dimension](line), []).append(line)
    if dimension == "year":
        return dict(sorted(found.items()))
    ordered = sorted(found, key=lambda label: -(total(found[label], stage).cents or 0))
    if at_most is None or len(ordered) <= at_most:
        return {label: found[label] for label in ordered}
    kept, folded = ordered[: at_most - 1], ordered[at_most - 1 :]
    others = [line for label in folded for line in found[label]]
    return {**{label: found[label] for label in kept}, f"{len(folded)} autres": others}


def _folded(gathered: Mapping[str, list[Line]], dimension: str) -> list[str]:
    return [
        label for label, members in gathered.items() if any(DIMENSIONS[dimension](line) != label for line in members)
    ]


def _cell(lines: Sequence[Line], title: str, stage: str, cards: Cards) -> CrossingCell:
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

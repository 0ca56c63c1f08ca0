"""Two dimensions of money as a table, in words, and as a file."""

from ctg_core.questions.funding.crossing import Crossing, CrossingCell
from ctg_core.questions.funding.lines import STAGE_LABELS
from ctg_core.questions.funding.money_words import PARTICIPLES, amount
from ctg_core.questions.funding.sums import coverage
from ctg_core.questions.funding.words import DIMENSION_LABELS
from ctg_core.views.french import quoted
from ctg_core.views.funding.overview import sum_cell
from ctg_core.views.table import Cell, Table
from ctg_core.views.view_cache import cached_view

_NO_LINE = "–"
_SUM, _PLACE = "Ensemble", "crossing"


@cached_view
def crossing_table(found: Crossing, rows: str, columns: str) -> Table:
    """One row and one column for each label, sums at the edges; a dash where there is no line at all."""
    body: list[tuple[Cell | str, ...]] = [
        (row, *(_cell(found, row, column) for column in found.columns), _sum(found.row_totals[row]))
        for row in found.rows
    ]
    last: tuple[Cell | str, ...] = (
        _SUM,
        *(_sum(found.column_totals[column]) for column in found.columns),
        _sum(found.whole),
    )
    title = f"{DIMENSION_LABELS[rows]} par {DIMENSION_LABELS[columns].lower()}, {STAGE_LABELS[found.stage]}"
    heads = (DIMENSION_LABELS[rows], *found.columns, _SUM)
    return Table(title, heads, (*body, last), numeric=frozenset(heads[1:]))


def _cell(found: Crossing, row: str, column: str) -> Cell:
    cell = found.cells.get((row, column))
    if cell is None:
        return Cell(_NO_LINE, safe_html=f'<span class="ctg-none">{_NO_LINE}</span>')
    return _sum(cell)


def _sum(cell: CrossingCell) -> Cell:
    return sum_cell(cell.total, cell.card if cell.total.known else None, place=_PLACE)


def crossing_title(found: Crossing) -> str:
    """The finding: the largest cell that stands for one row and one column."""
    known = {
        pair: cell.total.cents
        for pair, cell in found.cells.items()
        if cell.total.cents and found.folded.isdisjoint(pair)
    }
    if not known:
        return "Aucun montant n’est connu à ce stade"
    row, column = max(known, key=lambda pair: known[pair] or 0)
    largest = found.cells[row, column].total
    most = amount(largest.cents or 0, largest.unit)
    return f"Le plus gros montant\u202f: {row}, {column} – {most} {PARTICIPLES[found.stage]}"


def crossing_sentence(found: Crossing) -> str:
    """What the crossing covers."""
    covered = coverage(found.whole.total.known, found.whole.total.lines)
    partial = any(0 < row.total.known < row.total.lines for row in found.row_totals.values())
    counts = f" {quoted('3 sur 4')} compte les lignes dont le montant est connu." if partial else ""
    return f"Montants au stade {quoted(STAGE_LABELS[found.stage])}, {covered}.{counts}"

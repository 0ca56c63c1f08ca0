"""Two dimensions of money as a table, and as flows from the one to the other."""

import plotly.graph_objects as go

from ctg_core.questions.funding_crossing import Crossing
from ctg_core.questions.funding_lines import STAGE_LABELS
from ctg_core.questions.funding_sums import UNKNOWN, Total, coverage
from ctg_core.views.funding import DIMENSION_LABELS
from ctg_core.views.money import PARTICIPLES, amount
from ctg_core.views.palette import categorical
from ctg_core.views.table import Cell, Table

_NO_LINE = "–"
_SUM = "Ensemble"


def crossing_table(found: Crossing, rows: str, columns: str) -> Table:
    """One row and one column for each label, sums at the edges; a dash where there is no line at all."""
    body: list[tuple[Cell | str, ...]] = [
        (row, *(_cell(found, row, column) for column in found.columns), _shown(found.row_totals[row]))
        for row in found.rows
    ]
    last = (_SUM, *(_shown(found.column_totals[column]) for column in found.columns), _shown(found.whole))
    title = f"{DIMENSION_LABELS[rows]} par {DIMENSION_LABELS[columns].lower()}, {STAGE_LABELS[found.stage]}"
    heads = (DIMENSION_LABELS[rows], *found.columns, _SUM)
    return Table(title, heads, (*body, last), numeric=frozenset(heads[1:]))


def _cell(found: Crossing, row: str, column: str) -> Cell:
    cell = found.cells.get((row, column))
    return Cell(_shown(cell.total), cell.card) if cell else Cell(_NO_LINE)


def _shown(total: Total) -> str:
    return UNKNOWN if total.cents is None else amount(total.cents, total.unit)


def crossing_title(found: Crossing) -> str:
    """The finding: the largest cell."""
    known = {pair: cell.total.cents for pair, cell in found.cells.items() if cell.total.cents}
    if not known:
        return "Aucun montant n’est connu à ce stade"
    row, column = max(known, key=lambda pair: known[pair] or 0)
    largest = found.cells[row, column].total
    return f"Le plus gros montant\u202f: {row}, {column} – {_shown(largest)} {PARTICIPLES[found.stage]}"


def crossing_sentence(found: Crossing) -> str:
    """What the crossing covers."""
    covered = coverage(found.whole.known, found.whole.lines)
    return f"Montants au stade «\u00a0{STAGE_LABELS[found.stage]}\u00a0», {covered}."


def flows_figure(found: Crossing, *, dark: bool) -> go.Figure:
    """Flows from rows to columns, as wide as their amounts; unknown amounts draw nothing, the table says them."""
    labels = [*found.rows, *found.columns]
    flows = [
        (found.rows.index(row), len(found.rows) + found.columns.index(column), cell.total)
        for (row, column), cell in found.cells.items()
        if cell.total.cents
    ]
    colours = categorical(dark)
    figure = go.Figure(
        go.Sankey(
            arrangement="snap",
            node={
                "label": labels,
                "color": [colours[index % len(colours)] for index in range(len(labels))],
                "pad": 18,
                "thickness": 16,
                "hovertemplate": "%{label}<extra></extra>",
            },
            link={
                "source": [start for start, _, _ in flows],
                "target": [end for _, end, _ in flows],
                "value": [(total.cents or 0) / 100 for _, _, total in flows],
                "customdata": [_shown(total) for _, _, total in flows],
                "color": "rgba(130, 140, 160, 0.35)",
                "hovertemplate": "%{source.label} → %{target.label}<br>%{customdata}<extra></extra>",
            },
        )
    )
    figure.update_layout(
        height=max(320, 44 * max(len(found.rows), len(found.columns))),
        margin={"l": 5, "r": 5, "t": 10, "b": 10},
        font={"family": "Public Sans", "size": 13, "color": "#f2f5fa" if dark else "#0f1622"},
        paper_bgcolor="rgba(0,0,0,0)",
    )
    return figure

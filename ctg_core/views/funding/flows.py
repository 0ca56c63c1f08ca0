"""Flows of money from one dimension to another, as wide as their amounts."""

from textwrap import wrap

import plotly.graph_objects as go

from ctg_core.questions.funding.crossing import Crossing
from ctg_core.questions.funding.sums import UNKNOWN, Total
from ctg_core.questions.funding.words import sum_words
from ctg_core.views.french import NARROW
from ctg_core.views.funding.followed import about
from ctg_core.views.palette import categorical
from ctg_core.views.view_cache import cached_view

_LABEL_WIDTH = 34
_FLOW = "rgba(130, 140, 160, 0.35)"
_ROOM = 62  # of height for one label on two lines


@cached_view
def flows_figure(found: Crossing, *, dark: bool) -> go.Figure:
    """Flows from rows to columns; unknown amounts draw nothing, the table says them."""
    labels = [
        _label(label, edge.total)
        for totals in (found.row_totals, found.column_totals)
        for label, edge in totals.items()
    ]
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
                "pad": 30,
                "thickness": 16,
                "line": {"width": 0},
                "hovertemplate": "%{label}<extra></extra>",
            },
            link={
                "source": [start for start, _, _ in flows],
                "target": [end for _, end, _ in flows],
                "value": [(total.cents or 0) / 100 for _, _, total in flows],
                "customdata": [sum_words(total) for _, _, total in flows],
                "color": _FLOW,
                "hovertemplate": "%{source.label} → %{target.label}<br>%{customdata}<extra></extra>",
            },
        )
    )
    figure.update_layout(
        height=max(320, _ROOM * max(len(found.rows), len(found.columns))),
        margin={"l": 5, "r": 5, "t": 20, "b": 20},
        font={"family": "Public Sans", "size": 13, "color": "#f2f5fa" if dark else "#0f1622"},
        paper_bgcolor="rgba(0,0,0,0)",
    )
    return figure


def _label(name: str, total: Total) -> str:
    """The name and its sum at the edge of the flows, on a line or two."""
    known = UNKNOWN if total.cents is None else about(total.cents)
    return "<br>".join(wrap(f"{name}{NARROW}: {known}", _LABEL_WIDTH))

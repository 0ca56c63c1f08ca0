"""What calendars share: rows that lie one under the other, each below its own words, and a line for today."""

from collections.abc import Sequence
from datetime import date, timedelta

import plotly.graph_objects as go

DAY_MS = 86_400_000
# Pixels: a line of label, the bar under it, and what surrounds a row.
LINE, BAR, GAP = 17, 12, 16
# Labels lie above their bars, so that they are whole even on a phone.
LABEL_WIDTH = 52
_LONG_CALENDAR = timedelta(days=3 * 366)


def ink(dark: bool) -> str:
    """The colour of text: the theme's own grey is too faint to be read from a distance."""
    return "#e6ebf5" if dark else "#1b2430"


def places(labels: Sequence[Sequence[str]]) -> tuple[list[float], float]:
    """The height of each row's bar in pixels from the top, and the height of the whole; labels are in lines."""
    tops, reached = [], 0.0
    for label in labels:
        reached += len(label) * LINE + BAR / 2 + 4
        tops.append(reached)
        reached += BAR / 2 + GAP
    return tops, reached


def write_label(figure: go.Figure, label: Sequence[str], top: float, *, colour: str, size: int = 12) -> None:
    """The words of a row, just above its bar."""
    figure.add_annotation(
        text="<br>".join(label),
        xref="paper",
        x=0,
        y=top - BAR / 2 - 3,
        xanchor="left",
        yanchor="bottom",
        align="left",
        showarrow=False,
        font={"size": size, "color": colour},
    )


def lay_out(figure: go.Figure, days: tuple[date, date], today: date, height: float, *, dark: bool) -> None:
    """The frame of a calendar from one day to another, today always in it and marked."""
    first, last = min(days[0], today), max(days[1], today)
    margin = max((last - first) / 40, timedelta(days=10))
    text, line = ink(dark), "#3a4356" if dark else "#d7dce6"
    on = today.isoformat()
    figure.add_shape(
        type="line", x0=on, x1=on, yref="paper", y0=0, y1=1, line={"color": text, "width": 1.5, "dash": "dash"}
    )
    figure.add_annotation(
        x=on,
        yref="paper",
        y=1,
        text="aujourd’hui",
        showarrow=False,
        yanchor="bottom",
        xanchor="right" if today - first > last - today else "left",
        font={"size": 12, "color": text},
    )
    figure.update_layout(
        height=int(height) + 110,
        barmode="overlay",
        separators=", ",
        font={"family": "Public Sans", "size": 13, "color": text},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        margin={"l": 4, "r": 4, "t": 60, "b": 40},
        legend={"orientation": "h", "x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom", "yref": "paper"},
    )
    figure.update_xaxes(
        type="date",
        range=[(first - margin).isoformat(), (last + margin).isoformat()],
        gridcolor=line,
        showgrid=True,
        fixedrange=True,
        **_ticks(first, last),
    )
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)


def _ticks(first: date, last: date) -> dict[str, str]:
    return {"dtick": "M12", "tickformat": "%Y"} if last - first > _LONG_CALENDAR else {"tickformat": "%m/%Y"}

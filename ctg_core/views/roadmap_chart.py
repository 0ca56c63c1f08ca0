"""The roadmap as a calendar to explore: solid bars and full dots are confirmed, hatched and hollow ones planned."""

import textwrap
from collections.abc import Iterable
from datetime import date, timedelta

import plotly.graph_objects as go

from ctg_core.questions.roadmap import MilestoneLine, Roadmap
from ctg_core.views.french import typeset
from ctg_core.views.palette import categorical
from ctg_core.views.timing import state_words, when

_DAY_MS = 86_400_000
# Pixels: a line of label, the bar under it, and what surrounds a step.
_LINE, _BAR, _GAP = 17, 12, 16
# Labels lie above their bars, so that they are whole even on a phone.
_LABEL_WIDTH = 52
_LONG_CALENDAR = timedelta(days=3 * 366)
_NAMES = {"confirmed": "Confirmé", "planned": "Prévu"}


def roadmap_figure(roadmap: Roadmap, *, dark: bool) -> go.Figure:
    """The dated steps, top to bottom, each under its own words; today is a dashed line."""
    labels = [_label(step) for step in roadmap.dated]
    tops, height = _places(labels)
    places = {step.key: top for step, top in zip(roadmap.dated, tops, strict=True)}
    ink, accent, *_ = categorical(dark)
    text = "#e6ebf5" if dark else "#1b2430"
    figure = go.Figure()
    for certainty, colour in (("confirmed", ink), ("planned", accent)):
        steps = [step for step in roadmap.dated if step.certainty == certainty]
        _add(figure, steps, places, _NAMES[certainty], colour, hollow=certainty == "planned")
    for label, top in zip(labels, tops, strict=True):
        figure.add_annotation(
            text="<br>".join(label),
            xref="paper",
            x=0,
            y=top - _BAR / 2 - 3,
            xanchor="left",
            yanchor="bottom",
            align="left",
            showarrow=False,
            font={"size": 12, "color": text},
        )
    _lay_out(figure, roadmap, height, text, line="#3a4356" if dark else "#d7dce6")
    return figure


def _add(
    figure: go.Figure,
    steps: Iterable[MilestoneLine],
    places: dict[str, float],
    name: str,
    colour: str,
    *,
    hollow: bool,
) -> None:
    """One trace of bars for periods, one of dots for days; only the first of them enters the legend."""
    periods = [step for step in steps if step.days[0] != step.days[1]]
    days = [step for step in steps if step.days[0] == step.days[1]]
    shown = {"name": name, "legendgroup": name, "hovertemplate": "%{customdata}<extra></extra>"}
    if periods:
        figure.add_bar(
            orientation="h",
            base=[step.days[0].isoformat() for step in periods],
            x=[((step.days[1] - step.days[0]).days + 1) * _DAY_MS for step in periods],
            y=[places[step.key] for step in periods],
            width=_BAR,
            customdata=[_hover(step) for step in periods],
            marker={
                "color": colour,
                "line": {"color": colour, "width": 1.5},
                "pattern": {"shape": "/" if hollow else "", "size": 6, "fillmode": "replace"},
            },
            **shown,
        )
    if days:
        figure.add_scatter(
            mode="markers",
            x=[step.days[0].isoformat() for step in days],
            y=[places[step.key] for step in days],
            customdata=[_hover(step) for step in days],
            showlegend=not periods,
            marker={
                "symbol": "circle-open" if hollow else "circle",
                "size": 12,
                "color": colour,
                "line": {"width": 2.5, "color": colour},
            },
            **shown,
        )


def _lay_out(figure: go.Figure, roadmap: Roadmap, height: float, text: str, line: str) -> None:
    first = min(step.days[0] for step in roadmap.dated)
    last = max(step.days[1] for step in roadmap.dated)
    first, last = min(first, roadmap.day), max(last, roadmap.day)
    margin = max((last - first) / 40, timedelta(days=10))
    today = roadmap.day.isoformat()
    figure.add_shape(
        type="line", x0=today, x1=today, yref="paper", y0=0, y1=1, line={"color": text, "width": 1.5, "dash": "dash"}
    )
    figure.add_annotation(
        x=today,
        yref="paper",
        y=1,
        text="aujourd’hui",
        showarrow=False,
        yanchor="bottom",
        xanchor="right" if roadmap.day - first > last - roadmap.day else "left",
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
        range=[_iso(first - margin), _iso(last + margin)],
        gridcolor=line,
        showgrid=True,
        fixedrange=True,
        **_ticks(first, last),
    )
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)


def _ticks(first: date, last: date) -> dict[str, str]:
    return {"dtick": "M12", "tickformat": "%Y"} if last - first > _LONG_CALENDAR else {"tickformat": "%m/%Y"}


def _places(labels: list[list[str]]) -> tuple[list[float], float]:
    """The height of each step's bar in pixels from the top, and the height of the whole."""
    tops, reached = [], 0.0
    for label in labels:
        reached += len(label) * _LINE + _BAR / 2 + 4
        tops.append(reached)
        reached += _BAR / 2 + _GAP
    return tops, reached


def _label(step: MilestoneLine) -> list[str]:
    return textwrap.wrap(f"{when(step.start, step.end)}\u202f: {typeset(step.title)}", _LABEL_WIDTH)


def _hover(step: MilestoneLine) -> str:
    return "<br>".join([*_label(step), f"<i>{state_words(step.state, step.certainty)}</i>"])


def _iso(day: date) -> str:
    return day.isoformat()

"""The course of one indicator: its values, the straight line to its target, the targets on the way."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import plotly.graph_objects as go

from ctg_core.questions.indicators.attainment import line_value
from ctg_core.questions.indicators.list import IndicatorLine
from ctg_core.questions.indicators.values import Reading
from ctg_core.questions.indicators.words import amount_text, bare_text, difference, in_text, when_text
from ctg_core.views.french import NARROW, enumerated, percent
from ctg_core.views.palette import categorical
from ctg_core.views.view_cache import cached_view

_HEIGHT = 340


def course_title(line: IndicatorLine) -> str:
    """The finding: how much it changed since it started."""
    known = _known(line)
    if len(known) < 2:
        return "Une seule valeur connue"
    first, last = known[0], known[-1]
    gap = _value(last) - _value(first)
    shown = difference(line, gap)
    since = f"{in_text(first)} et {in_text(last)}".replace("en ", "")
    return f"{shown} de {'plus' if gap > 0 else 'moins'} entre {since}" if shown else f"Aucun changement entre {since}"


def course_sentence(line: IndicatorLine) -> str:
    """The values in words, and what they are drawn against."""
    values = enumerated([f"{bare_text(one)} {in_text(one)}" for one in _known(line)])
    said = f"Valeurs{NARROW}: {values}."
    if line.line is not None and line.target and line.last:
        expected = amount_text(line.line, line.last)
        rate, asked = line.attainment.rate, line.attainment.expected
        if rate is not None and asked is not None and rate >= 0:
            said += f" {percent(rate * 100)} du chemin est parcouru, {percent(asked * 100)} étaient attendus."
        said += f" En pointillé, la ligne droite du départ à la cible, qui demande {expected} {in_text(line.last)}."
    missing = [when_text(one) for one in line.series if one.value is None]
    return f"{said} Sans valeur{NARROW}: {enumerated(missing)}." if missing else said


@cached_view
def course_figure(line: IndicatorLine, *, dark: bool) -> go.Figure:
    """Time from left to right, at the last day of each period; a missing value breaks the line."""
    colours = categorical(dark)
    ink = "#f2f5fa" if dark else "#0f1622"
    traces = [
        _goal(line, colours[6] if not dark else "#b3bdcd"),
        _targets(line, colours[1]),
        _values(line, colours[0], ink),
    ]
    dated = [one for one in [*line.series, *line.targets] if one.period]
    figure = go.Figure([trace for trace in traces if trace is not None])
    figure.update_layout(
        height=_HEIGHT,
        margin={"l": 0, "r": 10, "t": 10, "b": 10},
        separators=", ",
        font={"family": "Public Sans", "size": 14, "color": ink},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        legend={"orientation": "h", "y": -0.16, "x": 0, "font": {"color": ink, "size": 14}},
        hovermode="closest",
        xaxis={"fixedrange": True, "showgrid": False, "tickfont": {"color": ink, "size": 14}, **_ticks(dated)},
        yaxis={
            "fixedrange": True,
            "automargin": True,
            "ticksuffix": _suffix(line),
            "separatethousands": True,
            "tickfont": {"color": ink, "size": 13},
            "exponentformat": "none",
        },
    )
    return figure


def _values(line: IndicatorLine, colour: str, ink: str) -> go.Scatter:
    shown = [one for one in line.series if one.period]
    return go.Scatter(
        x=[_at(one) for one in shown],
        y=[None if one.value is None else float(one.value) for one in shown],
        mode="lines+markers+text",
        connectgaps=False,
        name="Valeur observée",
        line={"color": colour, "width": 3},
        marker={"size": 9},
        text=[bare_text(one) if one.value is not None else "" for one in shown],
        textposition=_sides(line, shown),
        textfont={"color": ink, "size": 14},
        cliponaxis=False,
        hovertemplate="%{customdata}<extra></extra>",
        customdata=[f"{when_text(one)}{NARROW}: {bare_text(one)}" for one in shown],
    )


def _sides(line: IndicatorLine, shown: Sequence[Reading]) -> list[str]:
    """Each label where neither the straight line nor the values before and after pass."""
    known = [one for one in shown if one.value is not None]
    return [_side(line, one, known) for one in shown]


def _side(line: IndicatorLine, reading: Reading, known: Sequence[Reading]) -> str:
    rank = next((rank for rank, one in enumerate(known) if one.key == reading.key), 0)
    around = known[max(0, rank - 1) : rank + 2]
    slope = _value(around[-1]) - _value(around[0]) if around else 0
    under = _is_under(line, reading) or (rank == 0 and slope > 0)
    height = "bottom" if under else "top"
    if not slope or rank == 0:
        return f"{height} center"
    return f"{height} {'right' if (slope > 0) == under else 'left'}"


def _is_under(line: IndicatorLine, reading: Reading) -> bool:
    start, end = line.baseline, line.target
    if line.line is None or start is None or end is None or end.day <= start.day:
        return False
    share = Decimal((reading.day - start.day).days) / (end.day - start.day).days
    return _value(reading) < line_value(_value(start), _value(end), share)


def _goal(line: IndicatorLine, colour: str) -> go.Scatter | None:
    ends = [line.baseline, line.target]
    if line.line is None or line.baseline is None or line.target is None:
        return None
    return go.Scatter(
        x=[_at(one) for one in ends if one],
        y=[float(_value(one)) for one in ends if one],
        mode="lines",
        name="Trajectoire",
        line={"color": colour, "width": 2, "dash": "dash"},
        hoverinfo="skip",
    )


def _targets(line: IndicatorLine, colour: str) -> go.Scatter | None:
    dated = [one for one in line.targets if one.period and one.value is not None]
    return _points("Cible", dated, colour, "diamond-open", label=True) if dated else None


def _points(name: str, readings: Sequence[Reading], colour: str, symbol: str, *, label: bool = False) -> go.Scatter:
    return go.Scatter(
        x=[_at(one) for one in readings],
        y=[float(_value(one)) for one in readings],
        mode="markers+text" if label else "markers",
        name=name,
        marker={"symbol": symbol, "size": 13, "color": colour, "line": {"width": 2.5}},
        text=[bare_text(one) for one in readings] if label else None,
        # The last target stands at the edge, where only the room above is sure.
        textposition=[*["middle right"] * (len(readings) - 1), "top center"],
        textfont={"color": colour, "size": 14},
        cliponaxis=False,
        hovertemplate="%{customdata}<extra></extra>",
        customdata=[f"{name}, {when_text(one)}{NARROW}: {bare_text(one)}" for one in readings],
    )


def _ticks(dated: Sequence[Reading]) -> dict[str, object]:
    """A mark at the end of each year, named for the year when every period is a whole one."""
    years = range(min(one.day.year for one in dated), max(one.day.year for one in dated) + 1)
    whole = all(len(one.period or "") == len("2025") for one in dated)
    room = 200
    return {
        "tickvals": [date(year, 12, 31).toordinal() for year in years],
        "ticktext": [str(year) if whole else f"fin {year}" for year in years],
        "range": [min(map(_at, dated)) - room, max(map(_at, dated)) + room],
    }


def _suffix(line: IndicatorLine) -> str:
    return {"%": f"{NARROW}%", "€": "\u00a0€"}.get(line.row.unit, "")


def _known(line: IndicatorLine) -> list[Reading]:
    return [one for one in line.series if one.period and one.value is not None]


def _at(reading: Reading) -> int:
    return reading.day.toordinal()


def _value(reading: Reading) -> Decimal:
    return reading.value or Decimal(0)

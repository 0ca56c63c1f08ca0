"""The actions as a calendar to explore: planned above carried out, what runs late hatched and told in words."""

import textwrap
from collections.abc import Callable, Sequence
from datetime import date

import plotly.graph_objects as go

from ctg_core.questions.plan.calendar import CalendarRow, Days
from ctg_core.questions.plan.words import node_name
from ctg_core.views.calendar_layout import DAY_MS, LABEL_WIDTH, ink, lay_out, places, write_label
from ctg_core.views.escape import html_text
from ctg_core.views.french import typeset
from ctg_core.views.palette import categorical
from ctg_core.views.plan.calendar import dates_words, named, state_words

# Pixels: the planned bar is thin and above, what was carried out below it.
_PLANNED_AT, _DONE_AT, _PLANNED_HIGH, _DONE_HIGH = -3, 5, 6, 8
_ABOVE = 84


def calendar_figure(rows: Sequence[CalendarRow], day: date, *, dark: bool) -> go.Figure:
    """The actions from top to bottom, under the name of their axis; today is a dashed line."""
    labels = _labels(rows)
    tops, height = places(labels)
    full, accent, *_ = categorical(dark)
    pale = "#5a6c92" if dark else "#9fb0d3"
    figure = go.Figure()
    _add(figure, rows, tops, "Prévue", lambda row: row.planned, pale)
    _add(figure, rows, tops, "Retard", lambda row: row.overrun, accent, hatched=True)
    _add(figure, rows, tops, "Menée", lambda row: row.carried_out, full)
    for label, top in zip(labels, tops, strict=True):
        write_label(figure, label, top, colour=ink(dark))
    days = min(row.extent[0] for row in rows), max(row.extent[1] for row in rows)
    lay_out(figure, days, day, height, dark=dark)
    # Years above the first row, the legend above them: both are seen before anything scrolls.
    figure.update_xaxes(side="top", ticklabelstandoff=16)
    figure.update_layout(margin_t=_ABOVE, legend_y=1 + 44 / height, height=int(height) + _ABOVE + 10, margin_b=10)
    return figure


def _add(
    figure: go.Figure,
    rows: Sequence[CalendarRow],
    tops: Sequence[float],
    name: str,
    days_of: Callable[[CalendarRow], Days | None],
    colour: str,
    *,
    hatched: bool = False,
) -> None:
    drawn = [(row, top, days) for row, top in zip(rows, tops, strict=True) if (days := days_of(row))]
    if not drawn:
        return
    done = name == "Menée"
    figure.add_bar(
        orientation="h",
        name=name,
        base=[first.isoformat() for _, _, (first, _) in drawn],
        x=[((last - first).days + 1) * DAY_MS for _, _, (first, last) in drawn],
        y=[top + (_DONE_AT if done else _PLANNED_AT) for _, top, _ in drawn],
        width=_DONE_HIGH if done else _PLANNED_HIGH,
        customdata=[_hover(row) for row, _, _ in drawn],
        hovertemplate="%{customdata}<extra></extra>",
        marker={
            "color": colour,
            "line": {"color": colour, "width": 1},
            "pattern": {"shape": "/" if hatched else "", "size": 5, "fillmode": "replace"},
        },
    )


def _labels(rows: Sequence[CalendarRow]) -> list[list[str]]:
    """The lines above each bar: the name of the axis before its first action, then the action and its state."""
    labels: list[list[str]] = []
    part = None
    for row in rows:
        heading = [f"<b>{line}</b>" for line in _wrapped(node_name(row.part))] if row.part and row.part != part else []
        if heading and labels:
            heading.insert(0, "")
        part = row.part
        labels.append([*heading, *_wrapped(f"{named(row.action)} – {state_words(row)}")])
    return labels


def _hover(row: CalendarRow) -> str:
    return "<br>".join([*_wrapped(named(row.action)), *_wrapped(dates_words(row)), f"<i>{state_words(row)}</i>"])


def _wrapped(text: str) -> list[str]:
    return [html_text(line) for line in textwrap.wrap(typeset(text), LABEL_WIDTH)]

"""The roadmap as a calendar to explore: solid bars and full dots are confirmed, hatched and hollow ones planned."""

import textwrap
from collections.abc import Iterable

import plotly.graph_objects as go

from ctg_core.questions.governance.roadmap import MilestoneLine, Roadmap
from ctg_core.questions.timing_words import state_words, when
from ctg_core.views.calendar_layout import BAR, DAY_MS, LABEL_WIDTH, ink, lay_out, places, write_label
from ctg_core.views.french import typeset
from ctg_core.views.palette import categorical

_NAMES = {"confirmed": "Confirmé", "planned": "Prévu"}


def roadmap_figure(roadmap: Roadmap, *, dark: bool) -> go.Figure:
    """The dated steps, top to bottom, each under its own words; today is a dashed line."""
    labels = [_label(step) for step in roadmap.dated]
    tops, height = places(labels)
    at = {step.row.key: top for step, top in zip(roadmap.dated, tops, strict=True)}
    full, accent, *_ = categorical(dark)
    figure = go.Figure()
    for certainty, colour in (("confirmed", full), ("planned", accent)):
        steps = [step for step in roadmap.dated if step.row.certainty == certainty]
        _add(figure, steps, at, _NAMES[certainty], colour, hollow=certainty == "planned")
    for label, top in zip(labels, tops, strict=True):
        write_label(figure, label, top, colour=ink(dark))
    days = min(step.days[0] for step in roadmap.dated), max(step.days[1] for step in roadmap.dated)
    lay_out(figure, days, roadmap.day, height, dark=dark)
    return figure


def _add(
    figure: go.Figure,
    steps: Iterable[MilestoneLine],
    at: dict[str, float],
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
            x=[((step.days[1] - step.days[0]).days + 1) * DAY_MS for step in periods],
            y=[at[step.row.key] for step in periods],
            width=BAR,
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
            y=[at[step.row.key] for step in days],
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


def _label(step: MilestoneLine) -> list[str]:
    return textwrap.wrap(f"{when(step.row.start, step.row.end)}\u202f: {typeset(step.row.title)}", LABEL_WIDTH)


def _hover(step: MilestoneLine) -> str:
    return "<br>".join([*_label(step), f"<i>{state_words(step.state, step.row.certainty)}</i>"])

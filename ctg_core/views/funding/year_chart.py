"""Money by year, one bar a stage, side by side: a year reads from the promise to the payment, never stacked."""

from decimal import Decimal

import plotly.graph_objects as go

from ctg_core.model.french import capital
from ctg_core.questions.funding.gaps import ONGOING, Gaps
from ctg_core.questions.funding.lines import STAGE_LABELS, STATED
from ctg_core.questions.funding.money_words import PARTICIPLES
from ctg_core.questions.funding.overview import Funding
from ctg_core.questions.funding.sums import Group
from ctg_core.views.french import NARROW, WIDE, number
from ctg_core.views.funding.followed import about
from ctg_core.views.palette import categorical
from ctg_core.views.view_cache import cached_view

# A promise is hatched, money received is solid: told apart without their colours.
_PATTERNS = {"planned": "/", "requested": ".", "committed": "-", "paid": "", STATED: "x"}
_MILLION = 100_000_000  # cents
_ROOM_ABOVE = 1.15


@cached_view
def years_figure(found: Funding, *, dark: bool) -> go.Figure:
    """One group of bars a year; an unknown amount draws no bar, and the year says it is not settled."""
    years = years_in_order(found)
    stages = [total.stage for total in found.known_totals]
    cents = [year.totals[stage].total.cents or 0 for year in years for stage in stages]
    scale, unit = (_MILLION, "M€") if max(cents) >= _MILLION else (100, "€")
    names = [_year_label(year, found.gaps) for year in years]
    ink = {"size": 14, "color": "#f2f5fa" if dark else "#0f1622"}
    bars = [
        go.Bar(
            x=names,
            y=[_height(year, stage, scale) for year in years],
            name=capital(STAGE_LABELS[stage]),
            marker={"color": colour, "pattern": {"shape": _PATTERNS[stage], "solidity": 0.25, "size": 7}},
            text=[_short(year, stage, scale) for year in years],
            textposition="outside",
            textangle=0,
            textfont=ink,
            cliponaxis=False,
            customdata=[about(year.totals[stage].total.cents or 0) for year in years],
            hovertemplate="%{x}<br>%{customdata}<extra>%{fullData.name}</extra>",
        )
        for stage, colour in zip(stages, categorical(dark), strict=False)
    ]
    figure = go.Figure(bars)
    figure.update_layout(
        height=420,
        margin={"l": 0, "r": 0, "t": 30, "b": 10},
        barmode="group",
        bargap=0.2,
        separators=f",{NARROW}",
        font={"family": "Public Sans", "size": 14},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        uniformtext={"minsize": 11, "mode": "hide"},
        legend={"orientation": "h", "y": 1.12, "x": 0, "traceorder": "normal", "font": ink},
        xaxis={"type": "category", "fixedrange": True, "tickfont": ink, "tickangle": 0},
        yaxis={
            "range": [0, max(cents) / scale * _ROOM_ABOVE],
            "ticksuffix": WIDE + unit,
            "tickfont": ink,
            "automargin": True,
            "fixedrange": True,
            "gridcolor": "rgba(130, 140, 160, 0.3)",
        },
    )
    return figure


def years_in_order(found: Funding) -> list[Group]:
    """The years, oldest first, lines without a year last."""
    return sorted(found.by("year"), key=lambda group: (not group.label.isdigit(), group.label))


def _year_label(year: Group, gaps: Gaps) -> str:
    states = {str(item.year): "en cours" if item.state == ONGOING else "provisoire" for item in gaps.unsettled}
    return f"{year.label}<br>{states[year.label]}" if year.label in states else capital(year.label)


def _height(year: Group, stage: str, scale: int) -> float | None:
    cents = year.totals[stage].total.cents
    return None if cents is None else cents / scale


def _short(year: Group, stage: str, scale: int) -> str:
    cents = year.totals[stage].total.cents
    if cents is None:
        return ""
    return number(Decimal(cents) / scale, 2 if scale == _MILLION else 0)


def years_title(found: Funding) -> str:
    """The finding: what was paid in the last complete year, beside what was planned for it."""
    last = next((year for year in found.by("year") if year.label == str(found.paid_year)), None)
    if last is None:
        return "De la promesse au versement, année par année"
    words = [
        f"{about(cents)} {PARTICIPLES[stage]}"
        for stage in ("paid", "planned")
        if (cents := last.totals[stage].total.cents) is not None
    ]
    return f"En {last.label}{NARROW}: {' pour '.join(words)}"


def years_sentence(found: Funding) -> str:
    """How to read the bars, and which lines they are made of."""
    scale = "En millions d’euros. " if _in_millions(found) else ""
    return f"{scale}Les stades se lisent côte à côte et ne s’additionnent pas. Un stade sans barre n’est pas renseigné."


def _in_millions(found: Funding) -> bool:
    return any(
        (year.totals[total.stage].total.cents or 0) >= _MILLION
        for year in found.by("year")
        for total in found.known_totals
    )

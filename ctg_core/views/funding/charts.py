"""Bars of money by theme, scheme, funder...; one colour and one word for each stage, never stacked."""

from textwrap import wrap

import plotly.graph_objects as go

from ctg_core.questions.funding.lines import STAGE_LABELS
from ctg_core.questions.funding.money_words import PARTICIPLES, amount
from ctg_core.questions.funding.overview import Funding
from ctg_core.questions.funding.sums import UNKNOWN, Group, coverage
from ctg_core.questions.funding.words import DIMENSION_LABELS, group_label
from ctg_core.views.funding.followed import about
from ctg_core.views.palette import categorical
from ctg_core.views.view_cache import cached_view

_LABEL_WIDTH, _BAR, _EDGES = 22, 40, 60
_LINE, _BETWEEN = 17, 8  # height of a line of a label, and what parts two labels
_AT_MOST = 12  # bars to compare at a glance
_ROOM_FOR_TEXT = 1.75  # of the longest bar, so that its amount is not cut on a phone


@cached_view
def groups_figure(found: Funding, dimension: str, stage: str | None = None, *, dark: bool) -> go.Figure:
    """Horizontal bars, the largest group first; a group with no known amount says so instead of a bar.

    All stages side by side, or one of them; many groups are cut to the largest, and the sentence says so.
    """
    gathered = _largest_first(found, dimension, stage or main_stage(found))[:_AT_MOST]
    names = ["<br>".join(wrap(group_label(group, dimension), _LABEL_WIDTH)) for group in gathered]
    alone = stage is not None
    stages = [stage] if stage else [total.stage for total in found.known_totals]
    colours = dict(zip((total.stage for total in found.known_totals), categorical(dark), strict=False))
    bars = [
        go.Bar(
            x=[_euros(group, stage) for group in gathered],
            y=names,
            name=STAGE_LABELS[stage].capitalize(),
            orientation="h",
            marker_color=colours[stage],
            text=[(_short if alone else _text)(group, stage) for group in gathered],
            customdata=[_text(group, stage) for group in gathered],
            textposition="outside",
            cliponaxis=False,
            textfont=_ink(dark),
            hovertemplate="%{y}<br>%{customdata}<extra>%{fullData.name}</extra>",
        )
        for stage in stages
    ]
    figure = go.Figure(bars)
    tallest = max((name.count("<br>") for name in names), default=0) + 1
    row = max(len(stages) * _BAR, tallest * _LINE + _BETWEEN)
    longest = max((value for bar in bars for value in bar.x if value is not None), default=1)
    figure.update_layout(
        height=_EDGES + len(names) * row,
        margin={"l": 0, "r": 0, "t": 10, "b": 10},
        barmode="group",
        bargap=0.35,
        separators=", ",
        font={"family": "Public Sans", "size": 14},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        showlegend=len(stages) > 1,
        legend={"orientation": "h", "y": 1.1, "x": 0, "traceorder": "normal"},
        xaxis={"visible": False, "range": [0, longest * _ROOM_FOR_TEXT], "fixedrange": True},
        yaxis={
            "type": "category",
            "autorange": "reversed",
            "automargin": True,
            "fixedrange": True,
            "tickfont": _ink(dark),
        },
    )
    for group, name in zip(gathered, names, strict=True):
        if all(group.totals[stage].total.cents is None for stage in stages):
            figure.add_annotation(x=0, y=name, text=UNKNOWN, showarrow=False, xanchor="left", font=_ink(dark))
    return figure


def _ink(dark: bool) -> dict[str, object]:
    """Text as dark as the page's own: the theme's grey is too faint to be read from a distance."""
    return {"size": 14, "color": "#f2f5fa" if dark else "#0f1622"}


def groups_title(found: Funding, dimension: str, stage: str | None = None) -> str:
    """The finding: which group comes first, at this stage or at the one that has the most lines."""
    stage = stage or main_stage(found)
    first = max(found.by(dimension), key=lambda group: group.totals[stage].total.cents or -1)
    total = first.totals[stage].total
    shown = about(total.cents or 0) if found.is_followed else amount(total.cents or 0, total.unit)
    return f"En tête\u202f: {group_label(first, dimension)} – {shown} {PARTICIPLES[stage]}"


def groups_sentence(found: Funding, dimension: str, stage: str | None = None) -> str:
    """What the chart covers, what it leaves to the table, and what it does not split."""
    stage = stage or main_stage(found)
    covered = next(total.total for total in found.known_totals if total.stage == stage)
    joined = {"theme": "thèmes", "scheme": "dispositifs"}.get(dimension)
    shared = any(len(line.themes if dimension == "theme" else line.schemes) > 1 for line in found.lines)
    whole = f" Un montant donné pour plusieurs {joined} à la fois n’est pas réparti." if joined and shared else ""
    groups = len(found.by(dimension))
    cut = f" Les {_AT_MOST} premiers sur {groups}, les autres dans les données." if groups > _AT_MOST else ""
    return f"Par {DIMENSION_LABELS[dimension].lower()}, {coverage(covered.known, covered.lines)}.{cut}{whole}"


def main_stage(found: Funding) -> str:
    """The stage that has the most lines."""
    return max(found.known_totals, key=lambda total: total.total.known).stage


def _largest_first(found: Funding, dimension: str, stage: str) -> list[Group]:
    if dimension == "year":
        return sorted(found.by(dimension), key=lambda group: group.label)
    return sorted(found.by(dimension), key=lambda group: -(group.totals[stage].total.cents or -1))


def _euros(group: Group, stage: str) -> float | None:
    cents = group.totals[stage].total.cents
    return None if cents is None else cents / 100


def _short(group: Group, stage: str) -> str:
    """An amount that fits beside a bar on a phone; the lines it covers are in the data."""
    cents = group.totals[stage].total.cents
    return "" if cents is None else about(cents)


def _text(group: Group, stage: str) -> str:
    total = group.totals[stage].total
    if total.cents is None:
        return ""
    partial = f"<br>({total.known} sur {total.lines} lignes)" if total.known < total.lines else ""
    return amount(total.cents, total.unit) + partial

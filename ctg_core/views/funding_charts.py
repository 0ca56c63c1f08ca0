"""Bars of money by theme, scheme, funder...; one colour and one word for each stage, never stacked."""

from textwrap import wrap

import plotly.graph_objects as go

from ctg_core.questions.funding import Funding
from ctg_core.questions.funding_lines import STAGE_LABELS
from ctg_core.questions.funding_sums import UNKNOWN, Group, coverage
from ctg_core.views.funding import DIMENSION_LABELS, group_label
from ctg_core.views.money import PARTICIPLES, amount
from ctg_core.views.palette import categorical

_LABEL_WIDTH, _BAR, _EDGES = 18, 40, 60
_ROOM_FOR_TEXT = 1.75  # of the longest bar, so that its amount is not cut on a phone


def groups_figure(found: Funding, dimension: str, *, dark: bool) -> go.Figure:
    """Horizontal bars, the largest group first; a group with no known amount says so instead of a bar."""
    gathered = _largest_first(found, dimension)
    names = ["<br>".join(wrap(group_label(group, dimension), _LABEL_WIDTH)) for group in gathered]
    stages = [total.stage for total in found.known_totals]
    bars = [
        go.Bar(
            x=[_euros(group, stage) for group in gathered],
            y=names,
            name=STAGE_LABELS[stage].capitalize(),
            orientation="h",
            marker_color=colour,
            text=[_text(group, stage) for group in gathered],
            textposition="outside",
            cliponaxis=False,
            textfont=_ink(dark),
            hovertemplate="%{y}<br>%{text}<extra>%{fullData.name}</extra>",
        )
        for stage, colour in zip(stages, categorical(dark), strict=False)
    ]
    figure = go.Figure(bars)
    wrapped = sum(name.count("<br>") for name in names)
    longest = max((value for bar in bars for value in bar.x if value is not None), default=1)
    figure.update_layout(
        height=_EDGES + len(names) * len(stages) * _BAR + wrapped * 10,
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


def groups_title(found: Funding, dimension: str) -> str:
    """The finding: which group comes first, at the stage that has the most lines."""
    stage = _main_stage(found)
    first = _largest_first(found, dimension)[0]
    total = first.totals[stage].total
    shown = amount(total.cents or 0, total.unit)
    return f"En tête\u202f: {group_label(first, dimension)} – {shown} {PARTICIPLES[stage]}"


def groups_sentence(found: Funding, dimension: str) -> str:
    """What the chart covers, and what it does not split."""
    covered = next(total.total for total in found.known_totals if total.stage == _main_stage(found))
    joined = {"theme": "thèmes", "scheme": "dispositifs"}.get(dimension)
    shared = any(len(line.themes if dimension == "theme" else line.schemes) > 1 for line in found.lines)
    whole = f" Un montant donné pour plusieurs {joined} à la fois n’est pas réparti." if joined and shared else ""
    return f"Par {DIMENSION_LABELS[dimension].lower()}, {coverage(covered.known, covered.lines)}.{whole}"


def _main_stage(found: Funding) -> str:
    return max(found.known_totals, key=lambda total: total.total.known).stage


def _largest_first(found: Funding, dimension: str) -> list[Group]:
    if dimension == "year":
        return list(found.by(dimension))
    stage = _main_stage(found)
    return sorted(found.by(dimension), key=lambda group: -(group.totals[stage].total.cents or -1))


def _euros(group: Group, stage: str) -> float | None:
    cents = group.totals[stage].total.cents
    return None if cents is None else cents / 100


def _text(group: Group, stage: str) -> str:
    total = group.totals[stage].total
    if total.cents is None:
        return ""
    partial = f"<br>({total.known} sur {total.lines} lignes)" if total.known < total.lines else ""
    return amount(total.cents, total.unit) + partial

"""Bars of who runs what: one bar a type, one colour and one number a kind of manager. Types are never added."""

from collections import Counter
from textwrap import wrap

import plotly.graph_objects as go

from ctg_core.questions.facilities.counts import CountedType
from ctg_core.questions.facilities.overview import Facilities, TypeOnSite
from ctg_core.questions.facilities.words import type_label
from ctg_core.reference.lists import manager_kinds
from ctg_core.views.facilities.overview import UNSPECIFIED, manager_tones
from ctg_core.views.french import number
from ctg_core.views.palette import categorical
from ctg_core.views.view_cache import cached_view

_LABEL_WIDTH, _BAR, _EDGES, _LEGEND_LINE = 26, 42, 50, 26
_DARK_INK, _LIGHT_INK = "#0f1622", "#f2f5fa"
_SMALLEST_NUMBER = 12  # in pixels; a bar too narrow for it shows none: it is in the table and under the pointer
# As in "gérés surtout par…"; a kind that is not here is shown by its own label.
_BY = {
    "municipality": "la commune",
    "intermunicipality": "l’intercommunalité",
    "association": "des associations",
    "association_or_mutual": "des associations ou mutuelles",
    "company": "des entreprises",
    "ccas": "le CCAS",
    "cias": "le CIAS",
    "caf": "la Caf",
    "department": "le Département",
    "education_federation": "des fédérations d’éducation populaire",
}


def typed(found: Facilities) -> list[tuple[TypeOnSite, CountedType]]:
    """The types whose managers are documented, in national order."""
    return [(one, one.counted) for one in found.types if one.counted and one.counted.managers]


@cached_view
def managers_figure(found: Facilities, *, dark: bool) -> go.Figure:
    """Horizontal bars stacked by kind of manager; what the document leaves unsaid is grey."""
    rows = typed(found)
    names = ["<br>".join(wrap(one.label_plural, _LABEL_WIDTH)) for one, _ in rows]
    totals = [of_type.total or 0 for _, of_type in rows]
    colours = categorical(dark)
    bars = []
    for kind, tone in manager_tones(found).items():
        counts = [next((share.count for share in of_type.managers if share.kind == kind), 0) for _, of_type in rows]
        bars.append(_bar(names, counts, manager_kinds()[kind].label, colours[tone % len(colours)], totals))
    unsaid = [of_type.unspecified for _, of_type in rows]
    if any(unsaid):
        bars.append(_bar(names, unsaid, UNSPECIFIED.capitalize(), "#8a93a3", totals))
    figure = go.Figure(bars)
    ink = {"size": 14, "color": _LIGHT_INK if dark else _DARK_INK}
    for name, (_, of_type) in zip(names, rows, strict=True):
        total = f"<b>{number(of_type.total or 0)}</b>"
        figure.add_annotation(x=of_type.total, y=name, text=total, showarrow=False, xanchor="left", xshift=4, font=ink)
    lines = sum(name.count("<br>") for name in names)
    figure.update_layout(
        height=_EDGES + len(names) * _BAR + lines * 16 + len(bars) * _LEGEND_LINE,
        margin={"l": 0, "r": 10, "t": 10, "b": 10},
        barmode="stack",
        bargap=0.4,
        uniformtext={"minsize": _SMALLEST_NUMBER, "mode": "hide"},
        separators=", ",
        font={"family": "Public Sans", "size": 14},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        legend={"orientation": "h", "y": -0.02, "yanchor": "top", "x": 0, "traceorder": "normal", "font": ink},
        xaxis={"visible": False, "fixedrange": True},
        yaxis={
            "type": "category",
            "autorange": "reversed",
            "automargin": True,
            "fixedrange": True,
            "tickfont": ink,
        },
    )
    return figure


def _bar(names: list[str], counts: list[int], label: str, colour: str, totals: list[int]) -> go.Bar:
    shown = [number(count) if 0 < count < total else "" for count, total in zip(counts, totals, strict=True)]
    return go.Bar(
        x=[count or None for count in counts],
        y=names,
        name=label,
        orientation="h",
        marker_color=colour,
        text=shown,
        textposition="inside",
        insidetextanchor="middle",
        insidetextfont={"color": readable_ink(colour)},
        textangle=0,
        hovertemplate="%{y}<br>%{x}<extra>%{fullData.name}</extra>",
    )


def readable_ink(background: str) -> str:
    """The ink that reads best on a "#rrggbb" background, by its relative luminance (WCAG)."""
    parts = [int(background[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return _DARK_INK if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 else _LIGHT_INK


def managers_title(found: Facilities) -> str:
    """The finding: which kind of manager most often runs the largest part of a type."""
    firsts = Counter(first for _, of_type in typed(found) if (first := leading_manager(of_type)))
    (kind, times), *others = firsts.most_common(2) or [("", 0)]
    if not times or (others and others[0][1] == times):
        return "Qui gère quoi"
    who = _BY.get(kind, manager_kinds()[kind].label)
    return f"{times} types sur {len(typed(found))} sont gérés surtout par {who}"


def leading_manager(of_type: CountedType) -> str | None:
    """The kind that runs more than half of the places of a type."""
    return next((share.kind for share in of_type.managers if 2 * share.count > (of_type.total or 0)), None)


def managers_sentence(found: Facilities) -> str:
    """What the chart covers, and what it leaves out."""
    rows = typed(found)
    silent = [type_label(one, 2) for one in found.types if one.counted and not one.counted.managers]
    left = f" Gestionnaires non documentés pour\u202f: {', '.join(silent)}." if silent else ""
    return f"{len(rows)} types dont le document dit qui les gère.{left}"

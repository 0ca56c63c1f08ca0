"""Two small charts: inhabitants year by year, and the territory beside what its documents compare it with."""

from decimal import Decimal
from textwrap import wrap

import plotly.graph_objects as go

from ctg_core.questions.territory.reference_portrait import Inhabitants, ReferencePortrait
from ctg_core.questions.territory.statistics import Statistic
from ctg_core.questions.territory.words import figure_text
from ctg_core.views.french import NARROW, WIDE, counted, enumerated, number
from ctg_core.views.palette import categorical
from ctg_core.views.table import Cell, Table
from ctg_core.views.view_cache import cached_view

_LABEL_WIDTH, _BAR, _EDGES = 44, 74, 70
_INK, _INK_ON_DARK = "#31394a", "#e6eaf2"
_MARGIN = {"l": 10, "r": 10, "t": 10, "b": 10}


def population_title(reference: ReferencePortrait) -> str:
    """The finding: how many inhabitants gained or lost over the years known."""
    first, latest = reference.first, reference.latest
    change = latest.count - first.count
    years = f"entre {first.year} et {latest.year}"
    if not change:
        return f"La population n’a pas changé {years}"
    verb = "gagné" if change > 0 else "perdu"
    return f"Le territoire a {verb} {counted(abs(change), 'habitant')} {years}"


def population_sentence(reference: ReferencePortrait) -> str:
    """The two ends and the change, in words."""
    first, latest = reference.first, reference.latest
    rate = Decimal(100) * (latest.count - first.count) / first.count
    sign = "+" if rate > 0 else ""
    return (
        f"De {counted(first.count, 'habitant')} en {first.year} à {number(latest.count)} en {latest.year}, "
        f"soit {sign}{number(rate, 1)}{NARROW}%. Populations municipales ({reference.origin}), communes d’aujourd’hui."
    )


@cached_view
def population_figure(reference: ReferencePortrait, *, dark: bool) -> go.Figure:
    """Bars from zero, each with its number: the change is said in the title, never magnified by the axis."""
    years = reference.inhabitants
    return _framed(
        go.Bar(
            x=[str(item.year) for item in years],
            y=[item.count for item in years],
            text=[number(item.count) for item in years],
            textposition="outside",
            cliponaxis=False,
            marker_color=categorical(dark)[0],
            hovertemplate="%{x}<br>%{text} habitants<extra></extra>",
            width=0.6,
        ),
        dark=dark,
        height=260,
        xaxis={"type": "category", "fixedrange": True},
        yaxis={"visible": False, "fixedrange": True, "range": [0, max(item.count for item in years) * 1.15]},
    )


def population_table(reference: ReferencePortrait) -> Table:
    """The inhabitants of each year."""
    return Table(
        f"Population municipale ({reference.origin})",
        ("Année", "Habitants", "Habitants au km²"),
        tuple(map(_year, reference.inhabitants)),
        frozenset({"Habitants", "Habitants au km²"}),
    )


def _year(item: Inhabitants) -> tuple[Cell | str, ...]:
    return str(item.year), Cell(number(item.count), item.card), Cell(number(item.density), item.density_card)


def compared(statistics: tuple[Statistic, ...]) -> tuple[Statistic, ...]:
    """The percentages that the documents compare with one other place, the widest gap first."""
    rates = [
        item
        for item in statistics
        if item.figure and item.figure.unit == "%" and len(item.benchmarks) == 1 and not item.benchmarks[0].holds
    ]
    return tuple(sorted(rates, key=lambda item: -abs(_gap(item))))


def comparison_title(shown: tuple[Statistic, ...]) -> str:
    """The finding: where the widest gap is."""
    label = shown[0].label
    here, there = _texts(shown[0])
    return f"Écart le plus grand{NARROW}: {label[:1].lower()}{label[1:]}, {here} contre {there}"


def comparison_sentence(shown: tuple[Statistic, ...]) -> str:
    """What is compared with what, in the document's words."""
    places = enumerated(_places(shown))
    rates = counted(len(shown), "pourcentage est comparé", "pourcentages sont comparés")
    return f"{rates} par le document à la référence qu’il donne ({places}), pour la même période."


@cached_view
def comparison_figure(name: str, shown: tuple[Statistic, ...], *, dark: bool) -> go.Figure:
    """Two dots a line, told apart by shape and number as well as colour."""
    labels = ["<br>".join(wrap(item.label, _LABEL_WIDTH)) for item in shown]
    here, there = [_value(item) for item in shown], [_other(item) for item in shown]
    ahead = [mine >= other for mine, other in zip(here, there, strict=True)]
    colours, highest = categorical(dark), max(*here, *there)
    return _framed(
        _dots(name, labels, here, [_texts(item)[0] for item in shown], ahead, colours[0], "circle"),
        _dots(
            enumerated(_places(shown)).capitalize(),
            labels,
            there,
            [_texts(item)[1] for item in shown],
            [not first for first in ahead],
            colours[1],
            "diamond",
        ),
        dark=dark,
        height=_EDGES + len(shown) * _BAR,
        shapes=[_link(*ends) for ends in zip(here, there, labels, strict=True)],
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        annotations=[_label(label) for label in labels],
        xaxis={"visible": False, "fixedrange": True, "range": [-0.15 * highest, 1.2 * highest]},
        yaxis={"type": "category", "range": [len(labels) - 0.6, -0.8], "showticklabels": False, "fixedrange": True},
    )


def comparison_table(shown: tuple[Statistic, ...]) -> Table:
    """The two values of each line and their gap."""
    return Table(
        "Le territoire et la comparaison que donne le document",
        ("Statistique", "Territoire", "Comparaison", "Écart"),
        tuple(map(_line, shown)),
        frozenset({"Territoire", "Comparaison", "Écart"}),
    )


def _line(item: Statistic) -> tuple[Cell | str, ...]:
    here, there = _texts(item)
    gap = _gap(item)
    points = f"{'+' if gap > 0 else ''}{number(gap)}{WIDE}{'point' if abs(gap) < 2 else 'points'}"
    benchmark = item.benchmarks[0]
    return item.label, Cell(here, item.card), Cell(f"{there} ({benchmark.place})", benchmark.card), points


def _dots(
    name: str, labels: list[str], values: list[float], texts: list[str], ahead: list[bool], colour: str, symbol: str
) -> go.Scatter:
    return go.Scatter(
        x=values,
        y=labels,
        name=name,
        mode="markers+text",
        marker={"size": 14, "symbol": symbol, "color": colour},
        text=texts,
        textposition=["middle right" if first else "middle left" for first in ahead],
        cliponaxis=False,
        hovertemplate="%{y}<br>%{text}<extra>%{fullData.name}</extra>",
    )


def _link(here: float, there: float, label: str) -> dict[str, object]:
    line = {"color": "rgba(128,128,128,.6)", "width": 3}
    return {"type": "line", "x0": here, "x1": there, "y0": label, "y1": label, "layer": "below", "line": line}


def _label(label: str) -> dict[str, object]:
    """A line's name above it: beside it, a phone would leave no room for the line."""
    place = {"xref": "paper", "x": 0, "xanchor": "left", "y": label, "yanchor": "bottom", "yshift": 14}
    return place | {"text": label, "align": "left", "showarrow": False}


def _framed(*traces: go.Bar | go.Scatter, dark: bool, **layout: object) -> go.Figure:
    ink = _INK_ON_DARK if dark else _INK
    figure = go.Figure(list(traces))
    figure.update_layout(
        margin=_MARGIN,
        separators=", ",
        font={"family": "Public Sans", "size": 14, "color": ink},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        **layout,
    )
    # Told to each part: Streamlit's theme greys those that say nothing.
    figure.update_traces(textfont_color=ink)
    figure.update_xaxes(tickfont={"size": 14, "color": ink})
    figure.update_yaxes(tickfont={"size": 14, "color": ink})
    return figure


def _value(item: Statistic) -> float:
    return float(item.figure.value) if item.figure else 0.0


def _other(item: Statistic) -> float:
    return float(item.benchmarks[0].figure.value)


def _gap(item: Statistic) -> Decimal:
    return item.figure.value - item.benchmarks[0].figure.value if item.figure else Decimal(0)


def _texts(item: Statistic) -> tuple[str, str]:
    return figure_text(item.figure) if item.figure else "", figure_text(item.benchmarks[0].figure)


def _places(shown: tuple[Statistic, ...]) -> list[str]:
    return list(dict.fromkeys(item.benchmarks[0].place for item in shown))

"""Documented figures in words and tables, each beside what it is compared with."""

from collections.abc import Iterable, Iterator
from itertools import compress

from ctg_core.questions.territory.statistics import INTENTION, Benchmark, Statistic, Terms
from ctg_core.questions.territory.words import figure_text
from ctg_core.views.blocks import badge
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, SILENT, WIDE, counted, number, period, typeset
from ctg_core.views.table import Cell, Table, cell_text
from ctg_core.views.view_cache import cached_view

COLUMNS = ("Statistique", "Valeur", "Repère (comparaison)", "Thème", "Année")
_ALWAYS = {"Statistique", "Valeur", "Année"}
SORTS = {INTENTION: "prévu", "target": "cible", "estimate": "estimation", "baseline": "valeur initiale"}
UNDATED = f"sans{WIDE}année"
NONE = "–"
_SEPARATOR = f"{NARROW}; "
_WHOLE = "Général"
_DEPTH = "– "  # a list within a list, as a spreadsheet can show it


def value_text(statistic: Statistic) -> str:
    """The figure, or that there is none, with what kind of figure it is when not an observed one."""
    shown = figure_text(statistic.figure) if statistic.figure else SILENT
    return f"{shown} ({SORTS[statistic.sort]})" if statistic.sort in SORTS else shown


def benchmark_text(statistic: Statistic) -> str:
    """What the figure is compared with, what it is a share of."""
    said = [_compared(benchmark) for benchmark in statistic.benchmarks]
    if statistic.terms:
        said.append(terms_text(statistic.terms))
    return _SEPARATOR.join(said)


def terms_text(terms: Terms) -> str:
    """ "136,14 M€ consacrés à l’Éducation sur 567,85 M€ du budget de fonctionnement"."""
    above = f"{number(terms.numerator)} {terms.numerator_label or ''}".strip()
    below = f"{number(terms.denominator)} {terms.denominator_label or ''}".strip()
    return f"{above} sur {below}"


def period_text(statistic: Statistic) -> str:
    """The year or years of a figure, and how many older ones are left out."""
    shown = period(statistic.start or statistic.period, statistic.period) if statistic.period else UNDATED
    older = counted(statistic.earlier, "valeur plus ancienne", "valeurs plus anciennes")
    return f"{shown} (et {older})" if statistic.earlier else shown


@cached_view
def statistics_table(statistics: Iterable[Statistic], caption: str) -> Table:
    """A row a figure, its parts under it; a column that no figure fills is left out."""
    rows = [row for statistic in statistics for row in _rows(statistic, statistic.theme or _WHOLE, 0)]
    said = [name in _ALWAYS or any(cell_text(row[index]) != NONE for row in rows) for index, name in enumerate(COLUMNS)]
    columns = tuple(compress(COLUMNS, said))
    return Table(caption, columns, tuple(tuple(compress(row, said)) for row in rows), long_labels=True)


def _rows(statistic: Statistic, theme: str, depth: int) -> Iterator[tuple[Cell | str, ...]]:
    label = f"dont {statistic.label[:1].lower()}{statistic.label[1:]}" if depth else statistic.label
    yield (
        Cell(_DEPTH * depth + label, statistic.card),
        _value(statistic),
        Cell(benchmark_text(statistic) or NONE, safe_html=_benchmarks(statistic)),
        theme,
        period_text(statistic),
    )
    for part in statistic.parts:
        yield from _rows(part, theme, depth + 1)


def _value(statistic: Statistic) -> Cell:
    shown = figure_text(statistic.figure) if statistic.figure else SILENT
    opened = with_card(html_text(shown), statistic.card, place=f"value|{statistic.key}", kind="link")
    mark = f" {badge(SORTS[statistic.sort], 'info')}" if statistic.sort in SORTS else ""
    return Cell(value_text(statistic), safe_html=opened + mark)


def _benchmarks(statistic: Statistic) -> str:
    said = [
        with_card(
            html_text(typeset(_compared(benchmark))), benchmark.card, place=f"benchmark|{statistic.key}", kind="link"
        )
        for benchmark in statistic.benchmarks
    ]
    if statistic.terms:
        said.append(html_text(typeset(terms_text(statistic.terms))))
    return _SEPARATOR.join(said) or NONE


def _compared(benchmark: Benchmark) -> str:
    held = ", dont cette valeur" if benchmark.holds else ""
    return f"{benchmark.place}{NARROW}: {figure_text(benchmark.figure)}{held}"

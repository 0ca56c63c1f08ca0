"""The territory in one sentence, its key figures, what documents and reference data each say, its fields of action."""

from dataclasses import replace
from decimal import Decimal

from ctg_core.questions.territory.portrait import CoveredTheme, Portrait
from ctg_core.questions.territory.printed_vs_reference import (
    AREA,
    COMMUNES,
    DENSITY,
    POPULATION,
    Confrontation,
    subject_of,
)
from ctg_core.questions.territory.reference_portrait import ReferencePortrait
from ctg_core.questions.territory.statistics import Figure, Statistic
from ctg_core.questions.territory.words import figure_text
from ctg_core.views.blocks import key_figure, row_of
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, SILENT, WIDE, moment, number, typeset
from ctg_core.views.table import Cell, Table
from ctg_core.views.territory.statistics import UNDATED, benchmark_text, period_text
from ctg_core.views.view_cache import cached_view

_SUBJECTS = {COMMUNES: "Communes", POPULATION: "Population", DENSITY: "Densité", AREA: "Superficie"}
_FIGURES_AT_MOST = 4


@cached_view
def key_figures(found: Portrait) -> str:
    """Inhabitants, communes and density from reference data, then one or two figures of the document."""
    reference = [] if found.reference is None else _reference_figures(found, found.reference)
    documented = [_documented(item, item.figure) for item in _telling(found, all_of_them=not reference) if item.figure]
    return row_of([*reference, *documented][:_FIGURES_AT_MOST], narrow=True)


def _reference_figures(found: Portrait, reference: ReferencePortrait) -> list[str]:
    latest, first = reference.latest, reference.first
    change = f"{_signed(latest.count - first.count)} depuis {first.year}" if latest.year > first.year else ""
    announced = next((item for item in found.confrontations if item.subject == COMMUNES), None)
    communes = f"{figure_text(announced.documented)} selon le document" if announced else "un territoire d’une commune"
    area = number(reference.area_km2.quantize(Decimal(1)))
    figures = [
        key_figure(
            f"Habitants en {latest.year} ({reference.origin})",
            number(latest.count),
            change,
            card=latest.card,
            place="inhabitants",
        ),
        key_figure(
            f"Habitants au km² en {latest.year}",
            number(latest.density, 0),
            f"pour {area}{WIDE}km²",
            card=latest.density_card,
            place="density",
        ),
    ]
    if not reference.is_commune:
        label = f"Communes au {moment(reference.communes_on)}"
        card = reference.communes_card
        figures.insert(1, key_figure(label, number(reference.communes), communes, card=card, place="communes"))
    return figures


def _signed(change: int) -> str:
    return f"{'+' if change > 0 else ''}{number(change)}"


def _telling(found: Portrait, *, all_of_them: bool) -> list[Statistic]:
    """The documented figures to show first: those compared with another place, then the others."""
    free = [item for item in found.context() if all_of_them or subject_of(item) is None]
    return sorted(free, key=lambda item: not item.benchmarks)


def _documented(statistic: Statistic, figure: Figure) -> str:
    dated = f"{UNDATED} dans le document" if statistic.period is None else period_text(statistic)
    said = [part for part in (benchmark_text(statistic), dated) if part]
    # A unit that the label already says is not said twice.
    named = figure.unit.partition(" ")[0].casefold() in statistic.label.casefold()
    shown = figure_text(replace(figure, unit="") if named else figure)
    return key_figure(statistic.label, shown, ", ".join(said), card=statistic.card, place="documented")


@cached_view
def confrontation_table(found: Portrait) -> Table:
    """What the document prints and what reference data say, side by side."""
    return Table(
        "Ce que chacun dit du même sujet",
        ("Sujet", "Ce que dit le document", "Donnée de référence", "Lecture"),
        tuple(_confronted(item, found.reference) for item in found.confrontations),
    )


def _confronted(item: Confrontation, reference: ReferencePortrait | None) -> tuple[Cell | str, ...]:
    year = _printed_year(item)
    known = {COMMUNES: f" au {moment(reference.communes_on)}" if reference else "", AREA: " mesurés sur les contours"}
    dated = f" en {item.reference_year}" if item.reference_year else known.get(item.subject, "")
    return (
        _SUBJECTS[item.subject],
        Cell(f"{figure_text(item.documented)}{year}", item.documented_card),
        Cell(f"{figure_text(item.reference)}{dated}", item.reference_card),
        reading(item),
    )


def _printed_year(item: Confrontation) -> str:
    if item.documented_period:
        return f" en {moment(item.documented_period)}"
    return "" if item.subject == COMMUNES else ", sans année"


def reading(item: Confrontation) -> str:
    """How the two figures stand to each other, without saying which one is right."""
    if item.agree:
        dated = item.reference_year and not item.documented_period
        return f"Même nombre que celui de {item.reference_year}." if dated else "Même nombre."
    gap = figure_text(Figure(abs(item.gap), item.documented.unit))
    side = "de plus" if item.gap > 0 else "de moins"
    years = "" if _same_year(item) else f"{NARROW}; les deux années diffèrent"
    return f"{gap} {side} dans la donnée de référence{years}."


def _same_year(item: Confrontation) -> bool:
    return item.reference_year is None or item.documented_period in (None, str(item.reference_year))


def themes_need_table(themes: tuple[CoveredTheme, ...]) -> bool:
    """Whether the document tells the fields of action apart otherwise than by their names."""
    return len({(theme.standing, theme.funding_right) for theme in themes}) > 1


def themes_table(themes: tuple[CoveredTheme, ...]) -> Table:
    """A row a field of action; a column that the document fills for none is left out."""
    columns: dict[str, list[Cell | str]] = {"Domaine": [Cell(theme.label, theme.card) for theme in themes]}
    for name, texts in {
        "Statut dans la convention": [theme.standing for theme in themes],
        "Droit au financement": [theme.funding_right for theme in themes],
    }.items():
        if any(texts):
            columns[name] = [_capital(text) if text else SILENT for text in texts]
    return Table("Les domaines de la convention", tuple(columns), tuple(zip(*columns.values(), strict=True)))


def themes_lead(themes: tuple[CoveredTheme, ...]) -> str:
    """What the document says of all the fields of action at once."""
    if themes_need_table(themes):
        return ""
    said = [text for text in (themes[0].standing, themes[0].funding_right) if text]
    if not said:
        return "Leur statut et leur droit au financement ne sont pas documentés."
    return f"Le document dit de tous\u202f: {', '.join(f'«{WIDE}{text}{WIDE}»' for text in said)}."


@cached_view
def themes_list(themes: tuple[CoveredTheme, ...]) -> str:
    """The fields of action when the document says the same of all."""
    items = "".join(
        f"<li>{with_card(html_text(typeset(theme.label)), theme.card, place='themes', kind='link')}</li>"
        for theme in themes
    )
    return f'<ul class="ctg-list ctg-columns">{items}</ul>'


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

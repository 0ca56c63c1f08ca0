"""Places named one by one, documented numbers and communes, as tables to read and to take away."""

from decimal import Decimal

from ctg_core.questions.facilities.counts import DocumentedCount
from ctg_core.questions.facilities.overview import Facilities, NamedFacility
from ctg_core.questions.facilities.words import capacity_words
from ctg_core.questions.territory.communes import CommuneLine, Measured, TerritoryCommunes
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.facilities.overview import place_words
from ctg_core.views.french import NARROW, SILENT, WIDE, moment, number, typeset
from ctg_core.views.table import Cell, Column, Table, on_screen
from ctg_core.views.territory.map_shading import NOT_KNOWN
from ctg_core.views.view_cache import cached_view

INTENDED = ("intention", "target")


@cached_view
def named_table(found: Facilities) -> Table:
    """One row a place; a column that no place fills is left out."""
    columns: list[Column[NamedFacility]] = [
        Column("Équipement", lambda place: Cell(place.row.name, place.card)),
        Column("Type", lambda place: place.type_label),
        Column("Gestionnaire", lambda place: place.manager or SILENT),
        Column("Commune", lambda place: place.commune or SILENT),
        Column("Capacité", lambda place: capacity_words(place) or SILENT, blank=SILENT),
        Column("Lieu", place_words),
    ]
    return on_screen("Équipements nommés un à un", columns, found.named)


@cached_view
def counts_table(found: Facilities) -> Table:
    """One row for each number a document prints, in its own words; a column that no row fills is left out."""
    columns: list[Column[tuple[str, DocumentedCount]]] = [
        Column("Type", lambda printed: printed[0]),
        Column("Ce que le document compte", lambda printed: printed[1].row.label),
        Column("Nombre", lambda printed: Cell(amount(printed[1]), printed[1].card), numeric=True),
        Column("Gestionnaires et parties", lambda printed: _parts(printed[1]), blank=SILENT),
        Column(
            "Année", lambda printed: moment(printed[1].row.period) if printed[1].row.period else SILENT, blank=SILENT
        ),
    ]
    counted = [(one.label_plural, one.counted) for one in found.types if one.counted]
    printed = [(label, root) for label, of_type in counted for root in (*of_type.counts, *of_type.included)]
    return on_screen("Nombres imprimés dans les documents", columns, printed)


def amount(root: DocumentedCount) -> str:
    """A number with the words that belong to it."""
    return (f"{root.row.qualifier}{WIDE}" if root.row.qualifier else "") + number(root.row.count)


def parts_words(root: DocumentedCount) -> str:
    """Who runs the places and what they are made of, whether the parts make the whole, what overlaps it."""
    words = [_part(part) for part in root.parts] or [root.manager or SILENT]
    return "\u202f; ".join([*words, *remarks(root)])


def _parts(root: DocumentedCount) -> Cell:
    """The same, each part with its card."""
    parts = [with_card(html_text(typeset(_part(part))), part.card, place="part", kind="link") for part in root.parts]
    words = [html_text(typeset(words)) for words in remarks(root)]
    lines = [*(parts or [html_text(root.manager or SILENT)]), *(f"<em>{remark}</em>" for remark in words)]
    return Cell(parts_words(root), safe_html="".join(f"<div>{line}</div>" for line in lines))


def _part(part: DocumentedCount) -> str:
    inside = ", ".join(_part(each) for each in part.parts)
    return f"{amount(part)} {part.row.label}" + (f" (dont {inside})" if inside else "")


def remarks(root: DocumentedCount) -> list[str]:
    """What to know before using a number: not there yet, counted elsewhere too, parts that make it or do not."""
    found = [root.card.nature] if root.row.nature in INTENDED else []
    if root.also_in:
        found.append(f"compté aussi dans {', '.join(root.also_in)}")
    total = root.parts_total
    return found if total is None else [*found, _sum_words(root, total)]


def _sum_words(root: DocumentedCount, total: int) -> str:
    added = f"{' + '.join(number(part.row.count) for part in root.parts)} = {number(total)}"
    if total == root.row.count:
        return f"répartition complète\u202f: {added}"
    if root.row.breakdown == "complete" or total > root.row.count:
        return f"les parties ne font pas le nombre imprimé\u202f: {added}"
    return f"répartition partielle\u202f: {added} sur {number(root.row.count)}"


@cached_view
def managers_table(found: Facilities) -> Table:
    """One row for each type whose managers are documented, one column a kind of manager."""
    types = [(one, one.counted) for one in found.types if one.counted and one.counted.managers]
    kinds = {share.kind: share.label for _, of_type in types for share in of_type.managers}
    rows = []
    for one, of_type in types:
        shares = {share.kind: share for share in of_type.managers}
        cells = [Cell(number(shares[kind].count), shares[kind].card) if kind in shares else "–" for kind in kinds]
        unsaid = number(of_type.unspecified) if of_type.unspecified else "–"
        rows.append((one.label_plural, *cells, unsaid, Cell(_whole(of_type.total), of_type.card)))
    columns = ("Type", *kinds.values(), "Non précisé", "Total")
    return Table("Qui gère quoi", columns, tuple(rows), numeric=frozenset(columns[1:]))


def _whole(total: int | None) -> str:
    return SILENT if total is None else number(total)


@cached_view
def communes_table(communes: TerritoryCommunes) -> Table:
    """The map in text: inhabitants, area and density of each commune, then of the whole."""
    lines = [*communes.lines, *([communes.whole] if len(communes.lines) > 1 else [])]
    columns = ("Commune", f"Population {communes.year}", "Superficie (km²)", "Densité (hab./km²)")
    rows = tuple(_commune(line, total=line is communes.whole) for line in lines)
    return Table(f"Les communes du territoire{NARROW}: {communes.label}", columns, rows, numeric=frozenset(columns[1:]))


def _commune(line: CommuneLine, *, total: bool) -> tuple[Cell | str, ...]:
    name = f"Ensemble{NARROW}: {line.name}" if total else line.name
    return (
        name,
        _measured(line.population, 0),
        _measured(line.area, 1),
        _measured(line.density, 0 if (line.density.value or 0) >= Decimal(100) else 1),
    )


def _measured(measured: Measured, decimals: int) -> Cell:
    text = NOT_KNOWN if measured.value is None else number(measured.value, decimals)
    return Cell(text, measured.card)

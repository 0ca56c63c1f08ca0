"""The national lists as tables: what a code means, and what there is to choose from."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar

from ctg_core.model.codes import AGGREGATIONS, DIRECTIONS, EXPENDITURE_NATURES, INDICATOR_KINDS
from ctg_core.model.french import capital
from ctg_core.questions.filtered_list import says
from ctg_core.reference.lists import (
    CatalogueIndicator,
    EvaluationQuestion,
    FacilityType,
    Scheme,
    evaluation_questions,
    facility_types,
    funders,
    indicator_catalogue,
    manager_kinds,
    scheme_families,
    schemes,
    stages,
    themes,
)
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, counted, enumerated, quoted, typeset
from ctg_core.views.table import Cell, Table, cell_text

STATUSES = {"active": "en vigueur", "ended": "ancien", "to_check": "à vérifier"}
LEVELS = {"commune": "commune", "epci": "intercommunalité", "facility": "équipement", "convention": "convention"}
NONE = "–"
_FILE = "fichier"  # in the file, under nothing of the screen


class Coded(Protocol):
    """An entry of a national list."""

    @property
    def code(self) -> str: ...


Entry = TypeVar("Entry", bound=Coded)
Rows = Sequence[tuple[Cell | str, ...]]


@dataclass(frozen=True)
class Told(Generic[Entry]):
    """A column of a list and of its file: what an entry says there, ``under`` which other column on the screen."""

    name: str
    read: Callable[[Entry], str | None]
    under: str = ""


@dataclass(frozen=True)
class ReferenceList:
    """``table`` holds one row an entry, every column of it; ``file`` names its download.

    ``screen`` names the columns that the screen writes one under the other, the code before the first of all.
    """

    title: str
    noun: str
    file: str
    table: Table
    screen: tuple[tuple[str, ...], ...]

    def matching(self, search: str) -> "ReferenceList":
        """The entries that say every word searched, whatever the accents and capitals."""
        rows = tuple(row for row in self.table.rows if says(search, map(cell_text, row)))
        return replace(self, table=replace(self.table, rows=rows))

    def on_screen(self, first: int = 0, rows: Rows | None = None) -> Table:
        """The same rows in fewer columns, what explains a name written under it; ``rows`` are a page from ``first``."""
        whole = self.table.rows
        shown = whole if rows is None else rows
        cells = tuple(tuple(self._cells(dict(zip(self.table.columns, row, strict=True)))) for row in shown)
        heads = tuple(group[0] for group in self.screen)
        part = f", de {first + 1} à {first + len(shown)}" if len(shown) < len(whole) else ""
        return Table(f"{capital(self.noun)}{NARROW}: {len(whole)}{part}", heads, cells, long_labels=True)

    def _cells(self, row: dict[str, Cell | str]) -> Iterator[Cell]:
        (name, *more), *others = self.screen
        yield _entry(cell_text(row["Code"]), cell_text(row[name]), [cell_text(row[one]) for one in more])
        for group in others:
            yield _stacked(group, [cell_text(row[one]) for one in group])


def reference_lists() -> dict[str, ReferenceList]:
    """Every list by its title."""
    lists = (
        _indicators(),
        _schemes(),
        _facility_types(),
        _terms("Thèmes", "thèmes", "themes", [_label("Thème"), _definition()], themes()),
        _terms("Financeurs", "financeurs", "financeurs", [_label("Financeur")], funders()),
        _terms("Gestionnaires", "types de gestionnaire", "gestionnaires", [_label("Gestionnaire")], manager_kinds()),
        _terms("Étapes", "étapes d’un montant", "etapes", [_label("Étape"), _definition()], stages()),
        _questions(),
    )
    return {one.title: one for one in lists}


def lists_headline(lists: Iterable[ReferenceList]) -> str:
    """ "8 listes nationales : 60 indicateurs, 62 dispositifs..."."""
    sizes = [f"{len(one.table.rows)} {one.noun}" for one in lists]
    return f"{counted(len(sizes), 'liste nationale', 'listes nationales')}{NARROW}: {enumerated(sizes)}."


def found_sentence(chosen: ReferenceList, search: str, lists: Iterable[ReferenceList]) -> str:
    """What a search found here, and where else it finds something; nothing without a search."""
    if not search.strip():
        return ""
    number = len(chosen.table.rows)
    found = counted(number, "entrée dit", "entrées disent") if number else "Aucune entrée ne dit"
    others = {one.title: len(one.matching(search).table.rows) for one in lists if one.title != chosen.title}
    where = [f"{title} ({count})" for title, count in others.items() if count]
    elsewhere = f" Ailleurs{NARROW}: {enumerated(where)}." if where else ""
    return f"{found} {quoted(search.strip())}.{elsewhere}"


def _entry(code: str, name: str, more: list[str]) -> Cell:
    """A name after its code, above the words that explain it."""
    under = "".join(f'<p class="ctg-detail">{html_text(typeset(text))}</p>' for text in more if text != NONE)
    shown = f'<span class="ctg-level">{html_text(code)}</span> <strong>{html_text(typeset(name))}</strong>'
    return Cell(name, safe_html=shown + under)


def _stacked(names: tuple[str, ...], texts: list[str]) -> Cell:
    """What the heading names, above what needs to be named."""
    others = [(name, text) for name, text in zip(names[1:], texts[1:], strict=True) if text != NONE]
    under = "".join(
        f'<p class="ctg-detail">{html_text(f"{name}{NARROW}: {typeset(text)}")}</p>' for name, text in others
    )
    return Cell(texts[0], safe_html=html_text(typeset(texts[0])) + under)


def _indicators() -> ReferenceList:
    columns: list[Told[CatalogueIndicator]] = [
        Told("Indicateur", lambda one: one.label),
        Told("Définition", lambda one: one.definition, under="Indicateur"),
        Told("Thème", lambda one: themes()[one.theme].label),
        Told("Type", lambda one: INDICATOR_KINDS[one.kind], under="Thème"),
        Told("Unité", lambda one: one.unit),
        Told("Sens", lambda one: DIRECTIONS[one.direction], under="Unité"),
        Told("Formule", lambda one: one.formula),
        Told("Champ du fichier public", lambda one: one.public_field, under="Périodicité"),
        Told("Source habituelle", lambda one: one.usual_source),
        Told("Périodicité", lambda one: one.periodicity, under="Source habituelle"),
        Told("Agrégation", lambda one: AGGREGATIONS[one.aggregation], under=_FILE),
        Told("Se mesure par", lambda one: ", ".join(LEVELS[level] for level in one.levels), under=_FILE),
    ]
    table = _table("Catalogue national des indicateurs", columns, indicator_catalogue().values())
    return ReferenceList("Indicateurs", "indicateurs", "indicateurs", table, _stacks(columns))


def _schemes() -> ReferenceList:
    columns: list[Told[Scheme]] = [
        Told("Dispositif", lambda one: one.label),
        Told("Remarque", lambda one: one.note, under="Dispositif"),
        Told("Famille", lambda one: scheme_families()[one.family].label),
        Told("Nature", lambda one: EXPENDITURE_NATURES[one.nature]),
        Told("Se calcule sur", lambda one: one.basis, under="Nature"),
        Told("Financeurs", lambda one: ", ".join(funders()[code].label for code in one.funders)),
        Told("Équipements", lambda one: ", ".join(facility_types()[code].label for code in one.facility_types), _FILE),
        Told("État", lambda one: STATUSES[one.status], under="Famille"),
    ]
    table = _table("Dispositifs de financement", columns, schemes().values())
    return ReferenceList("Dispositifs", "dispositifs", "dispositifs", table, _stacks(columns))


def _facility_types() -> ReferenceList:
    columns: list[Told[FacilityType]] = [
        Told("Type", lambda one: one.label),
        Told("Définition", lambda one: one.definition, under="Type"),
        Told("Thème", lambda one: themes()[one.theme].label),
        Told("Capacité en", lambda one: one.capacity_unit),
        Told("Codes BPE (Insee)", lambda one: ", ".join(one.bpe_codes)),
    ]
    table = _table("Types d’équipement et de service", columns, facility_types().values())
    return ReferenceList("Équipements", "types d’équipement", "types-equipement", table, _stacks(columns))


def _questions() -> ReferenceList:
    columns: list[Told[EvaluationQuestion]] = [
        Told("Question", lambda one: one.label),
        Told("Critère", lambda one: one.criterion),
    ]
    table = _table("Questions de l’évaluation finale", columns, evaluation_questions().values())
    return ReferenceList("Évaluation", "questions d’évaluation", "questions-evaluation", table, _stacks(columns))


def _terms(
    title: str, noun: str, file: str, columns: Sequence[Told[Entry]], entries: Mapping[str, Entry]
) -> ReferenceList:
    return ReferenceList(title, noun, file, _table(columns[0].name, columns, entries.values()), _stacks(columns))


def _label(name: str) -> Told[Any]:
    return Told(name, lambda one: one.label)


def _definition() -> Told[Any]:
    return Told("Définition", lambda one: one.definition)


def _table(caption: str, columns: Sequence[Told[Entry]], entries: Iterable[Entry]) -> Table:
    rows = tuple((one.code, *(column.read(one) or NONE for column in columns)) for one in entries)
    return Table(caption, ("Code", *(column.name for column in columns)), rows)


def _stacks(columns: Iterable[Told[Entry]]) -> tuple[tuple[str, ...], ...]:
    """The columns of the screen, each with those that it writes under its own."""
    below: dict[str, list[str]] = {}
    for column in columns:
        below.setdefault(column.under, []).append(column.name)

    def stack(name: str) -> Iterator[str]:
        yield name
        for under in below.get(name, []):
            yield from stack(under)

    return tuple(tuple(stack(name)) for name in below[""])

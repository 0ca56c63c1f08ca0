"""The national lists as tables: what a code means, and what there is to choose from."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ctg_core.model.codes import AGGREGATIONS, DIRECTIONS, EXPENDITURE_NATURES, INDICATOR_KINDS
from ctg_core.model.french import capital
from ctg_core.questions.filtered_list import says
from ctg_core.reference.lists import (
    CatalogueIndicator,
    DefinedTerm,
    EvaluationQuestion,
    FacilityType,
    Scheme,
    Term,
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
Entry = TypeVar("Entry")
Rows = Sequence[tuple[Cell | str, ...]]


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
        ReferenceList(
            "Indicateurs",
            "indicateurs",
            "indicateurs",
            _indicators(),
            (
                ("Indicateur", "Définition"),
                ("Thème", "Type"),
                ("Unité", "Sens"),
                ("Formule",),
                ("Source habituelle", "Périodicité", "Champ du fichier public"),
            ),
        ),
        ReferenceList(
            "Dispositifs",
            "dispositifs",
            "dispositifs",
            _schemes(),
            (("Dispositif", "Remarque"), ("Famille", "État"), ("Nature", "Se calcule sur"), ("Financeurs",)),
        ),
        ReferenceList(
            "Équipements",
            "types d’équipement",
            "types-equipement",
            _facility_types(),
            (("Type", "Définition"), ("Thème",), ("Capacité en",), ("Codes BPE (Insee)",)),
        ),
        ReferenceList(
            "Thèmes", "thèmes", "themes", _defined(themes().values(), "Thème"), (("Thème",), ("Définition",))
        ),
        ReferenceList(
            "Financeurs", "financeurs", "financeurs", _terms(funders().values(), "Financeur"), (("Financeur",),)
        ),
        ReferenceList(
            "Gestionnaires",
            "types de gestionnaire",
            "gestionnaires",
            _terms(manager_kinds().values(), "Gestionnaire"),
            (("Gestionnaire",),),
        ),
        ReferenceList(
            "Étapes",
            "étapes d’un montant",
            "etapes",
            _defined(stages().values(), "Étape"),
            (("Étape",), ("Définition",)),
        ),
        ReferenceList(
            "Évaluation",
            "questions d’évaluation",
            "questions-evaluation",
            _questions(),
            (("Question",), ("Critère",)),
        ),
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


def _indicators() -> Table:
    columns: dict[str, Callable[[CatalogueIndicator], str | None]] = {
        "Code": lambda one: one.code,
        "Indicateur": lambda one: one.label,
        "Définition": lambda one: one.definition,
        "Thème": lambda one: themes()[one.theme].label,
        "Type": lambda one: INDICATOR_KINDS[one.kind],
        "Unité": lambda one: one.unit,
        "Sens": lambda one: DIRECTIONS[one.direction],
        "Formule": lambda one: one.formula,
        "Champ du fichier public": lambda one: one.public_field,
        "Source habituelle": lambda one: one.usual_source,
        "Périodicité": lambda one: one.periodicity,
        "Agrégation": lambda one: AGGREGATIONS[one.aggregation],
        "Se mesure par": lambda one: ", ".join(LEVELS[level] for level in one.levels),
    }
    return _table("Catalogue national des indicateurs", columns, indicator_catalogue().values())


def _schemes() -> Table:
    columns: dict[str, Callable[[Scheme], str | None]] = {
        "Code": lambda one: one.code,
        "Dispositif": lambda one: one.label,
        "Remarque": lambda one: one.note,
        "Famille": lambda one: scheme_families()[one.family].label,
        "Nature": lambda one: EXPENDITURE_NATURES[one.nature],
        "Se calcule sur": lambda one: one.basis,
        "Financeurs": lambda one: ", ".join(funders()[code].label for code in one.funders),
        "Équipements": lambda one: ", ".join(facility_types()[code].label for code in one.facility_types),
        "État": lambda one: STATUSES[one.status],
    }
    return _table("Dispositifs de financement", columns, schemes().values())


def _facility_types() -> Table:
    columns: dict[str, Callable[[FacilityType], str | None]] = {
        "Code": lambda one: one.code,
        "Type": lambda one: one.label,
        "Définition": lambda one: one.definition,
        "Thème": lambda one: themes()[one.theme].label,
        "Capacité en": lambda one: one.capacity_unit,
        "Codes BPE (Insee)": lambda one: ", ".join(one.bpe_codes),
    }
    return _table("Types d’équipement et de service", columns, facility_types().values())


def _questions() -> Table:
    columns: dict[str, Callable[[EvaluationQuestion], str | None]] = {
        "Code": lambda one: one.code,
        "Question": lambda one: one.label,
        "Critère": lambda one: one.criterion,
    }
    return _table("Questions de l’évaluation finale", columns, evaluation_questions().values())


def _defined(entries: Iterable[DefinedTerm], name: str) -> Table:
    columns: dict[str, Callable[[DefinedTerm], str | None]] = {
        "Code": lambda one: one.code,
        name: lambda one: one.label,
        "Définition": lambda one: one.definition,
    }
    return _table(name, columns, entries)


def _terms(entries: Iterable[Term], name: str) -> Table:
    columns: dict[str, Callable[[Term], str | None]] = {"Code": lambda one: one.code, name: lambda one: one.label}
    return _table(name, columns, entries)


def _table(caption: str, columns: dict[str, Callable[[Entry], str | None]], entries: Iterable[Entry]) -> Table:
    rows = tuple(tuple(read(one) or NONE for read in columns.values()) for one in entries)
    return Table(caption, tuple(columns), rows)

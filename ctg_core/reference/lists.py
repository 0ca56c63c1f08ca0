"""The national controlled lists of ``data/reference/lists``: a permanent code and a French label an entry.

Dossiers hold the codes: none is renamed nor reused. Every other text is French, typeset for the screen.
A new entry is a new row of the CSV file, and a new frozen code in the test.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Protocol, TypeVar

from ctg_core.reference import DATA


@dataclass(frozen=True)
class Term:
    """An entry that needs no more than its name."""

    code: str
    label: str


@dataclass(frozen=True)
class DefinedTerm:
    """An entry with the sentence that settles what belongs to it, and its rank in reading order."""

    code: str
    label: str
    definition: str
    order: int


@dataclass(frozen=True)
class FacilityType:
    """A type of place or service; types may share a BPE code, and then only a person can choose."""

    code: str
    label: str
    label_plural: str
    theme: str
    bpe_codes: tuple[str, ...]
    capacity_unit: str | None
    definition: str | None


@dataclass(frozen=True)
class Scheme:
    """A source of money, without amounts: they change every year and from one Caf to the next.

    ``nature`` is operating, investment or both; ``status`` is active, ended or to_check; ``basis`` is the
    unit that drives the amount. No facility types means that the scheme is tied to none.
    """

    code: str
    label: str
    family: str
    nature: str
    basis: str | None
    funders: tuple[str, ...]
    facility_types: tuple[str, ...]
    status: str
    note: str | None


@dataclass(frozen=True)
class CatalogueIndicator:
    """A ready-made indicator, with the kinds, directions and aggregations of ``ctg_core.model.codes``.

    A ratio names its two terms, so that it is recomputed over a territory and never averaged.
    ``levels`` says where it makes sense: commune, epci, facility, convention. ``public_field`` names the columns of
    the public file that hold it.
    """

    code: str
    label: str
    unit: str
    decimals: int
    kind: str
    direction: str
    aggregation: str
    formula: str
    public_field: str | None
    numerator: str | None
    denominator: str | None
    definition: str
    usual_source: str
    periodicity: str
    levels: tuple[str, ...]
    theme: str


@dataclass(frozen=True)
class EvaluationQuestion:
    """What a final evaluation asks, under its criterion; ``label`` is the question, answered by yes or no at heart."""

    code: str
    criterion: str
    label: str


@lru_cache
def themes() -> Mapping[str, DefinedTerm]:
    """The themes a convention may cover, in reading order."""
    return _load("themes", _defined_term)


@lru_cache
def funders() -> Mapping[str, Term]:
    """Who pays."""
    return _load("funders", _term)


@lru_cache
def manager_kinds() -> Mapping[str, Term]:
    """What kind of body runs a facility."""
    return _load("manager_kinds", _term)


@lru_cache
def stages() -> Mapping[str, DefinedTerm]:
    """The four stages of an amount, from the forecast to the payment."""
    return _load("stages", _defined_term)


@lru_cache
def scheme_families() -> Mapping[str, Term]:
    """How schemes are grouped on screen."""
    return _load("scheme_families", _term)


@lru_cache
def schemes() -> Mapping[str, Scheme]:
    """The funding schemes, grouped by family, past ones last."""
    return _load("schemes", _scheme)


@lru_cache
def facility_types() -> Mapping[str, FacilityType]:
    """The types of facility, grouped by theme."""
    return _load("facility_types", _facility_type)


@lru_cache
def indicator_catalogue() -> Mapping[str, CatalogueIndicator]:
    """The ready-made indicators, context first; a convention sets its own baselines and targets."""
    return _load("indicators", _catalogue_indicator)


@lru_cache
def evaluation_questions() -> Mapping[str, EvaluationQuestion]:
    """The questions of the final evaluation, criterion after criterion."""
    return _load("evaluation_questions", _evaluation_question)


@lru_cache
def codes_of(list_name: str) -> frozenset[str]:
    """The codes of the list that a ``CodeOf`` mark of the model names; KeyError if there is no such list."""
    return frozenset(_MARKED[list_name]())


def labels_of(list_name: str) -> Mapping[str, str]:
    """What each code of such a list says to people."""
    return {code: entry.label for code, entry in _MARKED[list_name]().items()}


class _Coded(Protocol):
    @property
    def code(self) -> str: ...

    @property
    def label(self) -> str: ...


_MARKED: Mapping[str, Callable[[], Mapping[str, _Coded]]] = {
    "themes": themes,
    "funders": funders,
    "manager_kinds": manager_kinds,
    "schemes": schemes,
    "facility_types": facility_types,
    "indicators": indicator_catalogue,
    "evaluation_questions": evaluation_questions,
}

_Row = Mapping[str, str]


_Entry = TypeVar("_Entry", bound=_Coded)


def _load(name: str, read: Callable[[_Row], _Entry]) -> Mapping[str, _Entry]:
    entries = map(read, _rows(name))
    return MappingProxyType({entry.code: entry for entry in entries})


def _rows(name: str) -> Iterator[_Row]:
    with (DATA / "lists" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, strict=True)


def _term(row: _Row) -> Term:
    return Term(row["code"], row["label"])


def _defined_term(row: _Row) -> DefinedTerm:
    return DefinedTerm(row["code"], row["label"], row["definition"], int(row["order"]))


def _evaluation_question(row: _Row) -> EvaluationQuestion:
    return EvaluationQuestion(row["code"], row["criterion"], row["label"])


def _facility_type(row: _Row) -> FacilityType:
    return FacilityType(
        code=row["code"],
        label=row["label"],
        label_plural=row["label_plural"],
        theme=row["theme"],
        bpe_codes=_several(row["bpe_codes"]),
        capacity_unit=row["capacity_unit"] or None,
        definition=row["definition"] or None,
    )


def _scheme(row: _Row) -> Scheme:
    return Scheme(
        code=row["code"],
        label=row["label"],
        family=row["family"],
        nature=row["nature"],
        basis=row["basis"] or None,
        funders=_several(row["funders"]),
        facility_types=_several(row["facility_types"]),
        status=row["status"],
        note=row["note"] or None,
    )


def _catalogue_indicator(row: _Row) -> CatalogueIndicator:
    return CatalogueIndicator(
        code=row["code"],
        label=row["label"],
        unit=row["unit"],
        decimals=int(row["decimals"]),
        kind=row["kind"],
        direction=row["direction"],
        aggregation=row["aggregation"],
        formula=row["formula"],
        public_field=row["public_field"] or None,
        numerator=row["numerator"] or None,
        denominator=row["denominator"] or None,
        definition=row["definition"],
        usual_source=row["usual_source"],
        periodicity=row["periodicity"],
        levels=_several(row["levels"]),
        theme=row["theme"],
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()

"""Nursery places for a hundred children under three, where both are documented: nobody's places are put at zero."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlmodel import Session

from ctg_core.model.dates import span
from ctg_core.model.facility import Facility, FacilityCount
from ctg_core.model.french import counted, number
from ctg_core.model.indicator import IndicatorValue
from ctg_core.questions.indicators.children import UNDER_THREE, children_counted, value_year, years_counted
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection
from ctg_core.questions.territory.communes import commune_names
from ctg_core.questions.territory.populations import nearest_year

NURSERIES = ("eaje", "creche_familiale", "emacf", "micro_creche_paje", "micro_creche")
_PLACES = (None, "places")  # a nursery's capacity is in places unless it says otherwise


@dataclass(frozen=True)
class NurseryPlaces:
    """A commune, or the whole with ``name`` None; ``rate`` is places for a hundred children of ``year``.

    ``places`` is None when no nursery is named there, or when one of them does not say its capacity.
    """

    name: str | None
    nurseries: int
    places: int | None
    children: int | None
    year: int | None
    rate: Decimal | None
    card: Card


@dataclass(frozen=True)
class NurseryOffer:
    """``missing`` says in French why ``whole`` has no rate; ``communes`` are those with a child or a place known."""

    whole: NurseryPlaces
    communes: tuple[NurseryPlaces, ...]
    missing: tuple[str, ...]


def nursery_offer(session: Session, selection: Selection) -> NurseryOffer:
    """The nurseries open on the day looked at, against the children of the last complete year, three years ago at most.

    A year counts in which the whole is known, and about as many communes as before: one table, one year.
    """
    cards = Cards(session, selection)
    nurseries = [row for row in rows_of(session, Facility, selection) if _is_open(row, selection.day)]
    children = children_counted(session, selection, UNDER_THREE)
    year = nearest_year(years_counted(children, selection.day), selection.day.year)
    missing = _missing(session, selection, nurseries, year)
    names = commune_names(session, selection)
    places_of = {code: [row for row in nurseries if row.commune == code] for code in names}
    met = [code for code in names if places_of[code] or code in children]
    return NurseryOffer(
        _line(None, nurseries, children.get(None, ()), year, cards, complete=not missing),
        tuple(_line(names[code], places_of[code], children.get(code, ()), year, cards) for code in met),
        missing,
    )


def rate(places: int | None, children: int | None) -> Decimal | None:
    """Places for a hundred children; None when one of the two is not known, or when there is no child."""
    return None if places is None or not children else Decimal(places * 100) / children


def capacity(nurseries: Sequence[Facility]) -> int | None:
    """The places of some nurseries together; None when there is none, or when one does not say how many it has."""
    known = [row.capacity for row in nurseries if row.capacity is not None and row.capacity_unit in _PLACES]
    return sum(known) if known and len(known) == len(nurseries) else None


def _line(
    name: str | None,
    nurseries: Sequence[Facility],
    counts: Sequence[IndicatorValue],
    year: int | None,
    cards: Cards,
    *,
    complete: bool = True,
) -> NurseryPlaces:
    places = capacity(nurseries) if complete else None
    count = next((value for value in counts if value_year(value) == year), None)
    children = int(count.value) if count and count.value is not None else None
    found = rate(places, children)
    rows = [cards.of(row, row.name) for row in nurseries]
    rows += [cards.of(count, "Enfants de moins de 3 ans")] if count else []
    where = name or "Tout le territoire"
    terms = " + ".join(number(row.capacity) for row in nurseries if row.capacity is not None)
    card = cards.computed(
        f"nursery-places/{name or 'whole'}",
        f"Places de crèche pour 100 enfants de moins de 3 ans, {where}",
        f"({terms}) places ÷ {number(children)} enfants en {year} × 100 = {number(found, 1)}."
        if found is not None and children
        else "Pas de calcul\u202f: il manque les places ou les enfants.",
        rows=rows,
        coverage=f"{counted(len(nurseries), 'établissement nommé', 'établissements nommés')}, "
        "micro-crèches comprises\u202f; à ne pas confondre avec le taux de couverture de la Caf, "
        "qui compte des places théoriques",
    )
    return NurseryPlaces(name, len(nurseries), places, children, year if count else None, found, card)


def _is_open(row: Facility, day: date) -> bool:
    opened = row.opened is None or span(row.opened).first <= day
    return row.type in NURSERIES and opened and (row.closed is None or span(row.closed).last > day)


def _missing(
    session: Session, selection: Selection, nurseries: Sequence[Facility], year: int | None
) -> tuple[str, ...]:
    silent = sum(row.capacity is None or row.capacity_unit not in _PLACES for row in nurseries)
    named = {code: sum(row.type == code for row in nurseries) for code in NURSERIES}
    printed = [row for row in rows_of(session, FacilityCount, selection) if row.type in NURSERIES and not row.part_of]
    unnamed = max((row.count - named[row.type] for row in printed), default=0)
    said = [
        "le nom et les places des établissements d’accueil du jeune enfant" if not nurseries else "",
        f"le nom et les places de {counted(unnamed, 'établissement compté', 'établissements comptés')}"
        if unnamed > 0 and nurseries
        else "",
        f"les places de {counted(silent, 'établissement nommé', 'établissements nommés')}" if silent else "",
        "le nombre d’enfants de moins de 3 ans dans une année achevée, à trois ans près" if year is None else "",
    ]
    return tuple(filter(None, said))

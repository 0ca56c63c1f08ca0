"""The communes of a convention's territory: inhabitants, area, density. National reference data, not its documents."""

from dataclasses import dataclass
from decimal import Decimal

from sqlmodel import Session

from ctg_core.model.codes import NATURES
from ctg_core.model.french import number
from ctg_core.questions.provenance.card import Card, Evidence
from ctg_core.questions.rows import convention_of
from ctg_core.questions.selection import Selection
from ctg_core.reference.territory import Territory, UnknownTerritory, load_territory

_REFERENCE = "Donnée nationale de référence, absente des documents de la convention."
_INVENTED = "Territoire fictif\u202f: donnée inventée pour la démonstration."


@dataclass(frozen=True)
class _Origin:
    """What cards say of the source of populations and of areas."""

    people: str
    areas: str
    note: str


@dataclass(frozen=True)
class Measured:
    """A value with its card; None when it is not known."""

    value: Decimal | None
    card: Card


@dataclass(frozen=True)
class CommuneLine:
    """A commune, or the whole: inhabitants, square kilometres, inhabitants a square kilometre."""

    name: str
    population: Measured
    area: Measured
    density: Measured


@dataclass(frozen=True)
class TerritoryCommunes:
    """``code`` opens the map; ``year`` is that of the populations; ``lines`` are in alphabetical order."""

    code: str
    label: str
    kind: str
    fictional: bool
    year: int
    whole: CommuneLine
    lines: tuple[CommuneLine, ...]


def territory_communes(session: Session, selection: Selection) -> TerritoryCommunes | None:
    """The territory of the convention and its communes; None when no contour is known for it."""
    convention = convention_of(session, selection)
    try:
        territory = load_territory(convention.territory_code or "")
    except UnknownTerritory:
        return None
    year, origin = territory.latest_year, _origin(territory, convention.fictional)
    lines = [
        _line(territory, origin, commune.insee, commune.name, commune.population.get(year), commune.area_km2)
        for commune in territory.communes
    ]
    whole = _line(territory, origin, territory.code, territory.label, territory.population(year), territory.area_km2)
    return TerritoryCommunes(
        code=territory.code,
        label=territory.label,
        kind=territory.kind,
        fictional=convention.fictional,
        year=year,
        whole=whole,
        lines=tuple(lines),
    )


def commune_names(session: Session, selection: Selection) -> dict[str, str]:
    """The communes in and around the territory by INSEE code; empty when no contour is known for it."""
    try:
        territory = load_territory(convention_of(session, selection).territory_code or "")
    except UnknownTerritory:
        return {}
    return {commune.insee: commune.name for commune in [*territory.communes, *territory.neighbours]}


def density(population: Decimal | None, area: Decimal | None) -> Decimal | None:
    """Inhabitants a square kilometre."""
    return population / area if population is not None and area else None


def _line(
    territory: Territory, origin: _Origin, code: str, name: str, people: int | None, area_km2: float | None
) -> CommuneLine:
    year = territory.latest_year
    population = None if people is None else Decimal(people)
    area = None if area_km2 is None else Decimal(str(area_km2)).quantize(Decimal("0.01"))
    counted = _card(
        f"insee/{code}",
        f"Population municipale {year}, {name}",
        "fact",
        origin,
        origin.people,
        _sum_of(territory, code),
    )
    measured = _card(
        f"ign/{code}",
        f"Superficie, {name}",
        "derived",
        origin,
        origin.areas,
        "mesurée sur le contour généralisé, elle peut s’écarter un peu de la superficie officielle",
    )
    found = density(population, area)
    formula = f"{number(population)} habitants ÷ {number(area)} km²" if population is not None and area else None
    ratio = Card(
        f"densite/{code}",
        f"Densité de population {year}, {name}",
        NATURES["derived"],
        note=origin.note,
        evidence=(*counted.evidence, *measured.evidence),
        formula=formula,
    )
    return CommuneLine(name, Measured(population, counted), Measured(area, measured), Measured(found, ratio))


def _origin(territory: Territory, fictional: bool) -> _Origin:
    if fictional:
        return _Origin(territory.attribution, territory.attribution, _INVENTED)
    year = territory.latest_year
    return _Origin(
        f"Insee, populations municipales {year}, via @etalab/decoupage-administratif (Licence Ouverte 2.0)",
        f"{territory.vintages['contours']} (Licence Ouverte 2.0)",
        _REFERENCE,
    )


def _sum_of(territory: Territory, code: str) -> str | None:
    communes = len(territory.communes)
    return f"somme des {communes} communes" if code == territory.code and communes > 1 else None


def _card(ref: str, title: str, nature: str, origin: _Origin, source: str, formula: str | None) -> Card:
    evidence = (Evidence(source, None, None),)
    return Card(ref, title, NATURES[nature], note=origin.note, evidence=evidence, formula=formula)

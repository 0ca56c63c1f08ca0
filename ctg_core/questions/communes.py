"""The communes of a convention's territory: inhabitants, area, density. National reference data, not its documents."""

from dataclasses import dataclass
from decimal import Decimal

from sqlmodel import Session

from ctg_core.model.codes import NATURES
from ctg_core.model.french import number
from ctg_core.questions.card import Card, Evidence
from ctg_core.questions.rows import convention_of
from ctg_core.questions.selection import Selection
from ctg_core.reference.territory import Territory, UnknownTerritory, load_territory

_REFERENCE = "Donnée nationale de référence, absente des documents de la convention."


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
    year: int
    whole: CommuneLine
    lines: tuple[CommuneLine, ...]


def territory_communes(session: Session, selection: Selection) -> TerritoryCommunes | None:
    """The territory of the convention and its communes; None when no contour is known for it."""
    code = convention_of(session, selection).territory_code
    try:
        territory = load_territory(code or "")
    except UnknownTerritory:
        return None
    year = territory.latest_year
    lines = [
        _line(territory, commune.insee, commune.name, commune.population.get(year), commune.area_km2)
        for commune in territory.communes
    ]
    whole = _line(territory, territory.code, territory.label, territory.population(year), territory.area_km2)
    return TerritoryCommunes(territory.code, territory.label, territory.kind, year, whole, tuple(lines))


def density(population: Decimal | None, area: Decimal | None) -> Decimal | None:
    """Inhabitants a square kilometre."""
    return population / area if population is not None and area else None


def _line(territory: Territory, code: str, name: str, people: int | None, area_km2: float | None) -> CommuneLine:
    year = territory.latest_year
    population = None if people is None else Decimal(people)
    area = None if area_km2 is None else Decimal(str(area_km2)).quantize(Decimal("0.01"))
    counted = _card(
        f"insee/{code}",
        f"Population municipale {year}, {name}",
        "fact",
        _people_source(territory),
        _sum_of(territory, code),
    )
    measured = _card(
        f"ign/{code}",
        f"Superficie, {name}",
        "derived",
        f"{territory.vintages['contours']} (Licence Ouverte 2.0)",
        "mesurée sur le contour généralisé, elle peut s’écarter un peu de la superficie officielle",
    )
    found = density(population, area)
    formula = f"{number(population)} habitants ÷ {number(area)} km²" if population is not None and area else None
    ratio = Card(
        f"densite/{code}",
        f"Densité de population {year}, {name}",
        NATURES["derived"],
        note=_REFERENCE,
        evidence=(*counted.evidence, *measured.evidence),
        formula=formula,
    )
    return CommuneLine(name, Measured(population, counted), Measured(area, measured), Measured(found, ratio))


def _people_source(territory: Territory) -> str:
    year = territory.latest_year
    return f"Insee, populations municipales {year}, via @etalab/decoupage-administratif (Licence Ouverte 2.0)"


def _sum_of(territory: Territory, code: str) -> str | None:
    communes = len(territory.communes)
    return f"somme des {communes} communes" if code == territory.code and communes > 1 else None


def _card(ref: str, title: str, nature: str, source: str, formula: str | None) -> Card:
    return Card(ref, title, NATURES[nature], note=_REFERENCE, evidence=(Evidence(source, None, None),), formula=formula)

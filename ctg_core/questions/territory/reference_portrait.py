"""What national reference data say of the territory: communes, inhabitants, area. Never the documents' own words."""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from ctg_core.model.convention import Convention
from ctg_core.model.french import counted, number
from ctg_core.questions.provenance.card import Card, Cards, Evidence
from ctg_core.questions.territory.populations import populations_of
from ctg_core.reference.territory import Territory, load_territory

NATURE = "donnée de référence"
_OUTSIDE = "Donnée publique, qui ne vient pas des documents de la convention."


@dataclass(frozen=True)
class Inhabitants:
    """The municipal population of one year, and how many that makes a km²."""

    year: int
    count: int
    card: Card
    density: Decimal
    density_card: Card


@dataclass(frozen=True)
class ReferencePortrait:
    """``inhabitants`` by year, oldest first; ``area_km2`` is measured on simplified contours.

    ``origin`` names who counted, in a word; ``communes_on`` is the day the communes are those of, as a partial date.
    """

    name: str
    origin: str
    is_commune: bool
    communes: int
    communes_on: str
    communes_card: Card
    inhabitants: tuple[Inhabitants, ...]
    area_km2: Decimal
    area_card: Card

    @property
    def first(self) -> Inhabitants:
        return self.inhabitants[0]

    @property
    def latest(self) -> Inhabitants:
        return self.inhabitants[-1]


def density(inhabitants: int, area_km2: Decimal) -> Decimal:
    """Inhabitants a km², to the tenth: the area is known no better."""
    return (inhabitants / area_km2).quantize(Decimal("0.1"), ROUND_HALF_UP)


def reference_portrait(convention: Convention, cards: Cards) -> ReferencePortrait | None:
    """The convention's perimeter in the reference data; None when it is not among them."""
    populations = populations_of(convention)
    if not populations or convention.territory_code is None:
        return None
    territory = load_territory(convention.territory_code)
    found = _Maker(convention, territory, cards)
    area = sum((Decimal(str(commune.area_km2 or 0)) for commune in found.communes), Decimal(0))
    return ReferencePortrait(
        name=territory.label,
        origin=found.origin,
        is_commune=territory.kind == "commune",
        communes=len(found.communes),
        communes_on="-".join(reversed(territory.vintages["communes"].split("/"))),
        communes_card=found.communes_card(),
        inhabitants=tuple(found.inhabitants(year, count, area) for year, count in populations.items()),
        area_km2=area,
        area_card=found.area_card(),
    )


class _Maker:
    """Makes the cards of one territory's reference data, with what is to be known of how it was identified."""

    def __init__(self, convention: Convention, territory: Territory, cards: Cards) -> None:
        within = set(convention.communes) or {commune.insee for commune in territory.communes}
        self.communes = [commune for commune in territory.communes if commune.insee in within]
        self._territory = territory
        self.origin = "données fictives" if territory.is_invented else "Insee"
        self._identified = cards.of_fields(convention, ("territory_code", "territory_name"), "Territoire")

    def communes_card(self) -> Card:
        day = self._territory.vintages["epci"]
        return self._card("Nombre de communes", f"DGCL et Insee, communes au {day}", None)

    def inhabitants(self, year: int, count: int, area: Decimal) -> Inhabitants:
        summed = len(self.communes) > 1
        formula = f"Somme des populations municipales des {len(self.communes)} communes." if summed else None
        return Inhabitants(
            year=year,
            count=count,
            card=self._card(f"Population en {year}", "Insee, populations municipales", f"millésime {year}", formula),
            density=density(count, area),
            density_card=self._density_card(year, count, area),
        )

    def area_card(self) -> Card:
        formula = "Surface mesurée sur les contours simplifiés des communes\u202f: elle n’a pas de valeur officielle."
        return self._card("Superficie", "IGN, ADMIN EXPRESS COG", self._territory.vintages["contours"], formula)

    def _density_card(self, year: int, inhabitants: int, area: Decimal) -> Card:
        shown = number(area.quantize(Decimal(1), ROUND_HALF_UP))
        formula = f"{counted(inhabitants, 'habitant')} en {year} ({self.origin}) ÷ {shown} km² (surface des contours)."
        return self._card("Densité de population", "Insee et IGN", f"population municipale de {year}", formula)

    def _card(self, title: str, source: str, locator: str | None, formula: str | None = None) -> Card:
        card = Card(f"territories/{self._territory.code}", f"{title}, {self._territory.label}", NATURE)
        # How the territory was recognised is ours as well: what the documents leave in doubt shows here too.
        return replace(
            card,
            evidence=(Evidence(self._territory.attribution if self._territory.is_invented else source, locator, None),),
            formula=formula,
            note=None if self._territory.is_invented else f"{_OUTSIDE} {self._territory.attribution}",
            warnings=self._identified.warnings,
        )

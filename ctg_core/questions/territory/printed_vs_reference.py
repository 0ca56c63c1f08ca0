"""What a document prints beside what reference data say of the same thing: both are shown, none is chosen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ctg_core.model.convention import Convention
from ctg_core.model.dates import span
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.territory.reference_portrait import Inhabitants, ReferencePortrait
from ctg_core.questions.territory.statistics import Figure, Statistic

POPULATION, DENSITY, AREA, COMMUNES = "population", "density", "area", "communes"
POPULATION_INDICATOR = "CTX01"
# By these labels too: a document's own indicator has no code in the national catalogue.
LABELS = {
    POPULATION: ("population", "population municipale"),
    DENSITY: ("densité", "densité de population"),
    AREA: ("superficie", "superficie du territoire"),
}
_PER_KM2 = {"hectares": 100, "ha": 100, "km²": 1}


@dataclass(frozen=True)
class Confrontation:
    """One subject, two figures in the same unit; years are None where none applies or none is printed.

    ``agree`` says that the two are the same number, at the digits the document prints.
    """

    subject: str
    documented: Figure
    documented_period: str | None
    documented_card: Card
    reference: Figure
    reference_year: int | None
    reference_card: Card

    @property
    def agree(self) -> bool:
        return self.documented.value == self.reference.value

    @property
    def gap(self) -> Decimal:
        """Reference less document."""
        return self.reference.value - self.documented.value


def confrontations(
    convention: Convention, cards: Cards, found: tuple[Statistic, ...], reference: ReferencePortrait | None
) -> tuple[Confrontation, ...]:
    """Communes, inhabitants, density and area, each where both sides speak."""
    if reference is None:
        return ()
    return (
        *_communes(convention, cards, reference),
        *(
            _beside(statistic, statistic.figure, subject, reference)
            for statistic in found
            if statistic.figure and (subject := subject_of(statistic))
        ),
    )


def subject_of(statistic: Statistic) -> str | None:
    """What the statistic says of the whole territory that reference data say too; None for most statistics."""
    if statistic.catalogue == POPULATION_INDICATOR:
        return POPULATION
    subject = next((subject for subject, labels in LABELS.items() if statistic.label.casefold() in labels), None)
    if subject == AREA and (statistic.figure is None or statistic.figure.unit not in _PER_KM2):
        return None
    return subject


def year_to_compare(period: str | None, documented: Decimal, by_year: Mapping[int, Decimal]) -> int:
    """The reference year nearest to the document's; with none printed, the one of the same number, else the last."""
    if period is not None:
        printed = span(period).last.year
        return min(by_year, key=lambda year: (abs(year - printed), year))
    return max((year for year, value in by_year.items() if value == documented), default=max(by_year))


def _communes(convention: Convention, cards: Cards, reference: ReferencePortrait) -> Iterator[Confrontation]:
    if convention.declared_communes is None:
        return
    yield Confrontation(
        subject=COMMUNES,
        documented=Figure(Decimal(convention.declared_communes), "communes"),
        documented_period=None,
        documented_card=cards.of_fields(convention, ("declared_communes",), "Nombre de communes"),
        reference=Figure(Decimal(reference.communes), "communes"),
        reference_year=None,
        reference_card=reference.communes_card,
    )


def _beside(statistic: Statistic, printed: Figure, subject: str, reference: ReferencePortrait) -> Confrontation:
    if subject == AREA:
        year, card = None, reference.area_card
        value = (reference.area_km2 * _PER_KM2[printed.unit]).quantize(Decimal(1))
    else:
        by_year = {item.year: _counted(subject, item) for item in reference.inhabitants}
        year = year_to_compare(statistic.period, printed.value, {key: value for key, (value, _) in by_year.items()})
        value, card = by_year[year]
    return Confrontation(
        subject=subject,
        documented=printed,
        documented_period=statistic.period,
        documented_card=statistic.card,
        reference=Figure(value, printed.unit),
        reference_year=year,
        reference_card=card,
    )


def _counted(subject: str, item: Inhabitants) -> tuple[Decimal, Card]:
    return (item.density, item.density_card) if subject == DENSITY else (Decimal(item.count), item.card)

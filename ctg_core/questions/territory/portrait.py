"""Who lives here, and what did the diagnosis say? The territory as documents and reference data describe it."""

from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.model.codes import FUNDING_RIGHTS
from ctg_core.model.milestone import Milestone
from ctg_core.model.theme import ConventionTheme
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import convention_of, rows_of
from ctg_core.questions.selection import Selection
from ctg_core.questions.territory.diagnosis import Diagnosis, diagnosis, diagnosis_step
from ctg_core.questions.territory.printed_vs_reference import Confrontation, confrontations
from ctg_core.questions.territory.reference_portrait import ReferencePortrait, reference_portrait
from ctg_core.questions.territory.statistics import Statistic, statistics


@dataclass(frozen=True)
class CoveredTheme:
    """A field of action; ``standing`` is the territory's word for it, ``funding_right`` its French label."""

    key: str
    label: str
    standing: str | None
    funding_right: str | None
    card: Card


@dataclass(frozen=True)
class Portrait:
    """``name`` is the territory's; ``reference`` is None when national data do not know its perimeter."""

    name: str
    reference: ReferencePortrait | None
    statistics: tuple[Statistic, ...]
    confrontations: tuple[Confrontation, ...]
    diagnosis: Diagnosis
    diagnosis_step: Milestone | None
    themes: tuple[CoveredTheme, ...]

    def context(self) -> tuple[Statistic, ...]:
        """The statistics on who lives here."""
        return tuple(item for item in self.statistics if item.kind == "context")

    def activity(self) -> tuple[Statistic, ...]:
        """The others: means, services and what they did."""
        return tuple(item for item in self.statistics if item.kind != "context")


def portrait(session: Session, selection: Selection) -> Portrait:
    """The territory of the convention looked at."""
    convention = convention_of(session, selection)
    cards = Cards(session, selection)
    found = statistics(session, selection)
    reference = reference_portrait(convention, cards)
    return Portrait(
        name=convention.territory_name or convention.short_name,
        reference=reference,
        statistics=found,
        confrontations=confrontations(convention, cards, found, reference),
        diagnosis=diagnosis(session, selection),
        diagnosis_step=diagnosis_step(session, selection),
        themes=tuple(_theme(row, cards) for row in rows_of(session, ConventionTheme, selection)),
    )


def _theme(row: ConventionTheme, cards: Cards) -> CoveredTheme:
    right = FUNDING_RIGHTS[row.funding_right] if row.funding_right else None
    return CoveredTheme(row.key, row.label, row.standing, right, cards.of(row, row.label))

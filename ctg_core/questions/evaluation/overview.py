"""The final evaluation: each question with what the data bring to it, what was answered each year, what is missing."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.model.action import Action
from ctg_core.model.indicator import Indicator
from ctg_core.model.narrative import EvaluationAnswer
from ctg_core.questions.evaluation import effects, means, partners, plan
from ctg_core.questions.evaluation.material import Material
from ctg_core.questions.evaluation.statements import Proofs
from ctg_core.questions.governance.meeting_pace import convention_years
from ctg_core.questions.provenance.card import Card
from ctg_core.questions.rows import convention_of, rows_of
from ctg_core.questions.selection import Selection
from ctg_core.reference.lists import evaluation_questions

_EVIDENCE: dict[str, Callable[[Material], Proofs]] = {
    "relevance_needs": plan.relevance_needs,
    "relevance_change": plan.relevance_change,
    "coherence": plan.coherence,
    "effectiveness_objectives": plan.effectiveness_objectives,
    "effectiveness_actions": plan.effectiveness_actions,
    "efficiency_means": means.efficiency_means,
    "efficiency_cooperation": means.efficiency_cooperation,
    "effects_change": effects.effects_change,
    "effects_reach": effects.effects_reach,
    "equity": effects.equity,
    "governance_decisions": partners.governance_decisions,
    "governance_roles": partners.governance_roles,
    "governance_coordination": partners.governance_coordination,
    "participation": partners.participation,
    "durability_effects": effects.durability_effects,
    "durability_next": means.durability_next,
}


def _nothing(_: Material) -> Proofs:
    """For a question that a territory added to the list."""
    return Proofs(missing=("Les données n’apportent rien à cette question.",))


@dataclass(frozen=True)
class Answer:
    """What was answered in one year; ``names`` are those of what it rests on."""

    row: EvaluationAnswer
    names: tuple[str, ...]
    card: Card


@dataclass(frozen=True)
class EvaluatedQuestion:
    """``answers`` are in the order of years; one question may have several in a year."""

    code: str
    criterion: str
    label: str
    proofs: Proofs
    answers: tuple[Answer, ...]

    def of_year(self, year: int) -> Answer | None:
        """The last answer given for a year."""
        return next((one for one in reversed(self.answers) if one.row.year == year), None)


@dataclass(frozen=True)
class Evaluation:
    """``years`` are those of the convention up to the day looked at, and any other that has an answer."""

    questions: tuple[EvaluatedQuestion, ...]
    years: tuple[int, ...]

    @property
    def criteria(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.criterion for one in self.questions))

    def of(self, criterion: str) -> tuple[EvaluatedQuestion, ...]:
        """The questions of one criterion."""
        return tuple(one for one in self.questions if one.criterion == criterion)

    def answered(self, year: int) -> int:
        """How many questions have an answer for a year."""
        return sum(one.of_year(year) is not None for one in self.questions)

    @property
    def with_proofs(self) -> int:
        """How many questions the data bring something to."""
        return sum(bool(one.proofs.found) for one in self.questions)


def evaluation(session: Session, selection: Selection) -> Evaluation:
    """Every question of the national list."""
    material = Material(session, selection)
    names = {row.key: row.label for row in rows_of(session, Indicator, selection)}
    names |= {row.key: row.title for row in rows_of(session, Action, selection)}
    rows = sorted(rows_of(session, EvaluationAnswer, selection), key=lambda row: row.year)
    convention = convention_of(session, selection)
    years = {*convention_years(convention.start, convention.end, selection.day), *(row.year for row in rows)}
    return Evaluation(
        tuple(
            EvaluatedQuestion(
                one.code,
                one.criterion,
                one.label,
                _EVIDENCE.get(one.code, _nothing)(material),
                tuple(_answer(row, one.label, names, material) for row in rows if row.question == one.code),
            )
            for one in evaluation_questions().values()
        ),
        tuple(sorted(years)) or (selection.day.year,),
    )


def _answer(row: EvaluationAnswer, question: str, names: dict[str, str], material: Material) -> Answer:
    return Answer(
        row,
        tuple(names[key] for key in (*row.indicators, *row.actions) if key in names),
        material.cards.of(row, f"Réponse {row.year}\u202f: {question}"),
    )

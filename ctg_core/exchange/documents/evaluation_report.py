"""The final evaluation report: its questions answered year after year on evidence, with a place for people's words."""

from collections.abc import Sequence

from ctg_core.exchange.documents import sections as part
from ctg_core.exchange.documents import tables
from ctg_core.exchange.documents.kit.frame import Request, frame_of
from ctg_core.exchange.documents.kit.parts import Column, Details, Heading, Parts, Table, table
from ctg_core.model.codes import EVALUATION_ANSWERS
from ctg_core.model.french import NARROW, capital, counted, enumerated
from ctg_core.model.french_dates import moment
from ctg_core.model.narrative import Narrative
from ctg_core.questions.evaluation.overview import Answer, EvaluatedQuestion, evaluation
from ctg_core.questions.evaluation.statements import Proof
from ctg_core.questions.governance import followed_words as words
from ctg_core.questions.governance.decision_rate import decision_rate
from ctg_core.questions.governance.meeting_pace import meeting_pace
from ctg_core.questions.governance.overview import OVERDUE, governance
from ctg_core.questions.governance.promises import PartyPromises, promises
from ctg_core.questions.governance.renewals import renewals
from ctg_core.questions.meeting.narratives import narratives

NAME = "Rapport d’évaluation finale"
DOCUMENT = "evaluation"
_NAMED = 6


def make(request: Request) -> bytes:
    """The report as the data stand: half of it is there before the last year."""
    passages = request.ask(narratives, DOCUMENT)
    return part.file_of(frame_of(request, NAME), request, SECTIONS, lambda section: _written(passages, section))


def _written(passages: Sequence[Narrative], section: str) -> list[str]:
    """Every year's words, each behind its year: the evaluation looks at the whole convention."""
    mine = sorted((one for one in passages if one.section == section), key=lambda one: one.year or 0)
    return [f"{one.year}{NARROW}: {one.text}" if one.year else one.text for one in mine]


def _method(request: Request) -> Parts:
    found = request.ask(evaluation)
    yield (
        f"{counted(len(found.questions), 'question')}, {counted(len(found.criteria), 'critère')}, chaque année. "
        f"Échelle de réponse{NARROW}: {enumerated(list(EVALUATION_ANSWERS.values()))}. "
        f"Les données éclairent {counted(found.with_proofs, 'question')}."
    )
    yield table(
        "Réponses données, par année",
        (
            Column("Année", str),
            Column("Questions répondues", lambda year: f"{found.answered(year)} sur {len(found.questions)}"),
        ),
        found.years,
    )


def _questions(request: Request) -> Parts:
    found = request.ask(evaluation)
    for criterion in found.criteria:
        yield Heading(criterion)
        for question in found.of(criterion):
            yield from _question(question)


def _question(question: EvaluatedQuestion) -> Parts:
    yield Heading(question.label, 3)
    for proof in question.proofs.found:
        yield from _proof(proof)
    yield [f"Il manque{NARROW}: {one}" for one in question.proofs.missing]
    yield table("Réponses année par année", _ANSWERS, question.answers)
    if not question.answers:
        yield "Aucune réponse n’a encore été donnée."


def _proof(proof: Proof) -> Parts:
    """The statement, then the first of the things it counts, a line each."""
    yield [proof.text]
    named = [f"{one.title}{NARROW}: {one.detail}" if one.detail else one.title for one in proof.named[:_NAMED]]
    left = len(proof.named) - _NAMED
    yield Details([*named, f"et {counted(left, 'autre')}"] if left > 0 else named)


def _reply(answer: Answer) -> str:
    return capital(EVALUATION_ANSWERS[answer.row.reply]) if answer.row.reply else "Sans avis"


def _shown_by(answer: Answer) -> str:
    return ". ".join(filter(None, [(answer.row.text or "").rstrip("."), ", ".join(answer.names)]))


_ANSWERS: Sequence[Column[Answer]] = (
    Column("Année", lambda answer: str(answer.row.year)),
    Column("Réponse", _reply),
    Column("Ce qui le montre", _shown_by),
)
_KEPT: Sequence[Column[PartyPromises]] = (
    Column("Signataire", words.party_name),
    Column("Promis", lambda one: str(one.tally.promised), numeric=True),
    Column("Tenu", lambda one: str(one.tally.delivered), numeric=True),
    Column("Non tenu", lambda one: str(one.tally.broken), numeric=True),
    Column("Non renseigné", lambda one: str(one.tally.unknown), numeric=True),
)


def _governance(request: Request) -> Parts:
    pace, kept = request.ask(meeting_pace), request.ask(promises)
    yield [words.pace_sentence(pace), words.rate_sentence(request.ask(decision_rate)), words.promises_sentence(kept)]
    if pace.bodies and pace.years:
        rows = [(body.name, str(body.minimum), *map(words.year_words, body.years)) for body in pace.bodies]
        columns = ("Instance", "Minimum", *map(str, pace.years))
        yield Table("Réunions connues, par instance et par année", columns, rows)
    yield table("Engagements, par signataire", _KEPT, (one for one in kept.parties if one.tally.promised))
    late = [line for line in request.ask(governance).decisions if line.execution == OVERDUE]
    yield table("Décisions à échéance, non exécutées à notre connaissance", tables.FOLLOWED, late)


def _next(request: Request) -> Parts:
    found = request.ask(renewals)
    yield words.renewals_sentence(found)
    yield table(
        "Fins et renouvellements",
        (
            Column("Ce qui prend fin", lambda one: one.ending.title),
            Column("Fin", lambda one: moment(one.ending.end)),
            Column("État", lambda one: capital(words.renewal_words(one))),
        ),
        found,
    )


def _only_words(_: Request) -> Parts:
    """A section that nothing but people's words can fill."""
    yield None


SECTIONS: part.Sections = {
    "methode": ("Méthode et sources", _method),
    "diagnostic": ("Diagnostic initial et évolution du territoire", part.territory),
    "quantitatif": ("Bilan quantitatif", part.progress),
    "axes": ("Analyse axe par axe", part.axes),
    "questions": ("Analyse question par question", _questions),
    "gouvernance": ("Gouvernance", _governance),
    "finances": ("Finances sur la période", part.money),
    "forces-limites": ("Points forts et limites", _only_words),
    "recommandations": ("Recommandations pour le renouvellement", _next),
}

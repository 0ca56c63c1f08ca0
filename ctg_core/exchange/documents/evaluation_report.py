"""The final evaluation report: its questions answered year after year on evidence, with a place for people's words."""

from collections.abc import Callable, Sequence

from ctg_core.exchange.documents import review_plan as plan_part
from ctg_core.exchange.documents import review_territory as territory_part
from ctg_core.exchange.documents.governance_tables import FOLLOWED_COLUMNS, followed_rows
from ctg_core.exchange.documents.kit.frame import Request, frame_of
from ctg_core.exchange.documents.kit.word_file import WordFile
from ctg_core.model.codes import EVALUATION_ANSWERS
from ctg_core.model.french import NARROW, capital, counted, enumerated
from ctg_core.model.french_dates import moment
from ctg_core.model.narrative import Narrative
from ctg_core.questions.evaluation.overview import Answer, EvaluatedQuestion, evaluation
from ctg_core.questions.evaluation.statements import Proof
from ctg_core.questions.governance.decision_rate import decision_rate
from ctg_core.questions.governance.followed_words import (
    pace_sentence,
    party_name,
    promises_sentence,
    rate_sentence,
    renewal_words,
    renewals_sentence,
    year_words,
)
from ctg_core.questions.governance.meeting_pace import meeting_pace
from ctg_core.questions.governance.overview import OVERDUE, governance
from ctg_core.questions.governance.promises import Tally, promises
from ctg_core.questions.governance.renewals import renewals
from ctg_core.questions.meeting.narratives import narratives

NAME = "Rapport d’évaluation finale"
DOCUMENT = "evaluation"
_WORDS = "Ce qu’en disent les partenaires"
_NAMED = 6
Write = Callable[[WordFile, Request, int], None]


def make(request: Request) -> bytes:
    """The report as the data stand: half of it is there before the last year."""
    file = WordFile(frame_of(request, NAME))
    passages = request.ask(narratives, DOCUMENT)
    file.contents([title for title, _ in SECTIONS.values()])
    file.page_break()
    for section, (title, write) in SECTIONS.items():
        file.heading(title)
        write(file, request, request.day.year)
        file.words(_WORDS, _written(passages, section))
    file.origins()
    return file.content()


def _written(passages: Sequence[Narrative], section: str) -> list[str]:
    """Every year's words, each behind its year: the evaluation looks at the whole convention."""
    mine = sorted((one for one in passages if one.section == section), key=lambda one: one.year or 0)
    return [f"{one.year}{NARROW}: {one.text}" if one.year else one.text for one in mine]


def _method(file: WordFile, request: Request, year: int) -> None:  # noqa: ARG001 - as every section
    found = request.ask(evaluation)
    file.paragraph(
        f"{counted(len(found.questions), 'question')}, {counted(len(found.criteria), 'critère')}, chaque année. "
        f"Échelle de réponse{NARROW}: {enumerated(list(EVALUATION_ANSWERS.values()))}. "
        f"Les données éclairent {counted(found.with_proofs, 'question')}."
    )
    rows = [(str(one), f"{found.answered(one)} sur {len(found.questions)}") for one in found.years]
    file.table("Réponses données, par année", ("Année", "Questions répondues"), rows)


def _questions(file: WordFile, request: Request, year: int) -> None:  # noqa: ARG001
    found = request.ask(evaluation)
    for criterion in found.criteria:
        file.heading(criterion, 2)
        for question in found.of(criterion):
            _question(file, question)


def _question(file: WordFile, question: EvaluatedQuestion) -> None:
    file.heading(question.label, 3)
    for proof in question.proofs.found:
        _proof(file, proof)
    file.bullets([f"Il manque{NARROW}: {one}" for one in question.proofs.missing])
    if question.answers:
        columns = ("Année", "Réponse", "Ce qui le montre")
        file.table("Réponses année par année", columns, list(map(_row, question.answers)))
    else:
        file.paragraph("Aucune réponse n’a encore été donnée.")


def _proof(file: WordFile, proof: Proof) -> None:
    """The statement, then the first of the things it counts, a line each."""
    file.bullets([proof.text])
    for one in proof.named[:_NAMED]:
        file.paragraph(f"{one.title}{NARROW}: {one.detail}" if one.detail else one.title, "List Bullet 2")
    if len(proof.named) > _NAMED:
        file.paragraph(f"et {counted(len(proof.named) - _NAMED, 'autre')}", "List Bullet 2")


def _row(answer: Answer) -> tuple[str, str, str]:
    reply = capital(EVALUATION_ANSWERS[answer.row.reply]) if answer.row.reply else "Sans avis"
    return (
        str(answer.row.year),
        reply,
        ". ".join(filter(None, [(answer.row.text or "").rstrip("."), ", ".join(answer.names)])),
    )


def _governance(file: WordFile, request: Request, year: int) -> None:  # noqa: ARG001
    pace, kept = request.ask(meeting_pace), request.ask(promises)
    file.bullets([pace_sentence(pace), rate_sentence(request.ask(decision_rate)), promises_sentence(kept)])
    if pace.bodies and pace.years:
        rows = [(body.name, str(body.minimum), *map(year_words, body.years)) for body in pace.bodies]
        file.table("Réunions connues, par instance et par année", ("Instance", "Minimum", *map(str, pace.years)), rows)
    parties = [(party_name(one), *_counts(one.tally)) for one in kept.parties if one.tally.promised]
    if parties:
        columns = ("Signataire", "Promis", "Tenu", "Non tenu", "Non renseigné")
        file.table("Engagements, par signataire", columns, parties, frozenset(columns[1:]))
    late = [line for line in request.ask(governance).decisions if line.execution == OVERDUE]
    if late:
        file.table("Décisions à échéance, non exécutées à notre connaissance", FOLLOWED_COLUMNS, followed_rows(late))


def _counts(tally: Tally) -> tuple[str, str, str, str]:
    return str(tally.promised), str(tally.delivered), str(tally.broken), str(tally.unknown)


def _next(file: WordFile, request: Request, year: int) -> None:  # noqa: ARG001
    found = request.ask(renewals)
    file.paragraph(renewals_sentence(found))
    rows = [(one.ending.title, moment(one.ending.end), capital(renewal_words(one))) for one in found]
    if rows:
        file.table("Fins et renouvellements", ("Ce qui prend fin", "Fin", "État"), rows)


def _only_words(file: WordFile, request: Request, year: int) -> None:
    """A section that nothing but people's words can fill."""


# The key of each section is what people's words are kept under: it never changes.
SECTIONS: dict[str, tuple[str, Write]] = {
    "methode": ("Méthode et sources", _method),
    "diagnostic": ("Diagnostic initial et évolution du territoire", territory_part.territory),
    "quantitatif": ("Bilan quantitatif", plan_part.progress),
    "axes": ("Analyse axe par axe", plan_part.axes),
    "questions": ("Analyse question par question", _questions),
    "gouvernance": ("Gouvernance", _governance),
    "finances": ("Finances sur la période", plan_part.money),
    "forces-limites": ("Points forts et limites", _only_words),
    "recommandations": ("Recommandations pour le renouvellement", _next),
}

"""An evaluation question on screen: what the data bring, what was answered year after year, what is missing."""

from collections.abc import Iterable

from ctg_core.model.codes import EVALUATION_ANSWERS
from ctg_core.questions.evaluation.overview import Answer, EvaluatedQuestion, Evaluation
from ctg_core.questions.evaluation.statements import Named, Proof
from ctg_core.views.blocks import badge
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, counted, enumerated, quoted, typeset
from ctg_core.views.table import Cell, Table
from ctg_core.views.view_cache import cached_view

_TONES = {"yes": "good", "mostly_yes": "good", "mostly_no": "warn", "no": "bad", "not_measurable": "plain"}
_SHORT = 3


def evaluation_headline(found: Evaluation, year: int) -> str:
    """How many questions have an answer for a year, and how many the data shed light on."""
    whole, done = len(found.questions), found.answered(year)
    if done == whole:
        opening = f"Les {whole} questions d’évaluation ont une réponse pour {year}"
    elif done:
        opening = f"{done} des {whole} questions d’évaluation ont une réponse pour {year}"
    else:
        opening = f"Aucune des {whole} questions d’évaluation n’a encore de réponse pour {year}"
    known = found.with_proofs
    light = "les éclairent toutes" if known == whole else f"en éclairent {known}" if known else "n’en éclairent aucune"
    return f"{opening}{NARROW}; les données {light}."


@cached_view
def question_html(question: EvaluatedQuestion) -> str:
    """The question, its evidence, its silences, its answers."""
    proofs = "".join(f"<li>{_proof(one, question.code)}</li>" for one in question.proofs.found)
    missing = "".join(
        f"<li>{badge('il manque', 'warn')} {html_text(typeset(one))}</li>" for one in question.proofs.missing
    )
    answers = "".join(f"<li>{_answer(one)}</li>" for one in question.answers)
    parts = [
        f'<h2 class="ctg-h3">{html_text(typeset(question.label))}</h2>',
        _list("Ce que disent les données", proofs + missing),
        _list("Ce que répondent les partenaires", answers),
    ]
    return f'<section class="ctg-matter ctg-matter-{_tone(question)}">{"".join(parts)}</section>'


def _tone(question: EvaluatedQuestion) -> str:
    """The edge of the block: calm once somebody answered."""
    return "info" if question.answers else "plain"


def _list(title: str, items: str) -> str:
    return f'<p class="ctg-label">{html_text(title)}</p><ul>{items}</ul>' if items else ""


def _proof(proof: Proof, place: str) -> str:
    said = with_card(html_text(typeset(proof.text)), proof.card, place=place, kind="link")
    if not proof.named:
        return said
    items = "".join(f"<li>{_named(one, f'{place}|{proof.card.ref}')}</li>" for one in proof.named)
    opened = " open" if len(proof.named) <= _SHORT else ""
    word = counted(len(proof.named), "élément")
    return f"{said}<details{opened}><summary>Voir {word}</summary><ul>{items}</ul></details>"


def _named(one: Named, place: str) -> str:
    detail = f'<p class="ctg-detail">{html_text(typeset(one.detail))}</p>' if one.detail else ""
    return with_card(html_text(typeset(one.title)), one.card, place=place, kind="link") + detail


def _answer(answer: Answer) -> str:
    year = with_card(html_text(str(answer.row.year)), answer.card, place="answers", kind="link")
    about = f'<p class="ctg-detail">{html_text(typeset(_links(answer)))}</p>' if answer.names else ""
    text = f'<p class="ctg-text">{html_text(answer.row.text)}</p>' if answer.row.text else ""
    return f"{year} {_reply(answer)}{text}{about}"


def _links(answer: Answer) -> str:
    return f"S’appuie sur{NARROW}: {enumerated(list(map(quoted, answer.names)))}."


def _reply(answer: Answer) -> str:
    return badge(reply_words(answer), _TONES.get(answer.row.reply or "", "plain"))


def reply_words(answer: Answer) -> str:
    """The reply on the scale, or that only words were given."""
    return EVALUATION_ANSWERS[answer.row.reply] if answer.row.reply else "sans avis sur l’échelle"


def answers_table(found: Evaluation) -> Table:
    """A row a question, a column a year: the reply, or a dash."""
    rows = tuple(tuple(_row(question, found.years)) for question in found.questions)
    return Table("Les réponses année par année", ("Question", "Critère", *map(str, found.years)), rows)


def _row(question: EvaluatedQuestion, years: Iterable[int]) -> Iterable[Cell | str]:
    yield question.label
    yield question.criterion
    for year in years:
        answer = question.of_year(year)
        yield Cell(reply_words(answer), safe_html=_reply(answer)) if answer else "–"

"""One page for elected members: where we are, axis by axis, the money, what asks for a decision, what comes next."""

from collections.abc import Sequence

from ctg_core.exchange.documents.key_figures import doubts_line, key_figures, pressing_lines
from ctg_core.exchange.documents.kit.frame import Request, frame_of
from ctg_core.exchange.documents.kit.pdf_page import PdfPage
from ctg_core.model.french import NARROW
from ctg_core.questions.funding.overview import funding
from ctg_core.questions.funding.words import funding_headline
from ctg_core.questions.governance.roadmap import roadmap
from ctg_core.questions.indicators.list import indicators
from ctg_core.questions.indicators.words import indicators_headline
from ctg_core.questions.plan.headline import home_headline
from ctg_core.questions.plan.progress import NodeProgress, plan_progress
from ctg_core.questions.plan.words import mean_sentence, node_name
from ctg_core.questions.provenance.conventions import time_elapsed
from ctg_core.questions.timing_words import when

NAME = "Synthèse pour les élus"
_AXES, _STEPS = 6, 4


def make(request: Request) -> bytes:
    """The page."""
    page = PdfPage(frame_of(request, NAME))
    plan = request.ask(plan_progress)
    page.paragraph(home_headline(request.ask(time_elapsed), plan), size=11.5)
    page.figures(key_figures(request))
    _axes(page, plan.roots)
    page.heading("Ce que cela change")
    page.paragraph(indicators_headline(request.ask(indicators)))
    page.heading("Ce que cela coûte")
    page.paragraph(funding_headline(request.ask(funding)))
    matters = [*pressing_lines(request), *doubts_line(request)]
    page.heading("Ce qui demande une décision")
    page.lines(matters) if matters else page.paragraph("Rien ne presse parmi ce qui est documenté.")
    _next(page, request)
    return page.content()


def _axes(page: PdfPage, roots: Sequence[NodeProgress]) -> None:
    page.heading("Axe par axe")
    if not roots:
        page.paragraph("Les axes du plan ne sont pas documentés.")
    for root in roots[:_AXES]:
        mean = root.tally.mean
        page.bar(checked(root), None if mean is None else float(mean) / 100, mean_sentence(root.tally))
    if len(roots) > _AXES:
        page.paragraph(f"Sans barre ici, faute de place{NARROW}: {', '.join(map(checked, roots[_AXES:]))}.")


def checked(root: NodeProgress) -> str:
    """The name of a part, with the doubt that its card carries."""
    return f"{node_name(root)} (à vérifier)" if root.card.is_doubtful else node_name(root)


def _next(page: PdfPage, request: Request) -> None:
    steps = request.ask(roadmap).upcoming(_STEPS)
    page.heading("Et ensuite")
    if steps:
        page.lines([f"{when(step.row.start, step.row.end)}{NARROW}: {step.row.title}" for step in steps])
    else:
        page.paragraph("Aucune étape à venir n’est documentée.")

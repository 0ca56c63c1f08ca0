"""The three gauges, never blended: what is done, what it produced, how much time has gone."""

from decimal import Decimal

from ctg_core.exchange.documents.kit.frame import Request
from ctg_core.model.french import SILENT, capital, counted, percent
from ctg_core.questions.indicators.results import results
from ctg_core.questions.indicators.words import results_words
from ctg_core.questions.plan.headline import time_sentence
from ctg_core.questions.plan.progress import plan_progress
from ctg_core.questions.plan.words import known_statuses, plan_sentence
from ctg_core.questions.provenance.conventions import time_elapsed

_UNKNOWN = capital(SILENT)


def key_figures(request: Request) -> list[tuple[str, str, str]]:
    """What each gauge is, its number, what it covers."""
    return [_done(request), _produced(request), _elapsed(request)]


def _done(request: Request) -> tuple[str, str, str]:
    tally = request.ask(plan_progress).tally
    if tally.mean is not None:
        covers = f"d’avancement moyen, calculé sur {tally.measured} des {counted(tally.expected, 'action')}"
        return "Ce qui est fait", percent(tally.mean), covers
    return "Ce qui est fait", known_statuses(tally) or _UNKNOWN, plan_sentence(tally)


def _produced(request: Request) -> tuple[str, str, str]:
    found = request.ask(results)
    covers = "indicateurs en bonne voie ou à la cible, parmi ceux dont l’état est connu"
    if found.share is None:
        known = f"état connu pour {found.known} des {len(found.results)} indicateurs suivis"
        covers = known if found.known else "Aucun indicateur de suivi n’a de valeur."
    return "Ce que cela a produit", results_words(found), covers


def _elapsed(request: Request) -> tuple[str, str, str]:
    time = request.ask(time_elapsed)
    shown = _UNKNOWN if time.share is None else percent(Decimal(100) * time.share)
    return "Temps écoulé", shown, time_sentence(time)

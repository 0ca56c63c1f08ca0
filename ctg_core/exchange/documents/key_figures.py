"""What a committee looks at first: the three gauges, never blended, then what presses, a line each."""

from decimal import Decimal

from ctg_core.exchange.documents import tables
from ctg_core.exchange.documents.kit.frame import Request
from ctg_core.model.french import NARROW, SILENT, capital, counted, percent
from ctg_core.model.french_dates import moment, remaining
from ctg_core.questions.actions.words import status_words
from ctg_core.questions.indicators.results import results
from ctg_core.questions.indicators.words import results_words
from ctg_core.questions.meeting.attention import attention
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


def pressing_lines(request: Request) -> list[str]:
    """Late and held back actions, decisions nobody carried out, indicators going back, agréments that end."""
    found = request.ask(attention)
    return [
        *(f"{tables.coded(item)}{NARROW}: en retard de {remaining(item.days_late)}" for item in found.late),
        *(f"{tables.coded(item)}{NARROW}: {item.row.obstacle or status_words(item)}" for item in found.held_back),
        *(f"{one.row.title}{NARROW}: décision dont l’échéance est passée" for one in found.overdue),
        *(f"{one.label}{NARROW}: indicateur en recul" for one in found.going_back),
        *(f"{one.title}{NARROW}: fin {moment(one.end)}" for one in found.endings),
    ]


def doubts_line(request: Request) -> list[str]:
    """How many points of the documents are to be checked, as the screens count them; empty when there is none."""
    count = len(request.ask(attention).doubts)
    return [counted(count, "point à vérifier", "points à vérifier") + " dans les documents"] if count else []

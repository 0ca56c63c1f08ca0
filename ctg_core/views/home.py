"""The home page in words: where the convention stands, its three gauges apart, what needs attention."""

from dataclasses import replace
from decimal import Decimal

from ctg_core.questions.attainment import STATES
from ctg_core.questions.attention import Attention
from ctg_core.questions.conventions import TimeElapsed
from ctg_core.questions.funding import Funding
from ctg_core.questions.progress import PlanProgress
from ctg_core.questions.results import Results
from ctg_core.questions.roadmap import Roadmap
from ctg_core.views.blocks import empty, gauge, paragraph, row_of
from ctg_core.views.french import SILENT, counted, enumerated, on, percent, until
from ctg_core.views.funding import key_figures
from ctg_core.views.plan import is_well_known, known_statuses, plan_sentence
from ctg_core.views.roadmap import timeline

_STEPS_SHOWN = 3
_UNKNOWN = SILENT.capitalize()
_MONTH = Decimal(365) / 12
_QUARTER = 90


def home_headline(time: TimeElapsed, plan: PlanProgress) -> str:
    """Where we are: one sentence on time, one on the plan."""
    return f"{_time_sentence(time)} {plan_sentence(plan.tally)}"


def _time_sentence(time: TimeElapsed) -> str:
    if time.end is None or time.days_left is None:
        return "La fin de la convention n’est pas documentée."
    if time.days_left < 0:
        return f"La période est terminée depuis {remaining(-time.days_left)}."
    if time.share == 0 and time.start:
        return f"La convention commence {on(time.start)}."
    return f"Il reste {remaining(time.days_left)} de convention."


def remaining(days: int) -> str:
    """A number of days as people say it: "39 jours", "2 ans et 3 mois"."""
    if days < _QUARTER:
        return counted(days, "jour")
    years, months = divmod(int(days / _MONTH), 12)
    words = [counted(years, "an") if years else "", counted(months, "mois", "mois") if months else ""]
    return enumerated([word for word in words if word])


def gauges(plan: PlanProgress, results: Results, time: TimeElapsed) -> str:
    """What is done, what it produced, how much time has gone: three gauges that are never blended."""
    return row_of([_done(plan), _produced(results), _elapsed(time)])


def _done(plan: PlanProgress) -> str:
    label, tally = "Ce qui est fait", plan.tally
    if is_well_known(tally) and tally.mean is not None:
        coverage = f"d’avancement moyen, calculé sur {tally.measured} des {counted(tally.expected, 'action')}."
        return gauge(label, tally.mean / 100, percent(tally.mean), coverage, tone="good")
    return gauge(label, None, known_statuses(tally) or _UNKNOWN, plan_sentence(tally), tone="good")


def _produced(results: Results) -> str:
    label = "Ce que cela a produit"
    if not results.results:
        return gauge(label, None, _UNKNOWN, "Aucun indicateur de suivi n’est documenté.", tone="ink")
    states = [f"{number} {STATES[state]}" for state, number in results.by_state.items() if number]
    well = results.by_state["reached"] + results.by_state["on_track"]
    share = Decimal(well) / results.known if results.known else None
    shown = f"{well} sur {results.known}" if results.known else _UNKNOWN
    return gauge(label, share, shown, f"Indicateurs\u202f: {enumerated(states)}.", tone="ink")


def _elapsed(time: TimeElapsed) -> str:
    label = "Temps écoulé"
    if time.share is not None and time.days_left is not None:
        left = "Période terminée." if time.days_left < 0 else f"Il reste {remaining(time.days_left)}."
        return gauge(label, time.share, percent(time.share * 100), left, tone="time", card=time.card)
    missing = f"Court {until(time.end)}, début non documenté." if time.end else "La fin n’est pas documentée."
    return gauge(label, None, _UNKNOWN, missing, tone="time", card=time.card)


def attention_lines(found: Attention) -> list[tuple[str, str]]:
    """Each thing to look at as (name of the page that tells more, sentence), most pressing first."""
    doubts = {kind: number for kind, number in found.discrepancies.items() if kind != "gap"}
    lines = [
        ("progress", found.late and f"{counted(found.late, 'action')} en retard"),
        ("progress", found.due_soon and f"{counted(found.due_soon, 'action')} à échéance dans les trois mois"),
        ("governance", _ending(found)),
        (
            "progress",
            found.undescribed and f"{counted(found.undescribed, 'action annoncée', 'actions annoncées')} sans fiche",
        ),
        ("sources", doubts and f"{counted(sum(doubts.values()), 'point')} à vérifier dans les documents"),
        ("sources", _gaps(found.discrepancies.get("gap", 0))),
        ("funding", found.without_money and "Aucun montant n’est documenté"),
    ]
    return [(page, sentence) for page, sentence in lines if isinstance(sentence, str)]


def _ending(found: Attention) -> str | None:
    if found.days_left is None:
        return None
    if found.days_left >= 0:
        return (
            f"Fin de la convention dans {remaining(found.days_left)}\u202f: préparer l’évaluation et le renouvellement"
        )
    after = f"suite annoncée, {found.followed_by}" if found.followed_by else "la suite n’est pas documentée"
    return f"Période arrivée à son terme\u202f: {after}"


def _gaps(number: int) -> str | None:
    if not number:
        return None
    announced = counted(number, "élément annoncé, absent", "éléments annoncés, absents")
    return f"{announced} des documents"


def money(found: Funding) -> str:
    """The one to three amounts to remember, or that none is documented."""
    if not found.highlights:
        return empty(
            "Aucun montant n’est documenté.",
            "Ils viendraient des conventions d’objectifs et de financement ou du bilan de la Caf.",
            "Le chargé de coopération CTG ou la Caf peuvent les donner.",
        )
    return row_of(key_figures(found)[: len(found.highlights)])


def next_steps(found: Roadmap) -> str:
    """The steps to come, else the last ones known."""
    coming = found.upcoming(_STEPS_SHOWN)
    if coming:
        return timeline(replace(found, milestones=coming))
    gone = found.recent(_STEPS_SHOWN)
    if gone:
        return paragraph("Aucune étape à venir n’est documentée. Les dernières connues\u202f:") + timeline(
            replace(found, milestones=gone)
        )
    return empty(
        "Aucune étape n’est documentée.",
        "Elles viendraient de la feuille de route de la convention.",
        "Le chargé de coopération CTG peut les ajouter.",
    )

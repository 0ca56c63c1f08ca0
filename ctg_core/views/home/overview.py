"""The home page in words: where the convention stands, its three gauges apart, what needs attention."""

from dataclasses import replace
from datetime import date

from ctg_core.model.dates import span
from ctg_core.model.french import capital
from ctg_core.model.french_dates import remaining
from ctg_core.questions.funding.lines import STAGE_LABELS
from ctg_core.questions.funding.overview import Funding
from ctg_core.questions.funding.sums import StageTotal, coverage
from ctg_core.questions.governance.overview import Governance
from ctg_core.questions.governance.roadmap import Roadmap
from ctg_core.questions.indicators.results import Results
from ctg_core.questions.indicators.words import counted_state, results_words
from ctg_core.questions.plan.headline import time_sentence
from ctg_core.questions.plan.progress import PlanProgress
from ctg_core.questions.plan.words import known_statuses, plan_sentence
from ctg_core.questions.provenance.conventions import TimeElapsed
from ctg_core.questions.timing import EXPECTED, TO_COME
from ctg_core.views.blocks import empty, gauge, key_figure, paragraph, row_of
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, SILENT, counted, enumerated, on, percent, typeset, until
from ctg_core.views.funding.followed import about
from ctg_core.views.funding.overview import key_figures
from ctg_core.views.governance.roadmap import timeline
from ctg_core.views.view_cache import cached_view

_STEPS_SHOWN = 3
_STAGES = ("planned", "committed", "paid")
_UNKNOWN = SILENT.capitalize()


@cached_view
def gauges(plan: PlanProgress, results: Results, time: TimeElapsed) -> str:
    """What is done, what it produced, how much time has gone: three gauges that are never blended."""
    return f'<div class="ctg-gauges">{row_of([_done(plan), _produced(results), _elapsed(time)])}</div>'


def _done(plan: PlanProgress) -> str:
    label, tally = "Ce qui est fait", plan.tally
    if tally.mean is not None:
        coverage = f"d’avancement moyen, calculé sur {tally.measured} des {counted(tally.expected, 'action')}."
        return gauge(label, tally.mean / 100, percent(tally.mean), coverage, tone="good", card=plan.mean_card)
    return gauge(label, None, known_statuses(tally) or _UNKNOWN, plan_sentence(tally), tone="good")


def _produced(results: Results) -> str:
    label = "Ce que cela a produit"
    if not results.results:
        return gauge(label, None, _UNKNOWN, "Aucun indicateur de suivi n’est documenté.", tone="ink")
    states = [counted_state(state, number) for state, number in results.by_state.items() if number]
    shown, detail = results_words(results), f"Indicateurs\u202f: {enumerated(states)}."
    return gauge(label, results.share, shown, detail, tone="ink", card=results.card)


def _elapsed(time: TimeElapsed) -> str:
    label = "Temps écoulé"
    if time.share is not None and time.days_left is not None:
        return gauge(label, time.share, percent(time.share * 100), time_sentence(time), tone="time", card=time.card)
    missing = f"Court {until(time.end)}, début non documenté." if time.end else "La fin n’est pas documentée."
    return gauge(label, None, _UNKNOWN, missing, tone="time", card=time.card)


@cached_view
def money(found: Funding) -> str:
    """What was planned, committed and paid, apart; else the one to three amounts to remember, or that none is known."""
    if not found.highlights:
        return empty(
            "Aucun montant n’est documenté.",
            "Ils viendraient des conventions d’objectifs et de financement ou du bilan de la Caf.",
            "Le chargé de coopération CTG ou la Caf peuvent les donner.",
        )
    stages = [total for total in found.known_totals if total.stage in _STAGES]
    if len(stages) > 1:
        return row_of([_stage(total) for total in stages])
    return row_of(key_figures(found)[: len(found.highlights)])


def _stage(found: StageTotal) -> str:
    shown = about(found.total.cents or 0)
    years = f"{found.years[0]}–{found.years[-1]}, " if len(found.years) > 1 else ""
    detail = f"{years}{coverage(found.total.known, found.total.lines)}"
    return key_figure(capital(STAGE_LABELS[found.stage]), shown, detail, card=found.card, place="money")


@cached_view
def meetings_told(found: Governance) -> frozenset[tuple[str | None, str | None]]:
    """The meetings to come, as (body, date): a roadmap may name them too."""
    return frozenset((line.body, line.row.held_on) for line in found.meetings)


@cached_view
def next_meeting(found: Governance, day: date) -> str:
    """The next meeting, in how long and with what on its agenda; nothing when none is announced."""
    coming = [line for line in found.meetings if line.row.held_on and line.state in (TO_COME, EXPECTED)]
    if not coming:
        return ""
    meeting = min(coming, key=lambda line: span(line.row.held_on or "").first)
    left = (span(meeting.row.held_on or "").first - day).days
    when = f", dans {remaining(left)}" if left > 0 else ""
    title = with_card(html_text(typeset(meeting.row.title)), meeting.card, place="next", kind="link")
    agenda = "".join(f"<li>{html_text(typeset(point))}</li>" for point in meeting.agenda)
    points = counted(len(meeting.agenda), "point")
    below = f"<details><summary>Ordre du jour{NARROW}: {points}</summary><ul>{agenda}</ul></details>" if agenda else ""
    return (
        f'<div class="ctg-kpi ctg-tree"><p class="ctg-label">Prochaine réunion</p><strong>{title}</strong>'
        f'<p class="ctg-detail">{html_text(typeset(capital(on(meeting.row.held_on or "")) + when))}</p>{below}</div>'
    )


@cached_view
def next_steps(found: Roadmap, meetings: frozenset[tuple[str | None, str | None]] = frozenset()) -> str:
    """The steps to come, else the last ones known; ``meetings`` told elsewhere (body, date) are left out."""
    coming = tuple(step for step in found.upcoming(_STEPS_SHOWN + 1) if (step.body, step.row.start) not in meetings)
    if coming:
        return timeline(replace(found, milestones=coming[:_STEPS_SHOWN]))
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

"""The charts of the documents, from the answers of questions: each says its finding and all its figures in words."""

from ctg_core.exchange.documents.kit.chart import BARS, COLUMNS, EUROS, STACKED_BARS, Chart, Series
from ctg_core.exchange.documents.kit.frame import shortened
from ctg_core.model.french import NARROW, capital, enumerated
from ctg_core.questions.funding.lines import STAGE_LABELS
from ctg_core.questions.funding.money_words import amount
from ctg_core.questions.funding.overview import Funding
from ctg_core.questions.indicators.attainment import STATES
from ctg_core.questions.indicators.list import READING_ORDER, Indicators
from ctg_core.questions.indicators.words import counted_state, indicators_headline
from ctg_core.questions.plan.progress import STATUS_ORDER, PlanProgress
from ctg_core.questions.plan.words import STATUS_LABELS, known_statuses, node_name

_STATUS_COLOURS = {
    "done": "#0e8370",
    "in_progress": "#208dda",
    "not_started": "#c9ced6",
    "suspended": "#c18907",
    "abandoned": "#494c50",
    "unknown": "#e8ebf0",
}
_STAGES = {"planned": "#c9ced6", "committed": "#208dda", "paid": "#162e78"}
_INK = "#162e78"
_BESIDE_AXIS = 60  # characters


def statuses_by_axis(plan: PlanProgress) -> Chart | None:
    """The actions of each first level by status; None when none is described."""
    roots = [root for root in plan.roots if root.tally.listed]
    if not roots:
        return None
    shown = [status for status in STATUS_ORDER if any(root.tally.by_status[status] for root in roots)]
    words = [f"{node_name(root)}{NARROW}: {known_statuses(root.tally) or 'statut non renseigné'}" for root in roots]
    return Chart(
        title="Actions par statut",
        alternative=f"Graphique. {f'{NARROW}; '.join(words)}.",
        form=STACKED_BARS,
        categories=tuple(shortened(node_name(root), _BESIDE_AXIS) for root in roots),
        series=tuple(
            Series(
                capital(STATUS_LABELS[status]),
                tuple(root.tally.by_status[status] for root in roots),
                _STATUS_COLOURS[status],
            )
            for status in shown
        ),
    )


def indicator_states(found: Indicators) -> Chart | None:
    """How many followed indicators are in each state; None when none is followed."""
    known = [state for state in READING_ORDER if found.by_state[state]]
    if not known:
        return None
    told = enumerated([counted_state(state, found.by_state[state]) for state in known])
    return Chart(
        title=indicators_headline(found),
        alternative=f"Graphique. Indicateurs par état{NARROW}: {told}.",
        form=BARS,
        categories=tuple(capital(STATES[state]) for state in known),
        series=(Series("Indicateurs", tuple(found.by_state[state] for state in known), _INK),),
        number_format="0",
    )


def money_by_year(found: Funding) -> Chart | None:
    """What was planned, committed and paid each year, apart; None with fewer than two years."""
    groups = sorted((group for group in found.by("year") if group.label.isdigit()), key=lambda group: group.label)
    stages = [stage for stage in _STAGES if any(group.totals[stage].total.cents is not None for group in groups)]
    if len(groups) < 2 or not stages:
        return None
    told = [
        f"{group.label}{NARROW}: "
        + enumerated(
            [
                f"{amount(total.cents, total.unit)} {STAGE_LABELS[stage]}"
                for stage in stages
                if (total := group.totals[stage].total).cents is not None
            ]
        )
        for group in groups
    ]
    return Chart(
        title="Montants connus par année et par stade, jamais additionnés",
        alternative=f"Graphique. {f'{NARROW}; '.join(told)}.",
        form=COLUMNS,
        categories=tuple(group.label for group in groups),
        series=tuple(
            Series(
                capital(STAGE_LABELS[stage]),
                tuple(_in_euros(group.totals[stage].total.cents) for group in groups),
                _STAGES[stage],
            )
            for stage in stages
        ),
        number_format=EUROS,
    )


def _in_euros(cents: int | None) -> float | None:
    return None if cents is None else cents / 100

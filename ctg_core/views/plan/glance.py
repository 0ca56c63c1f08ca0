"""Each first level of the plan at a glance, short enough for ten seconds."""

from ctg_core.questions.plan.progress import NodeProgress, PlanProgress, Tally
from ctg_core.questions.plan.words import known_statuses, node_name
from ctg_core.views.blocks import empty
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import SILENT, counted, percent, typeset
from ctg_core.views.plan.status_bar import status_bar
from ctg_core.views.view_cache import cached_view


@cached_view
def axes_at_a_glance(plan: PlanProgress) -> str:
    """Each first level on one line, with what is known of its actions, and their bar once some are described."""
    if not plan.roots:
        return empty(
            "Le plan d’actions n’est pas documenté.",
            "Il viendrait de la convention signée ou de ses fiches actions.",
            "Le chargé de coopération CTG peut l’ajouter.",
        )
    lines = "".join(_axis_line(root, described=plan.tally.listed > 0) for root in plan.roots)
    return f'<ul class="ctg-list">{lines}</ul>'


def _axis_line(root: NodeProgress, *, described: bool) -> str:
    """One first level; where no action of the plan is described, the gauges have said so once for all."""
    level = f'<span class="ctg-level">{html_text(root.level)}</span>' if root.level else ""
    name = with_card(html_text(typeset(node_name(root))), root.card, place="glance", kind="link")
    known = html_text(typeset(_glance(root.tally) if described else _announced(root.tally)))
    if root.tally.measured:
        known = with_card(known, root.mean_card, place="glance", kind="link")
    bar = status_bar(root.tally, node_name(root)) if described else ""
    return f'<li><div class="ctg-line">{level}{name}<span class="ctg-line-end">{known}</span></div>{bar}</li>'


def _glance(tally: Tally) -> str:
    """What a president wants of one axis in a few words."""
    if not tally.expected and not tally.listed:
        return f"avancement {SILENT}"
    announced = _announced(tally)
    if tally.mean is not None:
        late = f", {tally.late} en retard" if tally.late else ""
        return f"{percent(tally.mean)}, calculé sur {tally.measured} des {announced}{late}"
    return ", ".join(filter(None, [announced, known_statuses(tally) or f"avancement {SILENT}"]))


def _announced(tally: Tally) -> str:
    return counted(tally.expected, "action") if tally.expected else ""

"""One part of the plan, as a drill-down shows it: its bar and numbers, the parts below it, the météo and its words."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from ctg_core.model.codes import CONFIDENCES
from ctg_core.questions.plan.progress import ActionLine, NodeProgress, PlanProgress, Tally
from ctg_core.questions.plan.words import mean_sentence, node_name
from ctg_core.questions.provenance.card import Card
from ctg_core.views.blocks import key_figure, row_of
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, SILENT, counted, enumerated, percent, typeset
from ctg_core.views.plan.confidence import confidence_html
from ctg_core.views.plan.status_bar import status_bar
from ctg_core.views.view_cache import cached_view

NODE = "noeud"  # the name, in an address, of the part looked at
WHOLE = "Tout le plan"


@cached_view
def part_summary(part: NodeProgress | PlanProgress) -> str:
    """The bar of a part, then its three numbers: mean progress, late actions, météo, each with what it covers."""
    tally, name = part.tally, node_name(part) if isinstance(part, NodeProgress) else WHOLE
    figures = [_mean(tally, part.mean_card), _late(tally, part.late_card), _forecast(tally)]
    return status_bar(tally, name) + row_of(figures, narrow=True)


def _mean(tally: Tally, card: Card) -> str:
    if not tally.measured:
        return key_figure("Avancement moyen", SILENT, _coverage(tally))
    if tally.mean is None:
        known = f"connu de {tally.measured} des {counted(tally.expected, 'action')} : trop peu pour une moyenne"
        return key_figure("Avancement moyen", "peu documenté", known, card=card, place="node")
    return key_figure("Avancement moyen", percent(tally.mean), _coverage(tally), card=card, place="node")


def _coverage(tally: Tally) -> str:
    """ "calculé sur 9 des 12 actions", and which are left out."""
    abandoned = tally.by_status["abandoned"]
    apart = counted(abandoned, "abandonnée laissée à part", "abandonnées laissées à part") if abandoned else ""
    covered = f"calculé sur {tally.measured} des {counted(tally.expected, 'action')}" if tally.measured else ""
    return ", ".join(filter(None, [covered, apart]))


def _late(tally: Tally, card: Card) -> str:
    if not tally.open and tally.unlisted:
        return key_figure("En retard", SILENT, _undescribed(tally))
    if not tally.open:
        return key_figure("En retard", "sans objet", "aucune action ouverte")
    among = f"sur {counted(tally.open, 'action ouverte', 'actions ouvertes')}"
    return key_figure("En retard", str(tally.late), among, card=card, place="node")


def _forecast(tally: Tally) -> str:
    told = sum(tally.by_confidence.values())
    among = counted(tally.open, "action ouverte", "actions ouvertes")
    shown = forecast_counts(tally) if told else f'<span class="ctg-silent">{SILENT}</span>'
    none = _undescribed(tally) if tally.unlisted else "aucune ouverte"
    detail = f"donnée pour {told} des {among}" if told else f"aucune des {among}" if tally.open else none
    return (
        f'<div class="ctg-kpi"><p class="ctg-label">Météo</p><div class="ctg-forecast">{shown}</div>'
        f'<p class="ctg-detail">{html_text(typeset(detail))}</p></div>'
    )


def _undescribed(tally: Tally) -> str:
    return f"{counted(tally.unlisted, 'action annoncée', 'actions annoncées')}, sans description"


def forecast_counts(tally: Tally) -> str:
    """ "3 ☀ soleil", one for each sign met."""
    return " ".join(
        f'<span class="ctg-nowrap"><b>{number}</b> {confidence_html(code)}</span>'
        for code, number in tally.by_confidence.items()
        if number
    )


@cached_view
def child_row(node: NodeProgress) -> str:
    """What is under one part, beside the button that opens it."""
    tally = node.tally
    words = html_text(typeset(mean_sentence(tally)))
    mean = with_card(words, node.mean_card, place="row", kind="link") if tally.measured else words
    late = f'<strong class="ctg-bad">{html_text(late_words(tally.late))}</strong>' if tally.late else ""
    parts = " · ".join(filter(None, [mean, late, forecast_counts(tally)]))
    return f'{status_bar(tally, node_name(node))}<div class="ctg-detail ctg-under">{parts}</div>'


def late_words(late: int) -> str:
    """ "1 action en retard", "3 actions en retard"."""
    return counted(late, "action en retard", "actions en retard")


@cached_view
def part_title(node: NodeProgress) -> str:
    """The name of a part, which opens its card, and what it is for."""
    level = f'<span class="ctg-level">{html_text(node.level)}</span>' if node.level else ""
    name = with_card(html_text(typeset(node_name(node))), node.card, place="node", kind="link")
    more = f'<p class="ctg-lead">{html_text(typeset(node.description))}</p>' if node.description else ""
    return f'<h2 class="ctg-h2">{level}{name}</h2>{more}'


def part_link(convention: str, node: NodeProgress) -> str:
    """The way to a part from another page."""
    address = "avancement?" + urlencode({"convention": convention, NODE: node.key})
    return f'<p class="ctg-text"><a href="{html_text(address)}" target="_self">Ouvrir cette partie du plan</a></p>'


@cached_view
def forecast_words(actions: Sequence[ActionLine]) -> str:
    """What people say of their météo, storms first; nothing where nobody says anything."""
    told = [action for action in actions if action.is_open and action.row.confidence and action.row.confidence_comment]
    worst_first = sorted(told, key=lambda action: list(CONFIDENCES).index(action.row.confidence or ""), reverse=True)
    items = "".join(map(_comment, worst_first))
    if not items:
        return ""
    title = f"Ce que disent les pilotes de leur météo{NARROW}: {counted(len(told), 'commentaire')}"
    return (
        f'<div class="ctg-tree"><details><summary>{html_text(title)}</summary>'
        f'<ul class="ctg-list ctg-inside">{items}</ul></details></div>'
    )


def _comment(action: ActionLine) -> str:
    title = with_card(html_text(typeset(action.row.title)), action.card, place="forecast", kind="link")
    comment = html_text(typeset(action.row.confidence_comment or ""))
    return f'<li>{confidence_html(action.row.confidence)} {title}<p class="ctg-detail">{comment}</p></li>'


def below_sentence(node: NodeProgress) -> str:
    """What the documents leave unsaid under this part, or nothing."""
    missing = node.tally.unlisted
    if not missing:
        return ""
    words = counted(missing, "action annoncée n’est décrite", "actions annoncées ne sont décrites")
    return f"{words} par aucun document{NARROW}: elles comptent dans la couverture, jamais dans la moyenne."


def rows_heading(children: Iterable[NodeProgress]) -> str:
    """ "Axe par axe", "Objectif par objectif", in the territory's own words."""
    levels = list(dict.fromkeys((child.level or "partie").lower() for child in children))
    return enumerated([f"{level} par {level}" for level in levels]).capitalize()

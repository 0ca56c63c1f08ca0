"""The plan in words and fragments: how far it is, axis by axis, then as a tree in the territory's own words."""

from collections.abc import Iterable
from itertools import groupby

from ctg_core.questions.plan.progress import STATUS_ORDER, UNKNOWN, ActionLine, NodeProgress, PlanProgress, Tally
from ctg_core.questions.plan.words import STATUS_LABELS, agreeing, level_of, mean_sentence, node_name, plural
from ctg_core.views.addresses import sheet_address
from ctg_core.views.blocks import badge
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import SILENT, counted, period, typeset
from ctg_core.views.table import Cell, Table
from ctg_core.views.view_cache import cached_view

_READ_AT_ONCE = 12
STATUS_TONES = {
    "done": "good",
    "in_progress": "info",
    "not_started": "plain",
    "suspended": "warn",
    "abandoned": "plain",
    UNKNOWN: "plain",
}


@cached_view
def axes_table(plan: PlanProgress) -> Table:
    """One row for each first level: what is below it, what was announced and what is known of its actions.

    A column that the documents fill for no row is left out; the headline has said so.
    """
    levels = list(dict.fromkeys(level_of(node) for root in plan.roots for node in root.descendants()))
    columns: dict[str, list[Cell | str]] = {
        plan.roots[0].level or "Niveau": [Cell(node_name(root), root.card) for root in plan.roots]
    }
    for level in levels:
        counts = [sum(level_of(node) == level for node in root.descendants()) for root in plan.roots]
        columns[plural(level).capitalize()] = [str(count or "–") for count in counts]
    numeric = frozenset([*columns][1:])
    if plan.tally.expected:
        columns["Actions annoncées"] = [str(root.tally.expected or SILENT) for root in plan.roots]
    if plan.tally.listed:
        columns["Actions décrites"] = [str(root.tally.listed or "aucune") for root in plan.roots]
        columns["Statut"] = [_statuses(root.tally) for root in plan.roots]
        columns["Avancement"] = [mean_sentence(root.tally) if root.tally.measured else SILENT for root in plan.roots]
    return Table(
        "Le plan, tel que le territoire le nomme",
        tuple(columns),
        tuple(zip(*columns.values(), strict=True)),
        numeric=numeric,
    )


def _statuses(tally: Tally) -> str:
    known = [f"{number} {agreeing(status, number)}" for status in STATUS_ORDER if (number := tally.by_status[status])]
    return ", ".join(known) or SILENT


@cached_view
def plan_tree(plan: PlanProgress, convention: str) -> str:
    """The whole plan, foldable; a part opens its card, an action its fiche. Much to read starts folded."""
    opened = len(plan.roots) <= 4 and plan.tally.listed <= _READ_AT_ONCE
    roots = "".join(_branch(root, convention, opened=opened) for root in plan.roots)
    loose = _actions(plan.unattached, convention)
    return f'<div class="ctg-tree">{roots}{loose}</div>'


def _branch(node: NodeProgress, convention: str, *, opened: bool) -> str:
    level = f'<span class="ctg-level">{html_text(node.level)}</span>' if node.level else ""
    name = with_card(html_text(typeset(node_name(node))), node.card, place="tree", kind="link")
    intention = badge("intention", "info") if node.card.is_intention else ""
    description = f'<p class="ctg-detail">{html_text(typeset(node.description))}</p>' if node.description else ""
    inside = description + _children(node.children, convention) + _actions(node.actions, convention) + _unlisted(node)
    if not inside:
        return f'<div class="ctg-leaf">{name} {intention}</div>'
    content = f"{level}<strong>{html_text(typeset(node_name(node)))}</strong> {intention}"
    source = with_card("source", node.card, place="tree", kind="link")
    return (
        f"<details{' open' if opened else ''}><summary>{content}</summary>"
        f'<div class="ctg-inside">{inside}<div class="ctg-detail">{source}</div></div></details>'
    )


def _children(children: tuple[NodeProgress, ...], convention: str) -> str:
    groups = []
    for level, nodes in groupby(children, key=lambda node: node.level):
        members = list(nodes)
        heading = counted(len(members), level.lower(), plural(level.lower())) if level else ""
        items = "".join(f"<li>{_branch(node, convention, opened=True)}</li>" for node in members)
        label = f'<p class="ctg-label">{html_text(heading)}</p>' if heading else ""
        groups.append(f"{label}<ul>{items}</ul>")
    return "".join(groups)


def _actions(actions: Iterable[ActionLine], convention: str) -> str:
    items = "".join(f"<li>{_action(action, convention)}</li>" for action in actions)
    return f'<p class="ctg-label">Actions décrites</p><ul>{items}</ul>' if items else ""


def _action(action: ActionLine, convention: str) -> str:
    """One action: its title leads to its fiche, its status opens its card."""
    address = html_text(sheet_address(convention, action.row.key))
    title = f'<a href="{address}" target="_self">{html_text(typeset(action.row.title))}</a>'
    status = with_card(html_text(STATUS_LABELS[action.status]), action.card, place="tree", kind="link")
    status = f'<span class="ctg-badge ctg-{STATUS_TONES[action.status]}">{status}</span>'
    late = badge("en retard", "bad") if action.late else badge("échéance proche", "warn") if action.due_soon else ""
    dates = [
        f"{words} {period(start, end)}"
        for words, start, end in (
            ("Menée\u202f:", action.row.actual_start, action.row.actual_end),
            ("Prévue\u202f:", action.row.planned_start, action.row.planned_end),
        )
        if start or end
    ]
    detail = " · ".join([*dates, *filter(None, [action.row.description, action.row.done])]).rstrip(".") + "."
    more = f'<p class="ctg-detail">{html_text(typeset(detail))}</p>' if detail else ""
    return f"{title} {status} {late}{more}"


def _unlisted(node: NodeProgress) -> str:
    missing = node.tally.unlisted
    if not missing or not node.declared_actions:
        return ""
    words = counted(missing, "action annoncée", "actions annoncées")
    return (
        f'<p class="ctg-detail">{html_text(words)} sans que le document la décrive.</p>'
        if missing == 1
        else (f'<p class="ctg-detail">{html_text(words)} sans que le document les décrive.</p>')
    )

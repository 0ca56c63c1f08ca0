"""The sections of the annual review about the plan: how far, with what effects, with what money, held back by what."""

from ctg_core.exchange.documents.action_tables import (
    ACTION_COLUMNS,
    INDICATOR_COLUMNS,
    action_rows,
    indicator_rows,
)
from ctg_core.exchange.documents.charts import indicator_states, money_by_year, statuses_by_axis
from ctg_core.exchange.documents.governance_tables import FOLLOWED_COLUMNS, followed_rows
from ctg_core.exchange.documents.kit.frame import Request
from ctg_core.exchange.documents.kit.word_file import WordFile
from ctg_core.exchange.documents.money_tables import PENDING_COLUMNS, group_columns, group_rows, pending_rows
from ctg_core.model.french import NARROW, SILENT, capital, counted
from ctg_core.questions.actions.list import Actions, actions
from ctg_core.questions.funding.overview import funding
from ctg_core.questions.funding.words import funding_headline
from ctg_core.questions.governance.roadmap import roadmap
from ctg_core.questions.indicators.list import Indicators, indicators
from ctg_core.questions.indicators.words import indicators_headline
from ctg_core.questions.meeting.attention import attention
from ctg_core.questions.plan.headline import home_headline
from ctg_core.questions.plan.progress import NodeProgress, plan_progress
from ctg_core.questions.plan.words import mean_sentence, node_name, plan_headline
from ctg_core.questions.provenance.conventions import time_elapsed
from ctg_core.questions.timing_words import state_words, when

_DIMENSIONS = {"year": "année", "funder": "financeur", "scheme": "dispositif", "theme": "thème", "nature": "nature"}
_STEPS = 10


def summary(file: WordFile, request: Request, year: int) -> None:  # noqa: ARG001 - as every section
    """One page: time and plan, effects, money."""
    file.bullets(
        [
            home_headline(request.ask(time_elapsed), request.ask(plan_progress)),
            indicators_headline(request.ask(indicators)),
            funding_headline(request.ask(funding)),
        ]
    )


def progress(file: WordFile, request: Request, year: int) -> None:  # noqa: ARG001
    """The whole plan in a sentence, a chart and a table."""
    plan = request.ask(plan_progress)
    file.paragraph(plan_headline(plan))
    if chart := statuses_by_axis(plan):
        file.chart(chart)
    rows = [(node_name(root), _expected(root), mean_sentence(root.tally)) for root in plan.roots]
    if rows:
        file.table("Avancement par axe", (plan.roots[0].level or "Niveau", "Actions", "Avancement"), rows)
    if chart := indicator_states(request.ask(indicators)):
        file.chart(chart)


def _expected(root: NodeProgress) -> str:
    return counted(root.tally.expected, "action") if root.tally.expected else SILENT


def _untold(root: NodeProgress) -> str:
    """That a part tells nothing more than how many actions it announces, if it does."""
    if not root.tally.expected:
        return "Ni action ni indicateur n’y est documenté."
    return (
        f"{counted(root.tally.expected, 'action annoncée', 'actions annoncées')}, non décrites\u202f; aucun indicateur."
    )


def axes(file: WordFile, request: Request, year: int) -> None:  # noqa: ARG001
    """For each first level: its actions, then the indicators it is judged by."""
    plan, found, followed = request.ask(plan_progress), request.ask(actions), request.ask(indicators)
    if not plan.roots:
        file.paragraph("Les axes du plan ne sont pas documentés.")
    for root in plan.roots:
        _axis(file, root, found, followed)


def _axis(file: WordFile, root: NodeProgress, found: Actions, followed: Indicators) -> None:
    file.heading(node_name(root), 2)
    file.paragraph(f"{mean_sentence(root.tally)}.")
    rows = action_rows(item for item in found.items if item.axis and item.axis.key == root.key)
    if rows:
        file.table(f"Actions{NARROW}: {node_name(root)}", ACTION_COLUMNS, rows)
    mine = [line for line in followed.followed if root.key in {axis.key for axis in line.axes}]
    if mine:
        file.table(f"Indicateurs{NARROW}: {node_name(root)}", INDICATOR_COLUMNS, indicator_rows(mine))
    if not (rows or mine):
        file.paragraph(_untold(root))


def money(file: WordFile, request: Request, year: int) -> None:  # noqa: ARG001
    """Who pays what, along each dimension that tells; what was promised and did not come."""
    found = request.ask(funding)
    file.paragraph(funding_headline(found))
    if chart := money_by_year(found):
        file.chart(chart)
    for dimension, words in _DIMENSIONS.items():
        if dimension in found.dimensions:
            columns = group_columns(found, dimension)
            rows = group_rows(found, dimension)
            file.table(f"Sommes par {words}, les stades jamais additionnés", columns, rows, frozenset(columns[1:-1]))
    pressing = request.ask(attention)
    for caption, pending in (
        ("Engagé, pas versé en entier", pressing.unpaid),
        ("Demandé, sans réponse connue", pressing.unanswered),
    ):
        if pending:
            file.table(caption, PENDING_COLUMNS, pending_rows(pending), frozenset(PENDING_COLUMNS[2:]))


def difficulties(file: WordFile, request: Request, year: int) -> None:  # noqa: ARG001
    """What is late, held back or going back, and the decisions that nobody carried out."""
    found = request.ask(attention)
    actions_held = [*found.late, *found.held_back]
    if actions_held:
        file.table(
            f"Actions en retard ou freinées{NARROW}: {len(actions_held)}", ACTION_COLUMNS, action_rows(actions_held)
        )
        file.bullets([f"{item.row.title}{NARROW}: {item.row.obstacle}" for item in actions_held if item.row.obstacle])
    back = {one.key for one in found.going_back}
    if back:
        lines = [line for line in request.ask(indicators).followed if line.row.key in back]
        file.table(f"Indicateurs en recul{NARROW}: {len(lines)}", INDICATOR_COLUMNS, indicator_rows(lines))
    if found.overdue:
        caption = f"Décisions dont l’échéance est passée{NARROW}: {len(found.overdue)}"
        file.table(caption, FOLLOWED_COLUMNS, followed_rows(found.overdue))
    if not (actions_held or back or found.overdue):
        file.paragraph("Aucune difficulté n’est documentée.")


def prospects(file: WordFile, request: Request, year: int) -> None:  # noqa: ARG001
    """The steps to come, and what comes to its end."""
    coming = request.ask(roadmap).upcoming(_STEPS)
    rows = [
        (step.row.title, when(step.row.start, step.row.end), capital(state_words(step.state, step.row.certainty)))
        for step in coming
    ]
    if rows:
        file.table("Prochaines étapes", ("Étape", "Date", "État"), rows)
    ending = [(one.title, when(one.end, one.end)) for one in request.ask(attention).endings]
    if ending:
        file.table("Agréments et projets qui prennent fin", ("Ce qui prend fin", "Fin"), ending)
    if not (rows or ending):
        file.paragraph("Aucune étape à venir n’est documentée.")

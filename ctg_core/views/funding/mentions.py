"""What documents say of money without a funding line: promises and conditions, budgets they quote."""

from collections.abc import Sequence

from ctg_core.questions.funding.mentions import Mention, QuotedBudget
from ctg_core.views.blocks import badge
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import period, quantity, typeset
from ctg_core.views.table import Cell, Table


def mentions_list(mentions: Sequence[Mention]) -> str:
    """One item a promise or condition, each opening its card."""
    return f'<ul class="ctg-list">{"".join(map(_item, mentions))}</ul>'


def _item(mention: Mention) -> str:
    link = with_card(html_text(typeset(mention.text)), mention.card, place="mention", kind="link")
    mark = badge("intention", "info") if mention.card.is_intention else ""
    detail = f'<p class="ctg-detail">{html_text(typeset(mention.detail))}</p>' if mention.detail else ""
    return f"<li>{link} {mark}{detail}</li>"


def _when(budget: QuotedBudget) -> str:
    return period(budget.start or budget.period, budget.period)


def budgets_table(budgets: Sequence[QuotedBudget]) -> Table:
    """The budgets quoted, never added: some are parts of others."""
    rows = tuple(
        (
            budget.label,
            _when(budget),
            Cell(quantity(budget.value, budget.unit, None, budget.qualifier), budget.card),
        )
        for budget in budgets
    )
    return Table(
        "Budgets cités pour situer\u202f; certains en comprennent d’autres, ils ne s’additionnent pas",
        ("Budget", "Période", "Montant"),
        rows,
        frozenset({"Montant"}),
    )

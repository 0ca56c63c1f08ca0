"""How many of the decisions that are due were carried out, and how many of these in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlmodel import Session

from ctg_core.model.dates import span
from ctg_core.model.french import counted, number
from ctg_core.questions.governance.overview import EXECUTED, OVERDUE, DecisionLine, governance
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.selection import Selection


@dataclass(frozen=True)
class DecisionRate:
    """``executed`` of ``due`` decisions, among ``decisions`` in all.

    Due are those executed, whenever, and those whose date has passed. ``pending`` have a date to come, ``undated``
    none; neither counts. ``on_time`` are executed by their date, of the ``dated`` ones executed.
    """

    executed: int
    due: int
    pending: int
    undated: int
    on_time: int
    dated: int
    card: Card

    @property
    def decisions(self) -> int:
        return self.due + self.pending + self.undated

    @property
    def percent(self) -> Decimal | None:
        """None when no decision is due."""
        return Decimal(100 * self.executed) / self.due if self.due else None


def decision_rate(session: Session, selection: Selection) -> DecisionRate:
    """The execution of every decision of the convention."""
    return rate_of(governance(session, selection).decisions, Cards(session, selection))


def rate_of(decisions: Sequence[DecisionLine], cards: Cards) -> DecisionRate:
    """The execution of some decisions."""
    executed = [line for line in decisions if line.execution == EXECUTED]
    due = [*executed, *(line for line in decisions if line.execution == OVERDUE)]
    waiting = [line for line in decisions if line not in due]
    dated = [line for line in executed if line.row.due and line.row.executed_on]
    undated = sum(line.row.due is None for line in waiting)
    return DecisionRate(
        executed=len(executed),
        due=len(due),
        pending=len(waiting) - undated,
        undated=undated,
        on_time=sum(in_time(line.row.executed_on or "", line.row.due or "") for line in dated),
        dated=len(dated),
        card=_card(len(executed), due, len(waiting) - undated, undated, cards),
    )


def in_time(executed_on: str, due: str) -> bool:
    """Whether a decision was carried out by its date, at the precision of both: "2026-03" is in time for "2026"."""
    return span(executed_on).first <= span(due).last


def _card(executed: int, due: Sequence[DecisionLine], pending: int, undated: int, cards: Cards) -> Card:
    share = f" = {number(Decimal(100 * executed) / len(due), 0)}\u202f%" if due else ""
    left = [
        counted(pending, "n’est pas encore à échéance", "ne sont pas encore à échéance") if pending else "",
        counted(undated, "n’a pas d’échéance", "n’ont pas d’échéance") if undated else "",
    ]
    aside = "".join(f"\u202f; {words}" for words in left if words)
    return cards.computed(
        "decisions/executed",
        "Décisions exécutées",
        f"{executed} exécutées ÷ {len(due)} à exécuter à ce jour{share}.",
        rows=[line.card for line in due],
        coverage=f"{len(due)} des {counted(len(due) + pending + undated, 'décision')}{aside}",
    )

"""What needs somebody's attention now, most pressing first, each thing named so that a screen can lead to it."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session

from ctg_core.model.dates import span
from ctg_core.model.discrepancy import Discrepancy
from ctg_core.model.document import RelatedDocument
from ctg_core.model.funding import PublishedTotal
from ctg_core.model.indicator import Indicator, IndicatorValue
from ctg_core.questions.actions.items import SOON, TO_UNBLOCK, ActionItem, action_items
from ctg_core.questions.actions.list import pressing
from ctg_core.questions.funding.lines import funding_lines
from ctg_core.questions.funding.unpaid import Pending, unanswered, unpaid
from ctg_core.questions.governance.expiries import Ending, endings
from ctg_core.questions.governance.overview import OVERDUE, DecisionLine, governance
from ctg_core.questions.indicators.attainment import GOING_BACK
from ctg_core.questions.indicators.results import Result, results
from ctg_core.questions.plan.progress import plan_progress
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.provenance.findings import FindingLine, findings
from ctg_core.questions.rows import convention_of, rows_of
from ctg_core.questions.selection import Selection

ENDING = timedelta(days=365)


@dataclass(frozen=True)
class Proposed:
    """Values of one indicator that wait for a validation, by their periods."""

    key: str
    label: str
    periods: tuple[str, ...]
    card: Card


@dataclass(frozen=True)
class Attention:
    """Facts, not sentences: each tuple is most pressing first, empty when there is nothing to say.

    No action is in two lists: ``held_back`` leaves out the late ones, ``due_soon`` both. ``days_left`` is negative
    once the convention has ended, None while its end is far or not documented; ``followed_by`` is the convention
    announced next. ``gaps`` counts what documents announce and do not hold, and nobody needs to check.
    """

    late: tuple[ActionItem, ...]
    held_back: tuple[ActionItem, ...]
    due_soon: tuple[ActionItem, ...]
    going_back: tuple[Result, ...]
    unpaid: tuple[Pending, ...]
    unanswered: tuple[Pending, ...]
    endings: tuple[Ending, ...]
    overdue: tuple[DecisionLine, ...]
    proposed: tuple[Proposed, ...]
    doubts: tuple[FindingLine, ...]
    days_left: int | None
    followed_by: str | None
    unknown_status: int
    undescribed: int
    gaps: int
    without_money: bool


def attention(session: Session, selection: Selection) -> Attention:
    """What deserves a look on the day looked at."""
    cards = Cards(session, selection)
    tally = plan_progress(session, selection).tally
    items = sorted(action_items(session, selection, cards), key=pressing)
    lines, year = funding_lines(session, selection, cards), selection.day.year
    decisions = governance(session, selection).decisions
    discrepancies = rows_of(session, Discrepancy, selection)
    end = convention_of(session, selection).end
    left = (span(end).last - selection.day).days if end else None
    next_ones = [row.title for row in rows_of(session, RelatedDocument, selection) if row.relation == "successor"]
    return Attention(
        late=tuple(item for item in items if item.late),
        held_back=tuple(item for item in items if item.pressure == TO_UNBLOCK and not item.late),
        due_soon=tuple(item for item in items if item.pressure == SOON),
        going_back=tuple(one for one in results(session, selection).results if one.state == GOING_BACK),
        unpaid=unpaid(lines, year, cards),
        unanswered=unanswered(lines, year, cards),
        endings=endings(session, selection, cards),
        overdue=tuple(sorted((one for one in decisions if one.execution == OVERDUE), key=_due)),
        proposed=_proposed(session, selection, cards),
        doubts=findings(session, selection).to_check,
        days_left=left if left is not None and left <= ENDING.days else None,
        followed_by=next(iter(next_ones), None),
        unknown_status=tally.by_status["unknown"],
        undescribed=tally.unlisted,
        gaps=sum(row.kind == "gap" and row.severity == "info" for row in discrepancies),
        without_money=not lines and not rows_of(session, PublishedTotal, selection),
    )


def _due(decision: DecisionLine) -> str:
    return span(decision.row.due).last.isoformat() if decision.row.due else ""


def _proposed(session: Session, selection: Selection, cards: Cards) -> tuple[Proposed, ...]:
    waiting: dict[str, list[str]] = {}
    for value in rows_of(session, IndicatorValue, selection):
        if value.state == "proposed":
            waiting.setdefault(value.indicator, []).append(value.period or "")
    return tuple(
        Proposed(row.key, row.label, tuple(filter(None, waiting[row.key])), cards.of(row, row.label))
        for row in rows_of(session, Indicator, selection)
        if row.key in waiting
    )

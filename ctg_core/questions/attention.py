"""What needs somebody's attention now, most pressing first, and the theme of the screen that tells more."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session

from ctg_core.model.dates import span
from ctg_core.model.discrepancy import Discrepancy
from ctg_core.model.document import RelatedDocument
from ctg_core.model.funding import FundingLine, PublishedTotal
from ctg_core.questions.progress import plan_progress
from ctg_core.questions.rows import convention_of, rows_of
from ctg_core.questions.selection import Selection

ENDING = timedelta(days=365)


@dataclass(frozen=True)
class Attention:
    """Counts and dates, not sentences; a count is 0 and a number of days None when there is nothing to say.

    ``days_left`` is negative once the convention has ended, None while its end is far or not documented.
    ``discrepancies`` counts those recorded in the sources by kind; ``followed_by`` is the convention announced next.
    """

    late: int
    due_soon: int
    days_left: int | None
    unknown_status: int
    undescribed: int
    without_money: bool
    followed_by: str | None
    discrepancies: dict[str, int]


def attention(session: Session, selection: Selection) -> Attention:
    """What deserves a look on the day looked at."""
    plan = plan_progress(session, selection)
    actions = list(plan.all_actions())
    end = convention_of(session, selection).end
    next_ones = [row.title for row in rows_of(session, RelatedDocument, selection) if row.relation == "successor"]
    left = (span(end).last - selection.day).days if end else None
    return Attention(
        late=plan.tally.late,
        due_soon=sum(action.due_soon for action in actions),
        days_left=left if left is not None and left <= ENDING.days else None,
        unknown_status=plan.tally.by_status["unknown"],
        undescribed=plan.tally.unlisted,
        without_money=not rows_of(session, FundingLine, selection) and not rows_of(session, PublishedTotal, selection),
        followed_by=next(iter(next_ones), None),
        discrepancies=dict(Counter(row.kind for row in rows_of(session, Discrepancy, selection))),
    )

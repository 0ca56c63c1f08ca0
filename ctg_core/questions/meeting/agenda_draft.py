"""An agenda drafted from the data: what a committee would have to look at, in the order a meeting takes it."""

from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.questions.governance.overview import EXECUTED, governance
from ctg_core.questions.indicators.attainment import GOING_BACK, TO_WATCH
from ctg_core.questions.indicators.list import indicators
from ctg_core.questions.meeting.attention import attention
from ctg_core.questions.selection import Selection

# Each topic of a meeting, with whether it informs, is debated, or decides, and the minutes it usually takes.
FOLLOWUP, PROGRESS, HELD_BACK, RESULTS, MONEY, ENDINGS, DOUBTS, NEXT = (
    "suivi",
    "avancement",
    "difficultes",
    "indicateurs",
    "argent",
    "echeances",
    "controles",
    "suite",
)
TOPICS: dict[str, tuple[str, int]] = {
    FOLLOWUP: ("information", 10),
    PROGRESS: ("information", 15),
    HELD_BACK: ("debate", 20),
    RESULTS: ("debate", 15),
    MONEY: ("debate", 10),
    ENDINGS: ("decision", 10),
    DOUBTS: ("information", 5),
    NEXT: ("information", 5),
}


@dataclass(frozen=True)
class DraftPoint:
    """One point to put on the agenda; ``subjects`` name what it is about, empty for the plan's progress."""

    topic: str
    kind: str
    minutes: int
    subjects: tuple[str, ...] = ()


def agenda_draft(session: Session, selection: Selection) -> tuple[DraftPoint, ...]:
    """The points that have something to say on the day looked at; the execution of past decisions opens."""
    found = attention(session, selection)
    decisions = governance(session, selection).decisions
    unexplained = (
        line.row.label
        for line in indicators(session, selection).followed
        if line.state in (GOING_BACK, TO_WATCH) and not (line.last and line.last.comment)
    )
    subjects = {
        FOLLOWUP: [one.row.title for one in decisions if one.execution != EXECUTED],
        PROGRESS: None,
        HELD_BACK: [item.row.title for item in (*found.late, *found.held_back)],
        RESULTS: list(unexplained),
        MONEY: [one.label for one in (*found.unpaid, *found.unanswered)],
        ENDINGS: [one.title for one in found.endings],
        DOUBTS: [one.title for one in found.doubts],
        NEXT: None,
    }
    return tuple(
        DraftPoint(topic, *TOPICS[topic], tuple(dict.fromkeys(named or ())))
        for topic, named in subjects.items()
        if named is None or named
    )

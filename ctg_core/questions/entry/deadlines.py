"""Every date somebody has to keep, late or to come: what a calendar holds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from ctg_core.model.action import Action, ActionStep
from ctg_core.model.dates import Precision, span
from ctg_core.model.facility import Facility
from ctg_core.model.meeting import Decision, Meeting
from ctg_core.model.milestone import Milestone
from ctg_core.questions.charge import WHOLE, Charge
from ctg_core.questions.entry.due_values import due_values
from ctg_core.questions.governance.expiries import label_end
from ctg_core.questions.governance.renewals import AGREEMENT, Renewal, renewals
from ctg_core.questions.plan.progress import CLOSED
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection

ACTION, STEP, VALUE, LABEL, MEETING, MILESTONE, DECISION = (
    "action",
    "step",
    "value",
    "label",
    "meeting",
    "milestone",
    "decision",
)
# A value is asked for once its period is over: so long to find it.
TO_GATHER = timedelta(days=90)


@dataclass(frozen=True)
class Deadline:
    """``ref`` tells it from all others, for ever; ``within`` names its action or place.

    ``day`` is the last day the date may mean, ``precision`` how exactly it is known.
    """

    ref: str
    kind: str
    title: str
    within: str | None
    day: date
    precision: Precision


def deadlines(session: Session, selection: Selection, charge: Charge) -> tuple[Deadline, ...]:
    """The dates of a charge that nothing says were kept, soonest first; the convention's own for coordination."""
    found = [
        *_actions(session, selection, charge),
        *_values(session, selection, charge),
        *_labels(session, selection, charge),
        *(_of_the_convention(session, selection) if charge.everything else ()),
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.ref)))


def _actions(session: Session, selection: Selection, charge: Charge) -> Iterator[Deadline]:
    held = {
        row.key: row
        for row in rows_of(session, Action, selection)
        if row.status not in CLOSED and charge.holds(row.themes, (row.key,), row.facilities)
    }
    for row in held.values():
        yield from _dated(f"actions/{row.key}", ACTION, row.title, None, row.planned_end)
    for step in rows_of(session, ActionStep, selection):
        if step.action in held and step.done_on is None:
            yield from _dated(f"action_steps/{step.key}", STEP, step.label, held[step.action].title, step.due)


def _values(session: Session, selection: Selection, charge: Charge) -> Iterator[Deadline]:
    for value in due_values(session, selection, charge).due:
        asked = span(value.period)
        ref = f"indicators/{value.indicator}/{value.period}/{value.by}"
        yield Deadline(ref, VALUE, value.label, value.period, asked.last + TO_GATHER, "day")


def _labels(session: Session, selection: Selection, charge: Charge) -> Iterator[Deadline]:
    for row in rows_of(session, Facility, selection):
        if row.closed is None and charge.holds(facilities=(row.key,)):
            for label in row.labels:
                yield from _dated(f"facilities/{row.key}/{label}", LABEL, label, row.name, label_end(label))


def _of_the_convention(session: Session, selection: Selection) -> Iterator[Deadline]:
    """What is planned and not held, reached or carried out."""
    for meeting in rows_of(session, Meeting, selection):
        if meeting.certainty == "planned":
            yield from _dated(f"meetings/{meeting.key}", MEETING, meeting.title, meeting.place, meeting.held_on)
    for milestone in rows_of(session, Milestone, selection):
        if milestone.certainty == "planned":
            when = milestone.end or milestone.start
            yield from _dated(f"milestones/{milestone.key}", MILESTONE, milestone.title, None, when)
    for decision in rows_of(session, Decision, selection):
        if decision.executed_on is None:
            yield from _dated(f"decisions/{decision.key}", DECISION, decision.title, None, decision.due)


def _dated(ref: str, kind: str, title: str, within: str | None, due: str | None) -> Iterable[Deadline]:
    if due is None:
        return ()
    meant = span(due)
    return (Deadline(ref, kind, title, within, meant.last, meant.precision),)


def calendar_deadlines(session: Session, selection: Selection) -> tuple[Deadline, ...]:
    """Every date of the convention, with the ends that ``deadlines`` leaves out; soonest first."""
    more = [_deadline(one) for one in renewals(session, selection) if one.kind != AGREEMENT]
    found = [*deadlines(session, selection, WHOLE), *more]
    return tuple(sorted(found, key=lambda one: (one.day, one.ref)))


def _deadline(one: Renewal) -> Deadline:
    meant = span(one.ending.end)
    ref = f"{one.ending.collection}/{one.ending.key}/end"
    return Deadline(ref, MILESTONE, f"Fin\u202f: {one.ending.title}", None, meant.last, meant.precision)

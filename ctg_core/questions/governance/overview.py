"""Who decides, what was decided, was it done: bodies, meetings, decisions and their execution."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from ctg_core.model.action import Action
from ctg_core.model.body import Body, BodyMember
from ctg_core.model.codes import ATTENDANCES, BODY_KINDS
from ctg_core.model.dates import span
from ctg_core.model.meeting import AgendaItem, Attendance, Decision, Meeting
from ctg_core.model.organisation import Organisation
from ctg_core.questions.governance.commitments import Commitments, commitments
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection
from ctg_core.questions.timing import CURRENT, PAST, TO_COME, UNDATED, state_on

EXECUTED, OVERDUE, UNKNOWN = "executed", "overdue", "unknown"
_OFFICER = "officer"
STEERING, COUNCIL = "steering_committee", "council"


@dataclass(frozen=True)
class Member:
    """An organisation's seat in a body; ``capacity`` is the function that holds it."""

    organisation: str
    capacity: str | None
    card: Card


@dataclass(frozen=True)
class DecisionLine:
    """One decision; ``row`` is what is recorded, ``decided_on`` its meeting's date, ``execution`` what is known of it.

    ``execution`` is EXECUTED, OVERDUE (its due date has passed and nobody said it was carried out) or UNKNOWN.
    """

    row: Decision
    meeting_title: str | None
    body: str | None
    decided_on: str | None
    responsible: str | None
    execution: str
    actions: tuple[str, ...]
    card: Card


@dataclass(frozen=True)
class MeetingLine:
    """One meeting; ``body`` is a name, ``attendances`` pairs an organisation with how it attended, in French."""

    row: Meeting
    body: str | None
    state: str
    agenda: tuple[str, ...]
    attendances: tuple[tuple[str, str], ...]
    decisions: tuple[DecisionLine, ...]
    card: Card

    @property
    def is_known(self) -> bool:
        """Whether a document says that it was held."""
        return self.state in (PAST, CURRENT) or (self.state == UNDATED and self.row.certainty == "confirmed")


@dataclass(frozen=True)
class BodyLine:
    """One body; ``kind_label`` is the French of its kind; ``by_year`` counts the meetings known to be held."""

    row: Body
    kind_label: str
    members: tuple[Member, ...]
    held: int
    by_year: tuple[tuple[int, int], ...]
    not_documented: int
    to_come: int
    card: Card


@dataclass(frozen=True)
class Governance:
    """``meetings`` and ``decisions`` latest first; ``cards`` holds those of the counts, by collection name.

    ``officers`` coordinate alone: a person is no body, and is counted with none.
    """

    bodies: tuple[BodyLine, ...]
    officers: tuple[BodyLine, ...]
    meetings: tuple[MeetingLine, ...]
    decisions: tuple[DecisionLine, ...]
    commitments: Commitments
    cards: dict[str, Card]

    @property
    def held(self) -> int:
        return sum(meeting.is_known for meeting in self.meetings)

    def executions(self) -> dict[str, int]:
        """How many decisions of each execution state."""
        counted = Counter(decision.execution for decision in self.decisions)
        return {state: counted[state] for state in (EXECUTED, OVERDUE, UNKNOWN)}

    def latest_decisions(self) -> tuple[DecisionLine, ...]:
        """Those of the last meeting known to have decided something."""
        dated = [decision for decision in self.decisions if decision.decided_on]
        return tuple(decision for decision in dated if decision.row.meeting == dated[0].row.meeting)


def execution_of(executed_on: str | None, due: str | None, day: date) -> str:
    """What is known of a decision's execution on a day: nothing is taken for done, nor for undone."""
    if executed_on is not None:
        return EXECUTED
    return OVERDUE if due is not None and span(due).last < day else UNKNOWN


def governance(session: Session, selection: Selection) -> Governance:
    """Bodies, meetings, decisions and commitments of the convention."""
    reader = _Reader(session, selection)
    meetings = sorted(reader.meetings(), key=lambda line: _day(line.row.held_on), reverse=True)
    decisions = sorted(reader.decisions, key=lambda line: _day(line.decided_on), reverse=True)
    steering = reader.bodies(meetings)
    bodies = [line for line in steering if line.row.kind != _OFFICER]
    known = [line.card for line in meetings if line.is_known]
    return Governance(
        bodies=tuple(bodies),
        officers=tuple(line for line in steering if line.row.kind == _OFFICER),
        meetings=tuple(meetings),
        decisions=tuple(decisions),
        commitments=commitments(session, selection),
        cards={
            "bodies": reader.count("bodies", "Instances", _BODIES, [line.card for line in bodies]),
            "meetings": reader.count("meetings", "Réunions connues", _MEETINGS, known),
            "decisions": reader.count("decisions", "Décisions", _DECISIONS, [line.card for line in decisions]),
        },
    )


_BODIES = "Nombre d’instances que les documents nomment."
_MEETINGS = "Nombre de réunions dont un document dit qu’elles ont eu lieu\u202f; les réunions prévues n’y sont pas."
_DECISIONS = "Nombre de décisions que les documents rapportent."


def _day(partial: str | None) -> date:
    return span(partial).last if partial else date.min


class _Reader:
    """Reads the rows of one convention once, and makes the lines of the answer from them."""

    def __init__(self, session: Session, selection: Selection) -> None:
        self._session, self._selection = session, selection
        self._cards = Cards(session, selection)
        self._organisations = {row.key: row.name for row in rows_of(session, Organisation, selection)}
        self._actions = {row.key: row.title for row in rows_of(session, Action, selection)}
        self._bodies = {row.key: row for row in rows_of(session, Body, selection)}
        self._meetings = {row.key: row for row in rows_of(session, Meeting, selection)}
        self.decisions = [self._decision(row) for row in rows_of(session, Decision, selection)]

    def count(self, collection: str, title: str, formula: str, rows: list[Card]) -> Card:
        return self._cards.computed(collection, title, formula, rows=rows)

    def meetings(self) -> list[MeetingLine]:
        agenda, attendances = self._agenda(), self._attendances()
        return [
            MeetingLine(
                row=row,
                body=self._body_name(row.body),
                state=state_on(self._selection.day, row.held_on, None, row.certainty),
                agenda=tuple(agenda.get(row.key, [])),
                attendances=tuple(attendances.get(row.key, [])),
                decisions=tuple(line for line in self.decisions if line.row.meeting == row.key),
                card=self._cards.of(row, row.title),
            )
            for row in self._meetings.values()
        ]

    def bodies(self, meetings: list[MeetingLine]) -> list[BodyLine]:
        members: dict[str, list[Member]] = {}
        for row in rows_of(self._session, BodyMember, self._selection):
            name = self._organisations[row.organisation]
            members.setdefault(row.body, []).append(Member(name, row.capacity, self._cards.of(row, name)))
        return [
            self._body(row, tuple(members.get(row.key, [])), [line for line in meetings if line.row.body == row.key])
            for row in self._bodies.values()
        ]

    def _body(self, row: Body, members: tuple[Member, ...], meetings: list[MeetingLine]) -> BodyLine:
        held = [line for line in meetings if line.is_known]
        coming = sum(line.state == TO_COME for line in meetings)
        years = Counter(span(line.row.held_on).first.year for line in held if line.row.held_on)
        return BodyLine(
            row=row,
            kind_label=BODY_KINDS[row.kind],
            members=members,
            held=len(held),
            by_year=tuple(sorted(years.items())),
            not_documented=len(meetings) - len(held) - coming,
            to_come=coming,
            card=self._cards.of(row, row.name),
        )

    def _decision(self, row: Decision) -> DecisionLine:
        meeting = self._meetings.get(row.meeting or "")
        return DecisionLine(
            row=row,
            meeting_title=meeting.title if meeting else None,
            body=self._body_name(meeting.body) if meeting else None,
            decided_on=meeting.held_on if meeting else None,
            responsible=self._organisations.get(row.responsible or ""),
            execution=execution_of(row.executed_on, row.due, self._selection.day),
            actions=tuple(self._actions[key] for key in row.actions if key in self._actions),
            card=self._cards.of(row, row.title),
        )

    def _agenda(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for row in rows_of(self._session, AgendaItem, self._selection):
            found.setdefault(row.meeting, []).append(row.title)
        return found

    def _attendances(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for row in rows_of(self._session, Attendance, self._selection):
            attended = (self._organisations[row.organisation], ATTENDANCES[row.state])
            found.setdefault(row.meeting, []).append(attended)
        return found

    def _body_name(self, key: str | None) -> str | None:
        return self._bodies[key].name if key else None

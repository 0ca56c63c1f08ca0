"""Everything about one meeting: its agenda, who is expected and who came, what it decided, its sealed state."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from ctg_core.model.body import Body, BodyMember
from ctg_core.model.dates import span
from ctg_core.model.meeting import AgendaItem, Attendance, Decision, Meeting
from ctg_core.model.organisation import Organisation
from ctg_core.model.signatory import Signatory
from ctg_core.questions.meeting.agenda_draft import ENDINGS, FOLLOWUP, HELD_BACK, MONEY, NEXT, PROGRESS, RESULTS, TOPICS
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection


@dataclass(frozen=True)
class Expected:
    """One organisation; ``said`` is how it attended, None while nobody said."""

    organisation: str
    name: str
    signatory: bool
    said: Attendance | None

    @property
    def state(self) -> str | None:
        return self.said.state if self.said else None


@dataclass(frozen=True)
class MeetingFile:
    """``body`` is the name of the committee that meets; lists are in the order of the meeting."""

    key: str
    title: str
    body: str | None
    body_key: str | None
    held_on: str | None
    place: str | None
    certainty: str
    agenda: tuple[AgendaItem, ...]
    expected: tuple[Expected, ...]
    decisions: tuple[Decision, ...]

    @property
    def minutes(self) -> int:
        """How long the agenda takes."""
        return sum(point.minutes or 0 for point in self.agenda)

    def signatories(self) -> tuple[int, int]:
        """How many signatories are present or represented, among how many."""
        signing = [one for one in self.expected if one.signatory]
        return sum(one.state in ("present", "represented") for one in signing), len(signing)


def meeting_names(session: Session, selection: Selection) -> tuple[Meeting, ...]:
    """Every meeting, the next one first, then those gone by, the latest first."""
    found = rows_of(session, Meeting, selection)
    coming = [one for one in found if one.certainty == "planned" and _day(one) >= selection.day]
    gone = [one for one in found if one not in coming]
    return (*sorted(coming, key=_day), *sorted(gone, key=_day, reverse=True))


def meeting_file(session: Session, selection: Selection, key: str) -> MeetingFile | None:
    """The meeting of that key, None when there is none."""
    row = session.get(Meeting, (selection.convention, key))
    if row is None:
        return None
    bodies = {body.key: body.name for body in rows_of(session, Body, selection)}
    return MeetingFile(
        key=row.key,
        title=row.title,
        body=bodies.get(row.body or ""),
        body_key=row.body,
        held_on=row.held_on,
        place=row.place,
        certainty=row.certainty,
        agenda=tuple(one for one in rows_of(session, AgendaItem, selection) if one.meeting == key),
        expected=_expected(session, selection, row),
        decisions=tuple(one for one in rows_of(session, Decision, selection) if one.meeting == key),
    )


def _day(meeting: Meeting) -> date:
    return span(meeting.held_on).last if meeting.held_on else date.max


def topic_of(row: AgendaItem) -> str | None:
    """The topic a point was drafted from or speaks of, None when it is another.

    A drafted point bears its topic in its key (``copil-2026-suivi``); one people wrote tells it by its words.
    """
    drafted = row.key.removeprefix(f"{row.meeting}-")
    if drafted in TOPICS:
        return drafted
    title = row.title.casefold()
    return next((topic for words, topic in _WORDS.items() if any(word in title for word in words)), None)


_WORDS = {
    ("décision", "relevé"): FOLLOWUP,
    ("avancement",): PROGRESS,
    ("indicateur",): RESULTS,
    ("financ", "budget"): MONEY,
    ("difficulté", "retard", "frein", "focus"): HELD_BACK,
    ("agrément", "renouvellement"): ENDINGS,
    ("calendrier", "prochain"): NEXT,
}


def _expected(session: Session, selection: Selection, meeting: Meeting) -> tuple[Expected, ...]:
    """The members of the body and the signatories, then whoever else is said to have come."""
    names = {row.key: row.name for row in rows_of(session, Organisation, selection)}
    signing = {row.organisation for row in rows_of(session, Signatory, selection)}
    members = [row.organisation for row in rows_of(session, BodyMember, selection) if row.body == meeting.body]
    said = {row.organisation: row for row in rows_of(session, Attendance, selection) if row.meeting == meeting.key}
    return tuple(
        Expected(
            organisation=key,
            name=names.get(key, key),
            signatory=key in signing,
            said=said.get(key),
        )
        for key in dict.fromkeys([*members, *sorted(signing), *said])
    )


def lacking(decision: Decision) -> tuple[str, ...]:
    """The fields a decision would need to be followed: responsible, due."""
    return tuple(name for name in ("responsible", "due") if getattr(decision, name) is None)

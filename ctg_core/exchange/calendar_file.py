"""Due dates as an .ics file, that any calendar opens: read again, it changes its events and doubles none."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event

from ctg_core.model.french import quoted
from ctg_core.questions.entry.deadlines import ACTION, DECISION, LABEL, MEETING, MILESTONE, STEP, VALUE, Deadline
from ctg_core.questions.selection import Selection

MIME = "text/calendar"
_WORDS = {
    ACTION: "Fin de l’action",
    STEP: "Étape",
    VALUE: "Valeur à donner",
    LABEL: "Fin d’agrément",
    MEETING: "Séance",
    MILESTONE: "Étape de la convention",
    DECISION: "Décision à exécuter",
}
_NEAR = {
    "month": "au mois près",
    "quarter": "au trimestre près",
    "half_year": "au semestre près",
    "year": "à l’année près",
}
_AHEAD = timedelta(days=7)


def calendar_file(deadlines: Iterable[Deadline], selection: Selection, name: str) -> bytes:
    """The bytes of an .ics file named ``name``; the same dates on the same day give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//Tableau de bord CTG//FR")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for deadline in deadlines:
        calendar.add_component(_event(deadline, selection, name))
    content: bytes = calendar.to_ical()
    return content


def _event(deadline: Deadline, selection: Selection, name: str) -> Event:
    event = Event()
    event.add("uid", _uid(deadline, selection.convention))
    event.add("dtstamp", datetime.combine(selection.day, time(), UTC))
    event.add("summary", f"{_WORDS[deadline.kind]}\u202f: {deadline.title}")
    event.add("description", "\n".join(filter(None, [_about(deadline), _near(deadline), name])))
    event.add("dtstart", deadline.day)
    event.add("dtend", deadline.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add_component(_alarm(deadline))
    return event


def _alarm(deadline: Deadline) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", deadline.title)
    alarm.add("trigger", -_AHEAD)
    return alarm


def _uid(deadline: Deadline, convention: str) -> str:
    """The same for ever: no word of it is in the open, for an address book keeps it."""
    return f"{sha256(f'{convention}/{deadline.ref}'.encode()).hexdigest()[:32]}@ctg"


def _about(deadline: Deadline) -> str | None:
    if deadline.within is None:
        return None
    return f"Période\u202f: {deadline.within}" if deadline.kind == VALUE else quoted(deadline.within)


def _near(deadline: Deadline) -> str | None:
    near = _NEAR.get(deadline.precision)
    return near and f"Date connue {near}\u202f: le dernier jour possible est noté."

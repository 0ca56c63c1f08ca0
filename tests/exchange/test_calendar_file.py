"""The .ics file: read back by the library that calendars are made with, the same for the same dates."""

from datetime import date, timedelta

from icalendar import Calendar, Event

from ctg_core.exchange.calendar_file import calendar_file
from ctg_core.questions.entry.deadlines import ACTION, MEETING, VALUE, Deadline
from ctg_core.questions.selection import Selection

SELECTION = Selection("essai", date(2026, 11, 22))
DATES = (
    Deadline("actions/a", ACTION, "Ouvrir; une, crèche\nici", None, date(2027, 6, 30), "half_year"),
    Deadline("meetings/m", MEETING, "Comité", "Mairie", date(2027, 2, 3), "day"),
    Deadline("indicators/i/2025/whole", VALUE, "É" * 200, "2025", date(2026, 3, 31), "day"),
)


def events(content: bytes) -> list[Event]:
    return [part for part in Calendar.from_ical(content).walk() if part.name == "VEVENT"]


def test_each_date_is_a_whole_day_with_an_alarm_a_week_before() -> None:
    action, meeting, value = events(calendar_file(DATES, SELECTION, "CTG d’essai"))
    assert str(action["summary"]) == "Fin de l’action\u202f: Ouvrir; une, crèche\nici"
    assert (action.decoded("dtstart"), action.decoded("dtend")) == (date(2027, 6, 30), date(2027, 7, 1))
    assert "au semestre près" in str(action["description"])
    assert "Mairie" in str(meeting["description"])
    assert "Période\u202f: 2025" in str(value["description"])
    [alarm] = action.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(days=-7)


def test_the_same_dates_keep_their_names_and_bytes() -> None:
    content = calendar_file(DATES, SELECTION, "CTG d’essai")
    assert content == calendar_file(DATES, SELECTION, "CTG d’essai")
    moved = [Deadline(one.ref, one.kind, "Autre", one.within, date(2030, 1, 1), "day") for one in DATES]
    after = events(calendar_file(moved, SELECTION, "CTG d’essai"))
    uids = [str(one["uid"]) for one in events(content)]
    assert [str(one["uid"]) for one in after] == uids
    assert len(set(uids)) == 3
    elsewhere = events(calendar_file(DATES, Selection("autre", SELECTION.day), "CTG d’essai"))
    assert not {str(one["uid"]) for one in elsewhere} & set(uids)


def test_lines_are_short_and_end_as_the_format_asks() -> None:
    content = calendar_file(DATES, SELECTION, "CTG d’essai")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content.endswith(b"END:VCALENDAR\r\n")


def test_nothing_due_is_an_empty_calendar() -> None:
    assert events(calendar_file((), SELECTION, "CTG d’essai")) == []

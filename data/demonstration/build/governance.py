"""The bodies, who sits in them, what was said and decided in their meetings."""

from collections.abc import Iterator

from data.demonstration.build.story import Plain, chapter, entered, fields

_STATES = ("present", "excused", "represented", "absent")


def governance_rows() -> dict[str, list[Plain]]:
    """Collections ``bodies``, ``body_members``, ``meetings``, ``agenda_items``, ``attendances``, ``decisions``."""
    story = chapter("governance")
    by = entered(story)
    meetings = story["meetings"]
    return {
        "bodies": [{**by, **body} for body in story["bodies"]],
        "body_members": [{**by, **row} for row in _members(story)],
        "meetings": [{**by, **_meeting(meeting)} for meeting in meetings],
        "agenda_items": [{**by, **row} for meeting in meetings for row in _agenda(meeting)],
        "attendances": [{**by, **row} for meeting in meetings for row in _attendances(meeting)],
        "decisions": [{**by, "meeting": m["key"], **row} for m in meetings for row in m.get("decisions", [])],
    }


def _members(story: Plain) -> Iterator[Plain]:
    for body, seats in story["members"].items():
        for organisation, capacity in seats.items():
            yield {"key": f"{body}-{organisation}", "body": body, "organisation": organisation, "capacity": capacity}


def _meeting(meeting: Plain) -> Plain:
    told = {name: meeting[name] for name in ("key", "body", "title", "held_on", "place")}
    return {**told, "certainty": meeting.get("certainty", "confirmed")}


def _agenda(meeting: Plain) -> Iterator[Plain]:
    for rank, item in enumerate(meeting["agenda"], start=1):
        title, description = fields(item, 2)
        yield {"key": f"{meeting['key']}-{rank}", "meeting": meeting["key"], "title": title, "description": description}


def _attendances(meeting: Plain) -> Iterator[Plain]:
    for state in _STATES:
        for organisation in meeting.get(state, []):
            key = f"{meeting['key']}-{organisation}"
            yield {"key": key, "meeting": meeting["key"], "organisation": organisation, "state": state}

"""What is written for a meeting and during it: its agenda and its order, who came, what is decided, what was done."""

from collections.abc import Mapping, Sequence
from typing import Any

from ctg_core.commands.refusal import Invalid
from ctg_core.commands.registry import command
from ctg_core.commands.rights import COORDINATOR
from ctg_core.commands.rows import rows_in_order
from ctg_core.commands.writer import Writer
from ctg_core.model.french import quoted
from ctg_core.model.meeting import AgendaItem, Attendance, Decision, Meeting


@command(COORDINATOR)
def plan_meeting(writer: Writer, fields: Mapping[str, Any]) -> str:
    """Add a planned meeting; its key. Invalid without a title."""
    title = str(fields.get("title") or "").strip()
    if not title:
        raise Invalid([("titre", "donnez un titre à la séance")])
    key = "-".join(filter(None, ["seance", fields.get("held_on")]))
    return writer.add(Meeting, {"certainty": "planned", **fields, "title": title}, key=key).key


@command(COORDINATOR)
def draft_agenda(writer: Writer, meeting: str, points: Mapping[str, Mapping[str, Any]]) -> int:
    """Add to the agenda the points it does not have yet, by topic; how many. Invalid for an unknown meeting."""
    _known(writer, meeting)
    missing = {topic: point for topic, point in points.items() if writer.find(AgendaItem, f"{meeting}-{topic}") is None}
    for topic, point in missing.items():
        writer.add(AgendaItem, {**point, "meeting": meeting, "nature": "entered"}, key=f"{meeting}-{topic}")
    return len(missing)


@command(COORDINATOR)
def order_agenda(writer: Writer, meeting: str, keys: Sequence[str]) -> None:
    """Give the points of an agenda this order; Conflict when one was added or removed since."""
    writer.reorder([row for row in rows_in_order(writer, AgendaItem, keys) if row.meeting == meeting])


@command(COORDINATOR)
def record_attendance(writer: Writer, meeting: str, states: Mapping[str, tuple[int | None, str]]) -> int:
    """Record {organisation: (version displayed or None, state)}; how many changed. Conflict, or Invalid (meeting)."""
    _known(writer, meeting)
    done = 0
    for organisation, (seen, state) in states.items():
        key = f"{meeting}-{organisation}"
        if seen is None and writer.find(Attendance, key) is None:
            fields = {"meeting": meeting, "organisation": organisation, "state": state, "nature": "entered"}
            writer.add(Attendance, fields, key=key)
            done += 1
        else:
            done += writer.edit(Attendance, key, seen or 0, {"state": state}) is not None
    return done


@command(COORDINATOR)
def take_decision(writer: Writer, meeting: str, fields: Mapping[str, Any]) -> str:
    """Record a decision of the meeting, at once in the record; its key. Invalid says what it lacks."""
    row = _known(writer, meeting)
    if not str(fields.get("title") or "").strip():
        raise Invalid([("décision", "il manque sa formulation, ce que la séance décide")])
    number = sum(1 for one in writer.all_of(Decision) if one.meeting == meeting) + 1
    key = writer.add(Decision, {**fields, "meeting": meeting, "nature": "entered"}, key=f"{meeting}-d{number}").key
    if row.certainty == "planned":
        writer.edit(Meeting, meeting, row.version, {"certainty": "confirmed"})
    return key


def _known(writer: Writer, meeting: str) -> Meeting:
    row = writer.find(Meeting, meeting)
    if row is None:
        raise Invalid([("séance", f"{quoted(meeting)} n’existe pas dans cette convention")])
    return row

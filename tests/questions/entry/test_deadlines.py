"""The dates somebody has to keep: their own, not yet kept, the convention's for coordination."""

from datetime import date
from typing import Any

from ctg_core.questions.charge import WHOLE, Charge
from ctg_core.questions.entry.deadlines import (
    ACTION,
    DECISION,
    LABEL,
    MEETING,
    MILESTONE,
    STEP,
    VALUE,
    Deadline,
    deadlines,
)
from tests.questions.plan.asked_plan import DAY, asked

ROWS: dict[str, Any] = {
    "actions": [
        {"key": "a", "title": "A", "themes": ["youth"], "planned_end": "2027-S1", "status": "in_progress"},
        {"key": "b", "title": "B", "themes": ["early_childhood"], "planned_end": "2026-03"},
        {"key": "c", "title": "C", "themes": ["youth"], "planned_end": "2027", "status": "done"},
    ],
    "action_steps": [
        {"key": "a-1", "action": "a", "label": "Faite", "due": "2026-01", "done_on": "2026-01-05"},
        {"key": "a-2", "action": "a", "label": "À faire", "due": "2026-12-24"},
        {"key": "c-1", "action": "c", "label": "Close", "due": "2026-12-24"},
    ],
    "facilities": [
        {"key": "f", "name": "F", "type": "eaje", "labels": ["Agrément jusqu’au 31 août 2027", "PSU"]},
        {"key": "g", "name": "G", "type": "eaje", "closed": "2025", "labels": ["Agrément jusqu’au 31 août 2027"]},
    ],
    "indicators": [
        {"key": "i", "label": "I", "kind": "output", "unit": "places", "theme": "youth", "periodicity": "an"}
    ],
    "meetings": [
        {"key": "m", "title": "M", "held_on": "2027-02-03", "certainty": "planned"},
        {"key": "n", "title": "N", "held_on": "2026-02-03", "certainty": "confirmed"},
    ],
    "milestones": [{"key": "j", "title": "J", "end": "2027-12", "certainty": "planned"}],
    "decisions": [
        {"key": "d", "title": "D", "due": "2026-06-30"},
        {"key": "e", "title": "E", "due": "2026-06-30", "executed_on": "2026-06-01"},
    ],
}


def told(charge: Charge) -> list[tuple[str, str, date]]:
    found: tuple[Deadline, ...] = asked(lambda session, selection: deadlines(session, selection, charge), **ROWS)
    return [(one.kind, one.title, one.day) for one in found]


def test_coordination_has_every_date_that_was_not_kept_soonest_first() -> None:
    assert told(WHOLE) == [
        (ACTION, "B", date(2026, 3, 31)),  # the last day a date may mean
        (VALUE, "I", date(2026, 3, 31)),  # 2025, then ninety days to find it
        (DECISION, "D", date(2026, 6, 30)),
        (STEP, "À faire", date(2026, 12, 24)),
        (MEETING, "M", date(2027, 2, 3)),
        (ACTION, "A", date(2027, 6, 30)),
        (LABEL, "Agrément jusqu’au 31 août 2027", date(2027, 8, 31)),
        (MILESTONE, "J", date(2027, 12, 31)),
    ]
    assert DAY.year == 2026


def test_a_contributor_has_those_of_their_charge() -> None:
    assert [(kind, title) for kind, title, _ in told(Charge(themes=("youth",)))] == [
        (VALUE, "I"),
        (STEP, "À faire"),
        (ACTION, "A"),
    ]
    assert [kind for kind, *_ in told(Charge(facilities=("f",)))] == [LABEL]
    assert told(Charge()) == []

"""Which sealed state of a meeting counts, by worked examples: when it was sealed, when the meeting is."""

from datetime import date

import pytest

from ctg_core.commands.load import load_sound
from ctg_core.model.history import Freeze
from ctg_core.questions.selection import Selection
from ctg_core.questions.states.freezes import sealed_states
from ctg_core.store.store import Store
from tests.dossier.written import dossier

HERE, DAY = "essai", date(2026, 12, 1)


def said(store: Store, meeting: dict[str, str], *sealed: tuple[str, str | None, str]) -> list[tuple[str, str, bool]]:
    """(key, what replaced it, whether it may be replaced) of states sealed as (key, meeting, instant)."""
    load_sound(store, dossier(meetings=[{"key": "copil", "title": "Copil", **meeting}]), by="test", reason=None)
    with store.writing() as session:
        for key, of, at in sealed:
            session.add(
                Freeze(
                    convention=HERE,
                    key=key,
                    label=key,
                    meeting=of,
                    sealed_at=at,
                    sealed_by="test",
                    sha256="0" * 64,
                    content=b"",
                )
            )
    with store.reading() as session:
        found = sealed_states(session, Selection(HERE, DAY))
    return [(one.key, one.replaced_by.key if one.replaced_by else "", one.provisional) for one in found]


def test_the_later_state_of_a_meeting_replaces_the_earlier_ones(empty_store: Store) -> None:
    found = said(
        empty_store,
        {"held_on": "2026-12-10", "certainty": "planned"},
        ("first", "copil", "2026-11-22T09:00:00Z"),
        ("none", None, "2026-11-23T09:00:00Z"),
        ("second", "copil", "2026-12-01T09:00:00Z"),
        ("other", None, "2026-12-02T09:00:00Z"),
        ("third", "copil", "2026-12-10T08:00:00Z"),
    )
    assert found == [
        ("third", "", False),
        ("other", "", False),
        ("second", "third", False),
        ("none", "", False),
        ("first", "third", False),
    ]


@pytest.mark.parametrize(
    ("held_on", "certainty", "at", "again"),
    [
        ("2026-12-10", "planned", "2026-12-09T22:59:00Z", True),  # 23:59 in France, the day before
        ("2026-12-10", "planned", "2026-12-09T23:01:00Z", False),  # past midnight in France: its day
        ("2026-12-10", "confirmed", "2026-12-09T12:00:00Z", True),  # held since, and sealed before
        ("2026-12-10", "confirmed", "2026-12-11T12:00:00Z", False),
        ("2026-12", "planned", "2026-12-09T12:00:00Z", True),  # some day of December, still to come
        ("2026-12", "confirmed", "2026-12-09T12:00:00Z", False),  # held some day of December: perhaps before
        ("2026-12", "confirmed", "2026-11-30T12:00:00Z", True),
        (None, "planned", "2026-12-09T12:00:00Z", True),
        (None, "confirmed", "2026-12-09T12:00:00Z", False),
    ],
)
def test_a_state_sealed_before_the_day_of_its_meeting_may_be_replaced(
    held_on: str | None, certainty: str, at: str, again: bool, empty_store: Store
) -> None:
    meeting = {"certainty": certainty, **({"held_on": held_on} if held_on else {})}
    assert said(empty_store, meeting, ("copil", "copil", at)) == [("copil", "", again)]

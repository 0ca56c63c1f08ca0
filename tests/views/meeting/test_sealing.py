"""What is told before a state is sealed for ever."""

from datetime import date

import pytest

from ctg_core.questions.meeting.meeting import MeetingFile
from ctg_core.questions.states.freezes import SealedState
from ctg_core.views.meeting.sealing import sealing_question, sealing_terms
from tests.views.read import plain

DAY = date(2026, 12, 1)
STANDING = SealedState("copil", "Copil", "copil", "2026-11-22T13:05:00Z", "moi", "0" * 64, 1, None)


def meeting(held_on: str | None, certainty: str) -> MeetingFile:
    return MeetingFile("copil", "Copil d’hiver", None, None, held_on, None, certainty, (), (), ())


@pytest.mark.parametrize(
    ("held_on", "certainty", "told"),
    [
        ("2026-12-10", "planned", "La séance est dans 9 jours : ce qui sera saisi d’ici là n’y figurera pas"),
        ("2026-12-02", "planned", "La séance est dans 1 jour : ce qui"),
        ("2026-12", "planned", "La séance est prévue en décembre 2026 : ce qui"),
        (None, "planned", "La date de la séance n’est pas fixée : ce qui"),
        ("2026-12-01", "planned", "cet état ne pourra pas être refait."),
        ("2025-06-26", "confirmed", "cet état ne pourra pas être refait."),
    ],
)
def test_how_far_the_meeting_is(held_on: str | None, certainty: str, told: str) -> None:
    said = plain(" ".join(sealing_terms(meeting(held_on, certainty), None, DAY)))
    assert told in said
    assert "reste pour toujours" in said
    assert "remplacera" not in said


def test_for_which_meeting_and_over_which_state() -> None:
    file = meeting("2026-12-10", "planned")
    assert plain(sealing_question(file)) == (
        "Arrêter l’état de la convention pour « Copil d’hiver », le 10 décembre 2026 ?"
    )
    assert "remplacera celui qui a été arrêté le 22 novembre 2026 à 14 h 05" in plain(
        " ".join(sealing_terms(file, STANDING, DAY))
    )

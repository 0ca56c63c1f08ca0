"""Meetings and decisions as the documents list them."""

from collections.abc import Iterable, Sequence

from ctg_core.model.french import NARROW, SILENT, capital, enumerated
from ctg_core.model.french_dates import moment
from ctg_core.questions.governance.overview import DecisionLine, MeetingLine
from ctg_core.questions.governance.words import execution_alone, meeting_state

DECISION_COLUMNS = ("N°", "Décision", "Responsable", "Échéance", "Vote")
FOLLOWED_COLUMNS = ("Décision", "Prise le", "Responsable", "Échéance", "Exécution")
MEETING_COLUMNS = ("Réunion", "Date", "Instance", "État", "Décisions")


def decision_rows(decisions: Sequence[DecisionLine]) -> list[Sequence[str]]:
    """What was decided, numbered in the order it was."""
    return [
        (
            str(rank),
            decision_words(line),
            line.responsible or SILENT,
            _when(line.row.due),
            line.row.vote or "non renseigné",
        )
        for rank, line in enumerate(decisions, start=1)
    ]


def followed_rows(decisions: Iterable[DecisionLine]) -> list[Sequence[str]]:
    """What became of what was decided."""
    return [
        (
            decision_words(line),
            _when(line.decided_on),
            line.responsible or SILENT,
            _when(line.row.due),
            ". ".join(filter(None, [capital(execution_alone(line)), line.row.execution_note])),
        )
        for line in decisions
    ]


def decision_words(line: DecisionLine) -> str:
    """The wording of a decision: its title, its text, the actions it is about."""
    about = f"Concerne{NARROW}: {enumerated(list(line.actions))}" if line.actions else None
    said = [line.row.title, line.row.text if line.row.text != line.row.title else None, about]
    return ". ".join(part.rstrip(".") for part in said if part)


def meeting_rows(meetings: Iterable[MeetingLine]) -> list[Sequence[str]]:
    """A row a meeting."""
    return [
        (
            line.row.title,
            _when(line.row.held_on),
            line.body or SILENT,
            capital(meeting_state(line)),
            str(len(line.decisions)) if line.decisions else "aucune connue",
        )
        for line in meetings
    ]


def _when(partial: str | None) -> str:
    return moment(partial) if partial else SILENT

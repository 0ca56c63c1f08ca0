"""Decisions and meetings in words: what is known of what followed."""

from ctg_core.model.french_dates import on
from ctg_core.questions.governance.overview import EXECUTED, OVERDUE, DecisionLine, MeetingLine
from ctg_core.questions.timing import CURRENT, EXPECTED, PAST, TO_COME, UNDATED, UNDOCUMENTED

_PLANNED = {
    EXPECTED: "prévue pour cette période, non confirmée",
    TO_COME: "à venir",
    UNDOCUMENTED: "prévue, tenue non documentée",
    UNDATED: "prévue, sans date",
}
_HELD = {PAST: "tenue", CURRENT: "tenue", TO_COME: "à venir, date confirmée", UNDATED: "tenue, date non documentée"}


def execution_words(line: DecisionLine) -> str:
    """What is known of the execution of a decision, said on its own."""
    words = execution_alone(line)
    return words if line.execution == EXECUTED else words.replace("non renseignée", "exécution non renseignée")


def execution_alone(line: DecisionLine) -> str:
    """The same under a heading that already says what it is about."""
    if line.execution == EXECUTED:
        return f"exécutée {on(line.row.executed_on or '')}"
    return "échéance passée, non renseignée" if line.execution == OVERDUE else "non renseignée"


def meeting_state(line: MeetingLine) -> str:
    """Whether a meeting was held, as far as is known: "tenue", "à venir"."""
    return (_PLANNED if line.row.certainty == "planned" else _HELD)[line.state]

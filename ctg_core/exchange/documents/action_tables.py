"""Actions and indicators as the documents list them: the same words as on screen, in plain rows."""

from collections.abc import Iterable, Sequence

from ctg_core.model.french import SILENT, capital
from ctg_core.questions.actions.items import ActionItem
from ctg_core.questions.actions.words import end_words, progress_words, status_words
from ctg_core.questions.indicators.attainment import STATES
from ctg_core.questions.indicators.list import IndicatorLine
from ctg_core.questions.indicators.values import Reading
from ctg_core.questions.indicators.words import value_text, when_text, why

ACTION_COLUMNS = ("Action", "Statut", "Avancement", "Échéance", "Chef de file")
INDICATOR_COLUMNS = ("Indicateur", "Au départ", "Dernière valeur", "Cible", "Où il en est")


def coded(item: ActionItem) -> str:
    """The title after its code."""
    return f"{item.row.code} {item.row.title}" if item.row.code else item.row.title


def action_rows(items: Iterable[ActionItem]) -> list[Sequence[str]]:
    """A row an action."""
    return [
        (
            coded(item),
            capital(status_words(item)),
            progress_words(item.progress),
            end_words(item),
            item.lead.name if item.lead else SILENT,
        )
        for item in items
    ]


def indicator_rows(lines: Iterable[IndicatorLine]) -> list[Sequence[str]]:
    """A row an indicator: where it started, where it is, where it should get, and what that makes."""
    return [
        (
            line.row.label,
            dated(line.baseline),
            dated(line.last),
            dated(line.target),
            f"{capital(STATES[line.state])}. {_why(line)}",
        )
        for line in lines
    ]


def dated(reading: Reading | None) -> str:
    """ "45 places (2025)", or that nothing is known."""
    if reading is None or reading.value is None:
        return SILENT
    return f"{value_text(reading)} ({when_text(reading)})"


def _why(line: IndicatorLine) -> str:
    words = capital(why(line))
    return "" if words.casefold() == STATES[line.state].casefold() else f"{words}."

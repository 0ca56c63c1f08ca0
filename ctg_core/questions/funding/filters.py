"""What the funding lines can be narrowed by; a line printed for two themes is found under either of them."""

from collections.abc import Callable, Iterable
from functools import partial

from ctg_core.questions.filtered_list import Choice, Field, FilteredList
from ctg_core.questions.funding.lines import Line
from ctg_core.questions.funding.sums import UNKNOWN


def _said(read: Callable[[Line], Iterable[str | None]], line: Line) -> list[Choice]:
    """What a line says there, else that it says nothing: the unknown is a choice like others."""
    return [Choice(label, label) for label in filter(None, read(line))] or [Choice(UNKNOWN, UNKNOWN)]


def _rank(choice: Choice) -> tuple[bool, str]:
    return choice.key == UNKNOWN, choice.name.casefold()


def _field(parameter: str, label: str, read: Callable[[Line], Iterable[str | None]]) -> Field[Line]:
    return Field(parameter, label, partial(_said, read), _rank)


LINES = FilteredList[Line](
    noun=("ligne", "lignes"),
    hidden=("ligne masquée", "lignes masquées"),
    fields=(
        _field("annee", "Année", lambda line: [str(line.row.year or "")]),
        _field("financeur", "Financeur", lambda line: [line.funder_label]),
        _field("dispositif", "Dispositif", lambda line: line.schemes),
        _field("theme-ligne", "Thème", lambda line: line.themes),
        _field("beneficiaire", "Bénéficiaire", lambda line: [line.payee]),
        _field("axe-ligne", "Axe du plan", lambda line: [line.axis]),
    ),
    page="page",
)

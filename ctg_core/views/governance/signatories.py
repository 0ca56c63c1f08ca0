"""Who signs, in a table that never takes a planned signature for a signature."""

from collections.abc import Callable

from ctg_core.questions.governance.signatories import Act, Signatories, SignatoryLine
from ctg_core.questions.timing import CURRENT, EXPECTED, PAST, TO_COME, UNDATED, UNDOCUMENTED
from ctg_core.questions.timing_words import when
from ctg_core.views.blocks import badge
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import SILENT, counted, enumerated, typeset
from ctg_core.views.table import Cell, Table
from ctg_core.views.view_cache import cached_view

_PLANNED = {
    EXPECTED: "prévue pour cette période, non confirmée",
    TO_COME: "prévue, à venir",
    UNDOCUMENTED: "prévue, réalisation non documentée",
}
_CONFIRMED = {PAST: "confirmée", CURRENT: "confirmée", TO_COME: "à venir, date confirmée"}
_NOT_SAID = "date imprimée, réalisation non documentée"


_COLUMNS: dict[str, Callable[[SignatoryLine], str]] = {
    "Qui signe": lambda line: line.capacity or SILENT,
    "Délibération": lambda line: _act(line.resolution, doubtful=line.card.is_doubtful),
    "Signature": lambda line: _act(line.signature, doubtful=line.card.is_doubtful),
}
_UNTOLD = {
    "Qui signe": "les fonctions qui signent",
    "Délibération": "les délibérations",
    "Signature": "les dates de signature",
}


def signatories_sentence(found: Signatories) -> str:
    """Who they are, then what no document tells of any of them."""
    names = [line.organisation for line in found.lines]
    silent = [words for column, words in _UNTOLD.items() if column not in _told(found)]
    untold = f" {_capital(enumerated(silent))} ne sont pas documentées." if silent else ""
    return f"{counted(len(names), 'signataire')}\u202f: {enumerated(names)}.{untold}"


def groups_detail(found: Signatories) -> str:
    """The groups among them: the figure counts each of them for one."""
    if not found.groups:
        return ""
    names = enumerated([f"«\u00a0{name}\u00a0»" for name in found.groups])
    return f"dont {'le groupe' if len(found.groups) == 1 else 'les groupes'} {names}"


@cached_view
def signatories_table(found: Signatories) -> Table:
    """One row a party; a column that would say nothing of any of them is left to the sentence."""
    told = _told(found)
    rows = tuple(_row(line, told) for line in found.lines)
    return Table("Les parties à la convention", ("Signataire", "Nature", *told), rows)


def _row(line: SignatoryLine, told: list[str]) -> tuple[Cell | str, ...]:
    return _party(line), line.kind, *(_COLUMNS[column](line) for column in told)


def _told(found: Signatories) -> list[str]:
    return [column for column, cell in _COLUMNS.items() if any(cell(line) != SILENT for line in found.lines)]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _party(line: SignatoryLine) -> Cell:
    name = with_card(html_text(typeset(line.organisation)), line.card, place="signatories", kind="link")
    intention = " " + badge("intention", "info") if line.card.is_intention else ""
    return Cell(line.organisation, safe_html=name + intention)


def _act(act: Act, *, doubtful: bool) -> str:
    """Its date, and what it is worth: what the card doubts is not said to be confirmed."""
    if act.state == UNDATED:
        return SILENT
    if doubtful and act.certainty == "confirmed":
        return f"{when(act.start, act.end)} (à vérifier)"
    words = (_CONFIRMED if act.certainty == "confirmed" else _PLANNED)[act.state] if act.certainty else _NOT_SAID
    return f"{when(act.start, act.end)} ({words})"

"""Who signs, in a table that never takes a planned signature for a signature."""

from ctg_core.questions.signatories import Act, Signatories, SignatoryLine
from ctg_core.questions.timing import CURRENT, EXPECTED, PAST, TO_COME, UNDATED, UNDOCUMENTED
from ctg_core.views.blocks import badge
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import SILENT, counted, enumerated, typeset
from ctg_core.views.table import Cell, Table
from ctg_core.views.timing import when

_PLANNED = {
    EXPECTED: "prévue, période en cours",
    TO_COME: "prévue, à venir",
    UNDOCUMENTED: "prévue, réalisation non documentée",
}
_CONFIRMED = {PAST: "confirmée", CURRENT: "confirmée", TO_COME: "à venir, date confirmée"}
_NOT_SAID = "date imprimée, réalisation non documentée"


def signatories_sentence(found: Signatories) -> str:
    """Who they are, in one sentence."""
    names = [line.organisation for line in found.lines]
    return f"{counted(len(names), 'signataire')}\u202f: {enumerated(names)}."


def groups_detail(found: Signatories) -> str:
    """The groups among them: the figure counts each of them for one."""
    if not found.groups:
        return ""
    names = enumerated([f"«\u00a0{name}\u00a0»" for name in found.groups])
    return f"dont {'le groupe' if len(found.groups) == 1 else 'les groupes'} {names}"


def signatories_table(found: Signatories) -> Table:
    """One row a party."""
    rows = tuple(
        (
            _party(line),
            line.kind,
            line.capacity or SILENT,
            _act(line.resolution),
            _act(line.signature),
        )
        for line in found.lines
    )
    columns = ("Signataire", "Nature", "Qui signe", "Délibération", "Signature")
    return Table("Les parties à la convention", columns, rows)


def _party(line: SignatoryLine) -> Cell:
    name = with_card(html_text(typeset(line.organisation)), line.card, place="signatories", kind="link")
    intention = " " + badge("intention", "info") if line.card.is_intention else ""
    return Cell(line.organisation, safe_html=name + intention)


def _act(act: Act) -> str:
    if act.state == UNDATED:
        return SILENT
    words = (_CONFIRMED if act.certainty == "confirmed" else _PLANNED)[act.state] if act.certainty else _NOT_SAID
    return f"{when(act.start, act.end)} ({words})"

"""The words of the screen where people give the amounts of funding lines."""

from collections.abc import Sequence

from ctg_core.model.french import capital
from ctg_core.questions.funding.lines import STAGE_LABELS
from ctg_core.questions.funding.updates import MoneyRecord
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, counted, typeset

PRINTED = "Montants d’un document{}: un montant changé ici le remplace, et la ligne ne citera plus ce document."


def stage_heading(stage: str) -> str:
    """ "Prévu"."""
    return capital(STAGE_LABELS[stage])


def line_name(record: MoneyRecord) -> str:
    """What tells a line from its like: its label and its year."""
    row = record.row
    return f"{row.label} ({row.year})" if row.year else row.label


def line_title(record: MoneyRecord) -> str:
    """A line as its boxes are headed: what it is, then who pays whom, under which scheme, for which action."""
    who = f"{record.funder} → {record.payee}" if record.payee else record.funder
    detail = " · ".join(filter(None, [who, ", ".join(record.schemes), record.action]))
    printed = f'<p class="ctg-detail">{html_text(PRINTED.format(NARROW))}</p>' if record.row.quote else ""
    return (
        f'<div class="ctg-line-title"><b>{html_text(typeset(line_name(record)))}</b> '
        f'<span class="ctg-faint">{html_text(typeset(detail))}</span>{printed}</div>'
    )


def lines_sentence(shown: int, whole: int, incomplete: Sequence[MoneyRecord]) -> str:
    """ "12 lignes sur 175 ; 3 sans aucun montant."."""
    lines = counted(shown, "ligne")
    said = lines if shown == whole else f"{lines} sur {whole}"
    return f"{said}{NARROW}; {len(incomplete)} sans aucun montant." if incomplete else f"{said}."

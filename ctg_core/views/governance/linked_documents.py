"""The texts that surround the convention, in one table."""

from ctg_core.questions.governance.linked_documents import DocumentLine
from ctg_core.views.blocks import badge
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import SILENT, moment, period, typeset
from ctg_core.views.table import Cell, Table


def documents_table(lines: tuple[DocumentLine, ...]) -> Table:
    """One row a text, what came before first and what comes next last."""
    rows = tuple((_title(line), line.relation, line.kind, _date(line)) for line in lines)
    return Table("Les textes liés à la convention", ("Texte", "Lien", "Nature", "Date ou période"), rows)


def _title(line: DocumentLine) -> Cell:
    title = with_card(html_text(typeset(line.row.title)), line.card, place="documents", kind="link")
    intention = " " + badge("intention", "info") if line.card.is_intention else ""
    detail = f'<p class="ctg-detail">{html_text(typeset(line.row.description))}</p>' if line.row.description else ""
    text = f"{line.row.title}. {line.row.description}" if line.row.description else line.row.title
    return Cell(text, safe_html=title + intention + detail)


def _date(line: DocumentLine) -> str:
    if line.row.dated:
        return moment(line.row.dated)
    return period(line.row.start, line.row.end) if line.row.start or line.row.end else SILENT

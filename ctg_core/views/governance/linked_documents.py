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
    title = with_card(html_text(typeset(line.title)), line.card, place="documents", kind="link")
    intention = " " + badge("intention", "info") if line.card.is_intention else ""
    detail = f'<p class="ctg-detail">{html_text(typeset(line.description))}</p>' if line.description else ""
    text = f"{line.title}. {line.description}" if line.description else line.title
    return Cell(text, safe_html=title + intention + detail)


def _date(line: DocumentLine) -> str:
    if line.dated:
        return moment(line.dated)
    return period(line.start, line.end) if line.start or line.end else SILENT

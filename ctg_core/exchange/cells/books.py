"""What every workbook made here has: who made it, texts that are never formulas, pages ready to print."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from ctg_core.model.convention import Convention
from ctg_core.model.spreadsheet import looks_like_a_formula

LONGEST = 32_767  # characters a cell may hold
MONEY = '#,##0.00 "€"'
HEADER = "E3E8F4"
GUIDE = "Lisez-moi"
GUIDE_WIDTH = 110  # characters
FICTIONAL = "TERRITOIRE FICTIF — données de démonstration"


def new_book(title: str) -> Workbook:
    """A workbook whose first sheet is its guide."""
    book = Workbook()
    book.properties.title = title
    book.properties.creator = "Tableau de bord CTG"
    book.active.title = GUIDE
    book.active.column_dimensions["A"].width = GUIDE_WIDTH
    return book


def content_of(book: Workbook) -> bytes:
    """The bytes of the .xlsx file."""
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def write_text(cell: Cell, text: str) -> None:
    """Have the cell hold this text as it is: never a formula, an error or a date, whatever it looks like.

    Any text of the model is one a cell can hold: what XML has no place for is refused where texts come in.
    """
    cell.value = text
    # Said after the value, which openpyxl reads as a formula or an error when it looks like one.
    cell.data_type = "s"
    cell.quotePrefix = looks_like_a_formula(text)


def prepare_printing(sheet: Worksheet, convention: Convention, *, about: str | None = None) -> None:
    """Landscape A4, as many pages as it takes, headings on each, whose data they are above."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    if sheet.freeze_panes:
        sheet.print_title_rows = "1:1"
    sheet.oddHeader.left.text = convention.short_name.replace("&", "&&")
    sheet.oddHeader.center.text = about and about.replace("&", "&&")
    sheet.oddHeader.right.text = FICTIONAL if convention.fictional else None
    sheet.oddFooter.center.text = "&P / &N"

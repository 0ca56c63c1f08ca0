"""The whole convention in a workbook that any spreadsheet opens, for people to read: one sheet a collection."""

from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.writing import digest
from ctg_core.exchange.tables import Table, tables
from ctg_core.exchange.wording import Cell as Value
from ctg_core.model.french import counted

MONEY = '#,##0.00 "€"'
FICTIONAL = "TERRITOIRE FICTIF — données de démonstration"
# A spreadsheet would take these first characters for a formula, or skip them.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_LONGEST = 32_767  # characters a cell may hold
_CUT = "… [texte coupé\u202f: le dossier JSON ou YAML le donne en entier]"
_NARROWEST, _WIDEST = 10, 60  # characters
_HEADER = PatternFill("solid", fgColor="E3E8F4")
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def workbook(dossier: Dossier) -> bytes:
    """The bytes of an .xlsx file; amounts in euros, dates as the dossier writes them, text never a formula."""
    book = Workbook()
    book.properties.title = dossier.convention.name
    book.properties.creator = "Tableau de bord CTG"
    contents = list(tables(dossier))
    _write_guide(book.active, dossier, contents)
    for table in contents:
        _write_table(book.create_sheet(table.name), table)
    for sheet in book:
        _prepare_printing(sheet, dossier)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _write_guide(sheet: Worksheet, dossier: Dossier, contents: list[Table]) -> None:
    sheet.title = "Lisez-moi"
    convention = dossier.convention
    lines = [
        convention.name,
        *([FICTIONAL] if convention.fictional else []),
        "Ce classeur donne toute la convention, une feuille par sorte de données. Il est fait pour être lu\u202f; "
        "pour la recharger à l’identique, exportez-la en JSON ou en YAML.",
        f"Empreinte SHA-256 du dossier exporté\u202f: {digest(dossier)}",
        "Une cellule vide veut dire «\u00a0non renseigné\u00a0», jamais zéro. "
        "Une colonne dont aucune cellule n’est renseignée n’apparaît pas.",
        "Les montants sont en euros. Prévu, demandé, engagé et versé sont quatre étapes de la même somme\u202f: "
        "elles ne s’additionnent pas.",
        "Une date s’écrit aussi précisément qu’elle est connue\u202f: 2026-03-31 (jour), 2026-03 (mois), "
        "2026-Q1 (premier trimestre), 2026-S1 (premier semestre), 2026 (année).",
        "Une donnée en cite une autre par son nom suivi de sa clé entre parenthèses, et une source par sa clé. Les "
        "trois dernières colonnes disent d’où vient chaque donnée\u202f: la source, le repère dans cette source "
        "(L12 est la ligne 12), les mots exacts.",
        "Feuilles\u202f:",
        *(f"{table.name} ({counted(len(table.rows), 'ligne')})" for table in contents),
    ]
    for number, line in enumerate(lines, start=1):
        _write(sheet.cell(number, 1), line)
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.column_dimensions["A"].width = 110


def _write_table(sheet: Worksheet, table: Table) -> None:
    for column, title in enumerate(table.headings, start=1):
        cell = sheet.cell(1, column)
        _write(cell, title)
        cell.font, cell.fill = Font(bold=True), _HEADER
        for row, values in enumerate(table.rows, start=2):
            _write(sheet.cell(row, column), values[column - 1], money=title.endswith("(€)"))
        longest = max(_width(value) for value in (title, *(values[column - 1] for values in table.rows)))
        sheet.column_dimensions[get_column_letter(column)].width = min(max(longest + 2, _NARROWEST), _WIDEST)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions


def _write(cell: Cell, value: Value, *, money: bool = False) -> None:
    cell.alignment = _WRAPPED
    if isinstance(value, str):
        cell.value = _fitting(ILLEGAL_CHARACTERS_RE.sub("", value))
        # Said after the value, which openpyxl reads as a formula or an error when it looks like one.
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_FORMULA)
    elif value is not None:
        cell.value = value
        cell.number_format = MONEY if money else _number_format(value)


def _fitting(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT


def _number_format(value: int | Decimal) -> str:
    """The digits of the dossier, all of them and no more."""
    exponent = Decimal(value).as_tuple().exponent
    return f"0.{'0' * -exponent}" if isinstance(exponent, int) and exponent < 0 else "0"


def _width(value: Value) -> int:
    return max((len(line) for line in str(value or "").splitlines()), default=0)


def _prepare_printing(sheet: Worksheet, dossier: Dossier) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    if sheet.freeze_panes:
        sheet.print_title_rows = "1:1"
    sheet.oddHeader.left.text = dossier.convention.short_name.replace("&", "&&")
    sheet.oddHeader.right.text = FICTIONAL if dossier.convention.fictional else None
    sheet.oddFooter.center.text = "&P / &N"

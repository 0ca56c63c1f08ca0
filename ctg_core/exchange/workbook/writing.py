"""The whole convention in a workbook, a sheet a collection: any spreadsheet opens it, to read, correct, bring back."""

from decimal import Decimal

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.writing import digest
from ctg_core.exchange.cells import books
from ctg_core.exchange.cells.words import Cell as Value
from ctg_core.exchange.workbook.snapshot import write_snapshot
from ctg_core.exchange.workbook.tables import Table, tables
from ctg_core.model.french import counted

_CUT = "… [texte coupé ici, il est gardé en entier]"
# Filled in by hand from nothing; the sheets of other collections are hidden until they hold something.
_OFFERED = frozenset(
    {"plan_nodes", "actions", "indicators", "indicator_values", "funding_lines", "facilities", "meetings", "decisions"}
)
_NARROWEST, _WIDEST = 10, 60  # characters
_HEADER = PatternFill("solid", fgColor=books.HEADER)
_READ_ONLY_HEADER = PatternFill("solid", fgColor="E4E4E4")
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def workbook(dossier: Dossier) -> bytes:
    """The bytes of an .xlsx file; amounts in euros, dates as the dossier writes them, text never a formula."""
    book = books.new_book(dossier.convention.name)
    contents = list(tables(dossier))
    _write_guide(book.active, dossier, contents)
    for table in contents:
        sheet = book.create_sheet(table.name)
        _write_table(sheet, table)
        sheet.sheet_state = "visible" if table.rows or table.collection in _OFFERED else "hidden"
    write_snapshot(book.create_sheet(), dossier)
    for sheet in book:
        books.prepare_printing(sheet, dossier.convention)
    return books.content_of(book)


_GUIDE = (
    "Ce classeur donne toute la convention, une feuille par sorte de données. Il se lit, se corrige et se recharge "
    "(page Échanges)\u202f: ce qui change est montré avant que rien ne soit enregistré.",
    "Pour corriger, changez la cellule\u202f; pour effacer, videz-la. Pour ajouter, écrivez sous la dernière ligne et "
    "laissez la clé vide. Une ligne supprimée sera retirée de la convention. Trier, filtrer ou masquer ne change rien.",
    "Les colonnes et les feuilles où rien n’est renseigné sont masquées\u202f: affichez-les pour les remplir. "
    "Celles au titre gris se lisent seulement. Une feuille cachée garde ce qui a été exporté, pour reconnaître ce que "
    "vous changez.",
    "Une cellule vide veut dire «\u00a0non renseigné\u00a0», jamais zéro.",
    "Les montants sont en euros. Prévu, demandé, engagé et versé sont quatre étapes de la même somme\u202f: "
    "elles ne s’additionnent pas.",
    "Une date s’écrit aussi précisément qu’elle est connue\u202f: 2026-03-31 (jour), 2026-03 (mois), "
    "2026-Q1 (premier trimestre), 2026-S1 (premier semestre), 2026 (année). 31/03/2026 et mars 2026 sont compris.",
    "Une donnée en cite une autre par son nom suivi de sa clé entre parenthèses, et une source par sa clé\u202f; "
    "un point-virgule en sépare plusieurs. Les trois dernières colonnes disent d’où vient chaque donnée\u202f: la "
    "source, le repère dans cette source (L12 est la ligne 12), les mots exacts.",
)


def _write_guide(sheet: Worksheet, dossier: Dossier, contents: list[Table]) -> None:
    convention = dossier.convention
    lines = [
        convention.name,
        *([books.FICTIONAL] if convention.fictional else []),
        *_GUIDE,
        f"Empreinte SHA-256 du dossier exporté\u202f: {digest(dossier)}",
        "Feuilles\u202f:",
        *(f"{table.name} ({counted(len(table.rows), 'ligne')})" for table in contents if table.rows),
    ]
    for number, line in enumerate(lines, start=1):
        _write(sheet.cell(number, 1), line)
    sheet["A1"].font = Font(bold=True, size=14)


def _write_table(sheet: Worksheet, table: Table) -> None:
    for rank, column in enumerate(table.columns, start=1):
        cell = sheet.cell(1, rank)
        _write(cell, column.heading)
        cell.font, cell.fill = Font(bold=True), _READ_ONLY_HEADER if column.read_only else _HEADER
        values = [values[rank - 1] for values in table.rows]
        for line, value in enumerate(values, start=2):
            if value is not None:
                _write(sheet.cell(line, rank), value, money=column.heading.endswith("(€)"))
        longest = max(map(_width, (column.heading, *values)))
        dimension = sheet.column_dimensions[get_column_letter(rank)]
        dimension.width = min(max(longest + 2, _NARROWEST), _WIDEST)
        dimension.hidden = bool(table.rows) and not column.told
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"


def _write(cell: Cell, value: Value, *, money: bool = False) -> None:
    cell.alignment = _WRAPPED
    if isinstance(value, str):
        books.write_text(cell, fitting(value))
    elif value is not None:
        cell.value = value
        cell.number_format = books.MONEY if money else _number_format(value)


def fitting(text: str) -> str:
    """What a cell holds of a text: all of it, or as much as it can and a word that says so."""
    return text if len(text) <= books.LONGEST else text[: books.LONGEST - len(_CUT)] + _CUT


def _number_format(value: int | Decimal) -> str:
    """The digits of the dossier, all of them and no more."""
    exponent = Decimal(value).as_tuple().exponent
    return f"0.{'0' * -exponent}" if isinstance(exponent, int) and exponent < 0 else "0"


def _width(value: Value) -> int:
    return max((len(line) for line in str(value or "").splitlines()), default=0)

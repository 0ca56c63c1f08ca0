"""Files as territories send them: tracking workbooks and flat tables, with what real ones have of untidy."""

from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

GROUPS = ("", "", "", "", "Pilotage", "", "Calendrier", "", "Budget prévisionnel", "", "Budget versé (€)", "")
LEAVES = (
    *("Axe", "Objectif opérationnel", "N°", "Intitulé de l’action", "Pilote", "Partenaires", "Début", "Fin"),
    *("Caf", "Commune", "Caf", "Total"),
    *("État d’avancement", "Avancement", "Observations"),
)


def tracking_workbook() -> bytes:
    """Two sheets of actions, one of notes, a hidden one: merged cells, two header lines, sub-totals, empty lines."""
    book = Workbook()
    notes = book.active
    notes.title = "Mode d’emploi"
    notes["A1"] = "Mettre à jour avant chaque COTECH"
    _first(book.create_sheet("Petite enfance"))
    _second(book.create_sheet("Jeunesse"))
    lists = book.create_sheet("Listes")
    lists.sheet_state = "hidden"
    lists.append(["Action", "Statut"])
    lists.append(["Ne pas lire", "Réalisée"])
    return saved(book)


def _first(sheet: Worksheet) -> None:
    sheet["A1"] = "PLAN D’ACTIONS DE LA CTG 2025-2029"
    sheet.merge_cells("A1:O1")
    _header(sheet, 3)
    lines: list[list[Any]] = [
        [
            *("Axe 1 : Petite enfance", "Ouvrir des places", "1.1", "Créer une micro-crèche", "Caf", "CCAS, La Ronde"),
            *("mars 2025", date(2026, 12, 31), 12500, "3 000,00 €", 0, "=I5+J5", "En cours", 0.5, "Terrain trouvé"),
        ],
        [
            *(None, None, "1.2", "Former les assistantes maternelles", "Service petite enfance", None),
            *("2025", "S1 2026", "1 200,50 €", "-", 600.25, "=I6+J6", "Terminée", 1, None),
        ],
        [
            "Sous-total axe 1",
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            "=SUM(I5:I6)",
            3000,
            600.25,
            16700,
            None,
            None,
            None,
        ],
        [None] * 15,
        [
            *("Axe 2 : Parentalité", "Accompagner les parents", "2.1", "Ouvrir un LAEP", "Mme Dupont", None),
            *("bientôt", None, "n.c.", None, None, None, "Au point mort", None, None),
        ],
        ["TOTAL GÉNÉRAL", None, None, None, None, None, None, None, 13700.5, 3000, 600.25, 16700, None, None, None],
    ]
    for number, line in enumerate(lines, start=5):
        for rank, cell in enumerate(line, start=1):
            sheet.cell(number, rank).value = cell
        sheet.cell(number, 14).number_format = "0%"
    sheet.merge_cells("A5:A6")
    sheet.merge_cells("B5:B6")


def _header(sheet: Worksheet, line: int) -> None:
    for rank, (group, leaf) in enumerate(zip([*GROUPS, "", "", ""], LEAVES, strict=True), start=1):
        alone = rank in (1, 2, 3, 4, 13, 14, 15)
        sheet.cell(line, rank).value = (leaf if alone else group) or None
        sheet.cell(line + 1, rank).value = None if alone else leaf
        if alone:
            sheet.merge_cells(start_row=line, start_column=rank, end_row=line + 1, end_column=rank)
    for left in (5, 7, 9, 11):
        sheet.merge_cells(start_row=line, start_column=left, end_row=line, end_column=left + 1)


def _second(sheet: Worksheet) -> None:
    sheet.append(["Action", "Statut", "Financeur", "Montant prévu 2026", "Public"])
    sheet.append(["Axe 3 - Jeunesse"])
    sheet.merge_cells("A2:E2")
    sheet.append(["Ouvrir un accueil de jeunes", "A faire", "Conseil départemental", 8000, "11-17 ans"])
    sheet.append(["Créer un conseil des jeunes", "abandonné", "Rotary club", 500, None])
    sheet.append(["Total", None, None, 8500, None])


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def sheet_of(lines: list[list[Any]]) -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    for line in lines:
        book.active.append(line)
    return saved(book)


def flat(lines: list[list[str]], separator: str = ";") -> str:
    """The text of a flat table."""
    return "\r\n".join(separator.join(f'"{cell}"' if separator in cell else cell for cell in line) for line in lines)

"""A convention to make return sheets of, and ways to fill them as people and spreadsheets do."""

from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ctg_core.commands.load import load_dossier
from ctg_core.commands.people import grant_role, save_person
from ctg_core.commands.registry import Asker
from ctg_core.commands.returned import apply_return
from ctg_core.dossier.reading import parse_dossier
from ctg_core.exchange.received import received_workbook
from ctg_core.exchange.returns.difference import compare
from ctg_core.exchange.returns.reading import read_return_sheet
from ctg_core.exchange.returns.returned import UNCHANGED, Difference
from ctg_core.exchange.returns.sheet import return_workbook
from ctg_core.model.person import EVERY_CONVENTION, LOCAL
from ctg_core.questions.files.return_lines import ReturnSheet
from ctg_core.questions.files.return_recipients import THEME, Recipient
from ctg_core.questions.files.return_sheet import lines_now, return_sheet
from ctg_core.questions.selection import Selection
from ctg_core.store.opening import memory_store
from ctg_core.store.store import Store

HERE, DAY = "combe", date(2026, 3, 10)
HERE_AND_NOW = Selection(HERE, DAY)
CHILDHOOD = Recipient(THEME, "early_childhood", "Petite enfance")
ENFANCE, COORDINATION = "enfance", "coordination"
# The pages of a sheet, and the keys of three of its lines.
VALUES, ACTIONS, STEPS, MONEY = "Indicateurs", "Actions", "Étapes", "Financements"
PLACES, RATE, MICRO = "places/2025//", "taux/2025//", "places/2025//micro"
COMBE = """
format: ctg-dossier
format_version: 1
convention: {key: combe, name: CTG de la Combe, short_name: Combe, kind: ctg, fictional: true,
  start: "2023", end: "2027"}
organisations:
  - {key: asso, name: Les Lucioles, kind: association}
  - {key: ville, name: Ville de la Combe, kind: municipality}
bodies:
  - {key: groupe, name: Groupe petite enfance, kind: working_group}
  - {key: copil, name: Comité de pilotage, kind: steering_committee}
facilities:
  - {key: creche, name: Crèche des Lucioles, type: eaje, manager: asso}
  - {key: micro, name: Micro-crèche, type: eaje, manager: ville}
indicators:
  - {key: places, label: Places d’accueil, kind: output, unit: places, theme: early_childhood, direction: increase,
     responsible: groupe}
  - {key: taux, label: Taux d’occupation, kind: result, unit: "%", theme: early_childhood, direction: increase,
     aggregation: ratio, decimals: 1, numerator_label: heures payées, denominator_label: heures offertes,
     responsible: groupe}
  - {key: jeunes, label: =Jeunes accueillis, kind: output, unit: jeunes, theme: youth, direction: increase}
  - {key: contexte, label: Naissances, kind: context, unit: enfants, theme: early_childhood}
indicator_values:
  - {key: places-2024, indicator: places, period: "2024", value: "118"}
  - {key: places-2024-creche, indicator: places, period: "2024", facility: creche, value: "60"}
  - {key: places-2024-micro, indicator: places, period: "2024", facility: micro, value: "58"}
  - {key: places-2025-micro, indicator: places, period: "2025", facility: micro, value: "59", comment: Relevé de mai}
  - {key: taux-2024, indicator: taux, period: "2024", value: "63.4", numerator: "634", denominator: "1000"}
  - {key: taux-2025, indicator: taux, period: "2025", value: "70.0", numerator: "700", denominator: "1000"}
  - {key: jeunes-2024, indicator: jeunes, period: "2024", value: "40"}
actions:
  - {key: a-01, title: Ouvrir une crèche, code: "1.1", themes: [early_childhood], status: in_progress, lead: asso,
     progress: 20, indicators: [places], done: "=2+2 n’est pas une formule", actual_start: 2025-01}
  - {key: a-02, title: Accueillir les jeunes, themes: [youth], status: not_started, lead: ville}
  - {key: a-03, title: Fermer la halte, themes: [early_childhood], status: done, lead: asso}
action_steps:
  - {key: e-01, action: a-01, label: Choisir le terrain, due: 2025-06}
  - {key: e-02, action: a-02, label: Recruter}
  - {key: e-03, action: a-03, label: Prévenir les familles}
funding_lines:
  - {key: f-01, label: Bonus, funder: caf, year: 2025, themes: [early_childhood], action: a-01, planned_cents: 100050}
  - {key: f-02, label: Ancien bonus, funder: caf, year: 2021, themes: [early_childhood], planned_cents: 5}
  - {key: f-03, label: Subvention, funder: caf, year: 2025, themes: [youth], payee: ville, planned_cents: 200000}
"""


def combe(dossier: str = COMBE) -> Store:
    """The convention in memory, with a contributor of early childhood and a coordination."""
    store = memory_store()
    load_dossier(store, parse_dossier(dossier.encode(), "combe.yaml"), by="test", reason=None)
    at_the_machine = Asker(LOCAL, EVERY_CONVENTION)
    for person, role, charge in (
        (ENFANCE, "contributor", {"themes": ["early_childhood"]}),
        (COORDINATION, "coordinator", {}),
    ):
        save_person(store, at_the_machine, person, person.capitalize())
        grant_role(store, at_the_machine, person, HERE, role, charge)
    return store


def asked(store: Store, recipient: Recipient = CHILDHOOD, selection: Selection = HERE_AND_NOW) -> ReturnSheet:
    with store.reading() as session:
        return return_sheet(session, selection, recipient)


def made(store: Store, recipient: Recipient = CHILDHOOD, selection: Selection = HERE_AND_NOW) -> bytes:
    """The bytes of a sheet as it is sent."""
    return return_workbook(asked(store, recipient, selection), selection.day)


def column(sheet: Worksheet, heading: str) -> int:
    """The rank of a heading."""
    return next(cell.column for row in sheet.iter_rows(max_row=20) for cell in row if cell.value == heading)


def line(sheet: Worksheet, key: str) -> int:
    """The line of a row, by its hidden key."""
    rank = column(sheet, "_clé")
    return next(row[0].row for row in sheet.iter_rows() if row[rank - 1].value == key)


Filled = Mapping[tuple[str, str, str], Any]  # (sheet, key, heading): what is typed


def filled(content: bytes, typed: Filled, edit: Callable[[Workbook], None] | None = None) -> bytes:
    """The sheet with these cells typed in, then changed otherwise."""
    book = load_workbook(BytesIO(content))
    for (title, key, heading), value in typed.items():
        sheet = book[title]
        sheet.cell(line(sheet, key), column(sheet, heading)).value = value
    if edit:
        edit(book)
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def difference(store: Store, content: bytes, *, convention: str = HERE) -> Difference:
    """What a returned sheet changes of what stands now."""
    returned = read_return_sheet(received_workbook(content, "fiche.xlsx"), "fiche.xlsx", convention)
    with store.reading() as session:
        now = lines_now(session, Selection(convention, DAY), [row.identity for row in returned.rows])
    return compare(returned, now)


def told(found: Difference) -> dict[tuple[str, str], tuple[str, str]]:
    """What is not left as it was: (subject's first words, column) -> (state, given or reason)."""
    return {
        (cell.subject.split(",")[0], cell.column): (cell.state, cell.reason or cell.given)
        for cell in found.cells
        if cell.state != UNCHANGED
    }


def coordination(reason: str = "fiche") -> Asker:
    return Asker(COORDINATION, HERE, reason)


def applied(store: Store, content: bytes, asker: Asker | None = None, sheet_for: tuple[str, ...] = ()) -> int:
    return apply_return(store, asker or coordination(), *difference(store, content).to_write(sheet_for))

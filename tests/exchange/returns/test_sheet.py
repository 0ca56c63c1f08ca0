"""The workbook that is sent: what is in it, what may be filled, what is said."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ctg_core.exchange.cells.books import FICTIONAL
from ctg_core.exchange.returns.columns import ABSENCES, IDENTITY, NOTICE
from ctg_core.model.codes import ACTION_STATUSES, CONFIDENCES
from ctg_core.questions.files.return_recipients import BODY, THEME, Recipient
from ctg_core.store.store import Store
from tests.return_sheets import column, combe, line, made


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    store = combe()
    yield store
    store.close()


@pytest.fixture(scope="module")
def book(store: Store) -> Workbook:
    return load_workbook(BytesIO(made(store)))


def open_headings(sheet: Worksheet, key: str) -> list[str]:
    row = sheet[line(sheet, key)]
    return [sheet.cell(1, cell.column).value for cell in row if not cell.protection.locked]


def test_its_sheets(book: Workbook) -> None:
    assert book.sheetnames == [
        "Lisez-moi",
        "Indicateurs",
        "Actions",
        "Étapes",
        "Étapes à ajouter",
        "Financements",
        NOTICE,
    ]
    assert book[NOTICE].sheet_state == "veryHidden"
    assert book.security.lockStructure


def test_it_says_whose_it_is_and_that_it_is_fictional(book: Workbook) -> None:
    told = [cell.value for cell in book["Lisez-moi"]["A"]]
    assert told[:4] == [
        "Fiche de retour\u202f: Petite enfance",
        FICTIONAL,
        "Convention\u202f: CTG de la Combe",
        "Faite le 10/03/2026, avec ce que le tableau de bord savait ce jour-là.",
    ]
    assert told[4] == "2\u00a0valeurs à donner."
    assert {sheet.oddHeader.right.text for sheet in book if sheet.sheet_state == "visible"} == {FICTIONAL}


@pytest.mark.parametrize(
    ("title", "key", "headings"),
    [
        ("Indicateurs", "places/2025//", ["Valeur", "Raison si absente", "Commentaire"]),
        (
            "Indicateurs",
            "taux/2025//",
            ["Valeur", "Numérateur", "Dénominateur", "Raison si absente", "Commentaire"],
        ),
        ("Étapes", "e-01", ["Faite le"]),
        ("Financements", "f-01", ["Prévu (€)", "Demandé (€)", "Engagé (€)", "Versé (€)"]),
    ],
)
def test_only_the_cells_to_fill_are_open(title: str, key: str, headings: list[str], book: Workbook) -> None:
    assert open_headings(book[title], key) == headings


def test_sheets_are_locked_without_a_password(book: Workbook) -> None:
    for sheet in book:
        if sheet.sheet_state == "visible":
            assert sheet.protection.sheet
            assert not sheet.protection.password


def test_what_identifies_a_row_is_hidden(book: Workbook) -> None:
    for title in ("Indicateurs", "Actions", "Étapes", "Financements"):
        sheet = book[title]
        letters = [sheet.cell(1, column(sheet, heading)).column_letter for heading in IDENTITY]
        assert all(sheet.column_dimensions[letter].hidden for letter in letters)


def test_a_row_is_prefilled_in_its_units(book: Workbook) -> None:
    def cell(title: str, key: str, heading: str) -> tuple[object, str]:
        found = book[title].cell(line(book[title], key), column(book[title], heading))
        return found.value, found.number_format

    assert cell("Indicateurs", "taux/2025//", "Valeur") == (70, "#,##0.0#########")
    assert cell("Indicateurs", "places/2025//", "Valeur précédente") == (118, "General")
    assert cell("Financements", "f-01", "Prévu (€)") == (1000.5, '#,##0.00 "€"')
    assert cell("Actions", "a-01", "Statut") == ("en cours", "General")
    assert cell("Actions", "a-01", "Début réel") == ("01/2025", "@")
    assert cell("Étapes", "e-01", "Échéance") == ("06/2025", "@")


def test_text_is_never_a_formula(store: Store, book: Workbook) -> None:
    told = book["Actions"].cell(line(book["Actions"], "a-01"), column(book["Actions"], "Réalisé"))
    assert (told.value, told.data_type, told.quotePrefix) == ("=2+2 n’est pas une formule", "s", True)
    youth = load_workbook(BytesIO(made(store, Recipient(THEME, "youth", "=Jeunesse"))))
    label = youth["Indicateurs"].cell(2, 1)
    assert (label.value, label.data_type) == ("=Jeunes accueillis", "s")


def test_lists_and_numbers_are_checked_in_french(book: Workbook) -> None:
    rules = {
        rule.promptTitle: rule for title in book.sheetnames for rule in book[title].data_validations.dataValidation
    }
    for heading, words in (("Statut", ACTION_STATUSES), ("Météo", CONFIDENCES)):
        place = rules[heading].formula1.split("!")[1].replace("$", "")
        assert [row[0].value for row in book[NOTICE][place]] == list(words.values())
        assert rules[heading].errorStyle in (None, "stop")
    reasons = rules["Raison si absente"]
    assert [row[0].value for row in book[NOTICE][reasons.formula1.split("!")[1].replace("$", "")]] == list(ABSENCES)
    assert reasons.errorStyle == "warning"
    assert rules["Avancement (%)"].error == "Écrivez un nombre entier de 0 à 100."
    assert rules["Valeur"].error == "Écrivez un nombre, sans unité\u202f: 1234,5."
    assert all(len(rule.error or "") <= 255 and len(rule.prompt or "") <= 255 for rule in rules.values())


def test_it_is_ready_to_print_and_to_read(book: Workbook) -> None:
    for title in ("Indicateurs", "Actions", "Étapes", "Financements"):
        sheet = book[title]
        assert sheet.freeze_panes
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.row_dimensions[2].height > 15


def test_nothing_asked_is_said(store: Store) -> None:
    book = load_workbook(BytesIO(made(store, Recipient(BODY, "copil", "Comité de pilotage"))))
    assert book.sheetnames == ["Lisez-moi", NOTICE]
    assert "Rien n’est attendu de vous aujourd’hui." in [cell.value for cell in book["Lisez-moi"]["A"]]

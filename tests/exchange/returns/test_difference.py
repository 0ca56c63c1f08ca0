"""What a sheet that came back would change, typed cell by typed cell."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook

from ctg_core.commands.indicator_values import GivenValue, give_values
from ctg_core.commands.registry import Asker
from ctg_core.exchange.returns.returned import CHANGED, NEW, UNCHANGED, UNREAD
from ctg_core.exchange.returns.words import Meanwhile, difference_lines, return_reason, summary
from ctg_core.store.store import Store
from tests.return_sheets import (
    ACTIONS,
    COORDINATION,
    ENFANCE,
    HERE,
    MICRO,
    MONEY,
    PLACES,
    RATE,
    STEPS,
    VALUES,
    applied,
    column,
    coordination,
    difference,
    filled,
    line,
    told,
)


def test_a_sheet_as_it_was_sent_changes_nothing(store: Store, sheet: bytes) -> None:
    found = difference(store, sheet)
    assert {cell.state for cell in found.cells} == {UNCHANGED}
    assert (found.problems, found.to_write()) == ((), ([], []))
    assert (found.notice.recipient, found.notice.made) == ("Petite enfance", "2026-03-10")
    assert summary(found) == "34\u00a0inchangés."


def test_what_is_typed_is_new_or_changed(store: Store, sheet: bytes) -> None:
    found = difference(
        store,
        filled(
            sheet,
            {
                (VALUES, PLACES, "Valeur"): 130,
                (VALUES, PLACES, "Commentaire"): "Relevé de mars",
                (VALUES, MICRO, "Valeur"): "59,5",
                (ACTIONS, "a-01", "Statut"): "Réalisée",
                (ACTIONS, "a-01", "Avancement (%)"): "80 %",
                (ACTIONS, "a-01", "Début réel"): datetime(2025, 1, 12),  # noqa: DTZ001 - a workbook's dates have no zone
                (ACTIONS, "a-01", "Freins"): "Le terrain est cher",
                (STEPS, "e-01", "Faite le"): "mars 2025",
                (MONEY, "f-01", "Versé (€)"): "1\u202f000,50 €",
            },
        ),
    )
    assert told(found) == {
        ("Places d’accueil", "Valeur"): (CHANGED, "59,5"),
        ("Places d’accueil", "Commentaire"): (NEW, "Relevé de mars"),
        ("Ouvrir une crèche", "Statut"): (CHANGED, "réalisée"),
        ("Ouvrir une crèche", "Avancement (%)"): (CHANGED, "80"),
        ("Ouvrir une crèche", "Début réel"): (CHANGED, "12/01/2025"),
        ("Ouvrir une crèche", "Freins"): (NEW, "Le terrain est cher"),
        ("Ouvrir une crèche", "Faite le"): (NEW, "03/2025"),
        ("Bonus", "Versé (€)"): (NEW, "1\u202f000,50\u00a0€"),
    }
    values, changes = found.to_write()
    assert [(one.key, one.value, one.seen) for one in values] == [
        ("places-2025", 130, None),
        ("places-2025-micro", Decimal("59.5"), 1),
    ]
    assert [(one.collection, one.fields) for one in changes] == [
        (
            "actions",
            {"status": "done", "progress": 80, "obstacle": "Le terrain est cher", "actual_start": "2025-01-12"},
        ),
        ("action_steps", {"done_on": "2025-03"}),
        ("funding_lines", {"paid_cents": 100_050}),
    ]


def test_the_same_sheet_twice_changes_nothing(store: Store, sheet: bytes) -> None:
    returned = filled(
        sheet,
        {
            (VALUES, PLACES, "Valeur"): 130,
            (VALUES, RATE, "Numérateur"): 720,
            (VALUES, MICRO, "Raison si absente"): "Sans objet ici",
            (VALUES, MICRO, "Valeur"): None,
            (ACTIONS, "a-01", "Réalisé"): "Fait",
            (MONEY, "f-01", "Versé (€)"): 12.5,
        },
    )
    assert applied(store, returned) == 5
    again = difference(store, returned)
    assert ({cell.state for cell in again.cells}, again.to_write()) == ({UNCHANGED}, ([], []))


def test_values_of_a_contributor_are_proposed_and_the_same_sheet_twice_changes_nothing(
    store: Store, sheet: bytes
) -> None:
    returned = filled(sheet, {(VALUES, RATE, "Valeur"): 71, (VALUES, RATE, "Numérateur"): 710})
    assert applied(store, returned, Asker(ENFANCE, HERE, "fiche")) == 1
    assert told(difference(store, returned)) == {}


def test_a_rate_is_worked_out(store: Store, sheet: bytes) -> None:
    found = difference(store, filled(sheet, {(VALUES, RATE, "Numérateur"): 725}))
    assert told(found) == {
        ("Taux d’occupation", "Numérateur"): (CHANGED, "725"),
        ("Taux d’occupation", "Valeur"): (CHANGED, "72,5"),
    }
    assert found.to_write()[0][0].value == Decimal("72.5")


@pytest.mark.parametrize(
    ("key", "heading", "value", "reason"),
    [
        (PLACES, "Valeur", "N/A", "n’est pas un nombre"),
        (PLACES, "Valeur", "1,234", "deux façons"),
        (PLACES, "Valeur", datetime(2026, 1, 1), "n’est pas un nombre"),  # noqa: DTZ001
        (PLACES, "Valeur", True, "n’est pas un nombre"),
        (PLACES, "Valeur", "=A1+1", "formule n’a pas de résultat"),
        (PLACES, "Valeur", "#REF!", "erreur de calcul"),
        (PLACES, "Commentaire", "Sans valeur", "demande une valeur"),
        (MICRO, "Valeur", None, "donnez la raison"),
        (RATE, "Valeur", 12, "ne va pas avec"),
        (RATE, "Numérateur", None, "un numérateur et un dénominateur"),
        (RATE, "Dénominateur", 0, "dénominateur ne peut pas être zéro"),
        (RATE, "Raison si absente", "Pas encore connue", "pas les deux"),
    ],
)
def test_a_value_that_is_not_understood(
    key: str, heading: str, value: Any, reason: str, store: Store, sheet: bytes
) -> None:
    found = difference(store, filled(sheet, {(VALUES, key, heading): value}))
    [cell] = found.of(UNREAD)
    assert reason in cell.reason
    assert (cell.sheet, cell.column) == (VALUES, heading)
    assert str(cell.problem).startswith(f"Feuille «\u00a0{VALUES}\u00a0», ligne {cell.line}, colonne")
    assert found.to_write() == ([], [])


@pytest.mark.parametrize(
    ("title", "key", "heading", "value", "reason"),
    [
        (ACTIONS, "a-01", "Statut", "finie", "n’est pas dans la liste"),
        (ACTIONS, "a-01", "Avancement (%)", 120, "entre 0 et 100"),
        (ACTIONS, "a-01", "Avancement (%)", 12.5, "nombre entier"),
        (ACTIONS, "a-01", "Fin réelle", "31/02/2026", "n’est pas une date"),
        (ACTIONS, "a-01", "Fin réelle", "2024", "précède le début réel"),
        (STEPS, "e-01", "Faite le", 12.5, "n’est pas une date"),
        (MONEY, "f-01", "Versé (€)", -5, "négatif"),
        (MONEY, "f-01", "Versé (€)", "12,345 €", "deux façons"),
        (MONEY, "f-01", "Versé (€)", 1e17, "démesuré"),
    ],
)
def test_another_cell_that_is_not_understood(
    title: str, key: str, heading: str, value: Any, reason: str, store: Store, sheet: bytes
) -> None:
    found = difference(store, filled(sheet, {(title, key, heading): value}))
    [cell] = found.of(UNREAD)
    assert reason in cell.reason
    assert found.to_write() == ([], [])


def test_percentages_are_read_as_they_are_shown(store: Store, sheet: bytes) -> None:
    def percent(book: Workbook) -> None:
        for title, key, heading in ((VALUES, RATE, "Valeur"), (ACTIONS, "a-01", "Avancement (%)")):
            book[title].cell(line(book[title], key), column(book[title], heading)).number_format = "0.0%"

    typed = {
        (VALUES, RATE, "Valeur"): 0.7,
        (ACTIONS, "a-01", "Avancement (%)"): 0.45,
    }
    found = difference(store, filled(sheet, typed, percent))
    assert told(found) == {("Ouvrir une crèche", "Avancement (%)"): (CHANGED, "45")}


def test_what_surprises_is_marked(store: Store, sheet: bytes) -> None:
    found = difference(store, filled(sheet, {(VALUES, PLACES, "Valeur"): 1180}))
    [cell] = found.of(NEW)
    assert cell.surprises == ("tenfold",)


def test_words(store: Store, sheet: bytes) -> None:
    give_values(store, coordination(), [GivenValue("places", "2025", value=Decimal(125))])
    typed = {
        (VALUES, PLACES, "Valeur"): 130,
        (ACTIONS, "a-01", "Freins"): "=1+1",
        (STEPS, "e-01", "Faite le"): "bientôt",
    }
    found = difference(store, filled(sheet, typed))
    lines = list(difference_lines(found, Meanwhile({COORDINATION: "Coordination"}, lambda _: "hier")))
    assert lines[0] == (
        "en conflit\u202f: Indicateurs, ligne 2, Valeur, «\u00a0Places d’accueil, Ensemble du territoire, 2025\u00a0»"
        "\u202f: 125 → 130 (modifié entre-temps par Coordination, hier)"
    )
    assert lines[-1] == "1\u00a0en conflit, 2\u00a0non compris, 31\u00a0inchangés."
    assert return_reason("f.xlsx", found.notice) == (
        "fiche de retour «\u00a0f.xlsx\u00a0», Petite enfance, faite le 10/03/2026"
    )

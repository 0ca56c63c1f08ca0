"""What a sheet that came back would change, whatever people and spreadsheets did to it."""

import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from ctg_core.commands.indicator_values import GivenValue, give_values
from ctg_core.commands.registry import Asker
from ctg_core.commands.returned import apply_return
from ctg_core.commands.rows import edit_row, remove_row
from ctg_core.exchange.received import ReceivedRefused, received_workbook
from ctg_core.exchange.return_columns import NOTICE
from ctg_core.exchange.return_difference import CHANGED, CONFLICT, NEW, UNCHANGED, UNREAD, Difference
from ctg_core.exchange.return_sheet_reading import is_return_sheet
from ctg_core.exchange.return_words import Meanwhile, difference_lines, return_reason, summary
from ctg_core.model.french import number
from ctg_core.questions.return_recipients import PERSON, THEME, Recipient
from ctg_core.questions.selection import Selection
from ctg_core.store.store import Store
from tests.return_sheets import (
    CHILDHOOD,
    COMBE,
    COORDINATION,
    ENFANCE,
    HERE,
    HERE_AND_NOW,
    column,
    combe,
    difference,
    filled,
    line,
    made,
    saved,
)

VALUES, ACTIONS, STEPS, MONEY = "Indicateurs", "Actions", "Étapes", "Financements"
PLACES, RATE, MICRO = "places/2025//", "taux/2025//", "places/2025//micro"


@pytest.fixture
def store() -> Iterator[Store]:
    store = combe()
    yield store
    store.close()


@pytest.fixture
def sheet(store: Store) -> bytes:
    return made(store)


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
        (RATE, "Valeur", 12, "annoncé, mais"),
        (RATE, "Numérateur", None, "un numérateur et un dénominateur"),
        (RATE, "Dénominateur", 0, "dénominateur est nul"),
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


class TestConflicts:
    """Somebody changed the row after the sheet was made."""

    def test_both_values_who_and_when(self, store: Store, sheet: bytes) -> None:
        give_values(store, coordination(), [GivenValue("places", "2025", value=Decimal(125))])
        returned = filled(sheet, {(VALUES, PLACES, "Valeur"): 130})
        [cell] = difference(store, returned).of(CONFLICT)
        assert (cell.standing, cell.given, cell.by) == ("125", "130", COORDINATION)
        assert cell.at is not None
        assert applied(store, returned) == 0
        assert applied(store, returned, sheet_for=(cell.choice,)) == 1
        assert told(difference(store, returned)) == {}

    def test_both_said_the_same(self, store: Store, sheet: bytes) -> None:
        give_values(store, coordination(), [GivenValue("places", "2025", value=Decimal(130))])
        assert told(difference(store, filled(sheet, {(VALUES, PLACES, "Valeur"): "130,0"}))) == {}

    def test_a_cell_left_as_it_was_does_not_undo_anything(self, store: Store, sheet: bytes) -> None:
        edit_row(store, coordination(), "actions", "a-01", 1, {"progress": 60})
        give_values(store, coordination(), [GivenValue("places", "2025", value=Decimal(125))])
        assert told(difference(store, sheet)) == {}

    def test_another_field_of_the_action_is_no_conflict(self, store: Store, sheet: bytes) -> None:
        edit_row(store, coordination(), "actions", "a-01", 1, {"progress": 60})
        returned = filled(sheet, {(ACTIONS, "a-01", "Freins"): "Le terrain", (ACTIONS, "a-01", "Avancement (%)"): 30})
        found = difference(store, returned)
        assert told(found) == {
            ("Ouvrir une crèche", "Freins"): (NEW, "Le terrain"),
            ("Ouvrir une crèche", "Avancement (%)"): (CONFLICT, "30"),
        }
        assert applied(store, returned) == 1
        choices = tuple(cell.choice for cell in difference(store, returned).of(CONFLICT))
        assert applied(store, returned, sheet_for=choices) == 1

    def test_the_row_is_gone(self, store: Store, sheet: bytes) -> None:
        remove_row(store, coordination(), "action_steps", "e-01", 1)
        [cell] = difference(store, filled(sheet, {(STEPS, "e-01", "Faite le"): "2025"})).of(UNREAD)
        assert "n’existe plus" in cell.reason

    def test_last_years_sheet(self, store: Store) -> None:
        """It speaks of 2024, whose value has been corrected since."""
        old = made(store, CHILDHOOD, Selection(HERE, date(2025, 3, 10)))
        edit_row(store, coordination(), "indicator_values", "places-2024", 1, {"value": Decimal(119)})
        [cell] = difference(store, filled(old, {(VALUES, "places/2024//", "Valeur"): 120})).of(CONFLICT)
        assert (cell.standing, cell.given) == ("119", "120")


def sort_lines(book: Workbook) -> None:
    page = book[VALUES]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    for rank, row in enumerate(reversed(rows), start=2):
        for place, value in enumerate(row, start=1):
            page.cell(rank, place).value = value


def sort_what_is_seen(book: Workbook) -> None:
    page = book[VALUES]
    hidden = column(page, "_donnée")
    rows = [[cell.value for cell in row[: hidden - 1]] for row in page.iter_rows(min_row=2)]
    for rank, row in enumerate(reversed(rows), start=2):
        for place, value in enumerate(row, start=1):
            page.cell(rank, place).value = value


def test_sorted_whole_it_says_the_same(store: Store, sheet: bytes) -> None:
    found = difference(store, filled(sheet, {(VALUES, PLACES, "Valeur"): 130}, sort_lines))
    assert Counter(cell.state for cell in found.cells)[NEW] == 1
    assert found.to_write()[0][0].key == "places-2025"


def test_sorted_without_its_hidden_columns_no_value_goes_to_another_row(store: Store, sheet: bytes) -> None:
    found = difference(store, filled(sheet, {(VALUES, PLACES, "Valeur"): 130}, sort_what_is_seen))
    assert found.to_write() == ([], [])
    assert {cell.reason.split(" (")[0] for cell in found.of(UNREAD)} == {
        "la ligne ne correspond plus à ce qui l’identifie"
    }


@pytest.mark.parametrize(
    "edit",
    [
        lambda book: book[VALUES].delete_rows(line(book[VALUES], RATE)),
        lambda book: book[VALUES].insert_rows(1, 3),
        lambda book: book[VALUES].insert_rows(3),
        lambda book: book[VALUES].insert_cols(2),
        lambda book: book[VALUES].move_range("A1:R6", rows=2, cols=1),
        lambda book: book.remove(book[NOTICE]),
        lambda book: setattr(book[VALUES], "title", "Renommée"),
        lambda book: book.create_sheet("À moi", 0).append(["Mes notes", 12]),
        lambda book: book[VALUES].append([None] * 30),
        lambda book: book[VALUES].append(book_row(book, PLACES)),
    ],
    ids=["deleted", "above", "blank", "column", "moved", "no notice", "renamed", "added sheet", "empty", "twice"],
)
def test_what_happens_around_the_rows_does_not_matter(
    edit: Callable[[Workbook], None], store: Store, sheet: bytes
) -> None:
    returned = filled(sheet, {(VALUES, PLACES, "Valeur"): 130}, edit)
    assert is_return_sheet(received_workbook(returned, "a.xlsx"))
    found = difference(store, returned)
    assert [(one.key, one.value) for one in found.to_write()[0]] == [("places-2025", 130)]
    assert not found.of(UNREAD)
    assert found.problems == ()


def book_row(book: Workbook, key: str) -> list[Any]:
    page = book[VALUES]
    return [cell.value for cell in page[line(page, key)]]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda book: book[VALUES].append(["Mon indicateur", "Ici", "2025"]), "cette ligne a été ajoutée"),
        (lambda book: book[VALUES].append([*book_row(book, PLACES)[:7], 12, *book_row(book, PLACES)[8:]]), "plusieurs"),
        (lambda book: book[VALUES].delete_cols(column(book[VALUES], "Valeur")), "la colonne a été supprimée"),
        (lambda book: book[VALUES].delete_cols(column(book[VALUES], "_clé")), "une colonne masquée a été supprimée"),
        (lambda book: setattr(book[VALUES].cell(3, column(book[VALUES], "_clé")), "value", None), "effacé"),
    ],
    ids=["added line", "twice otherwise", "no value", "no key", "no key here"],
)
def test_what_cannot_be_attached_is_said(
    edit: Callable[[Workbook], None], said: str, store: Store, sheet: bytes
) -> None:
    found = difference(store, filled(sheet, {}, edit))
    assert any(said in problem.reason for problem in found.problems)
    assert found.to_write() == ([], [])


def test_merged_cells_spoil_their_lines_only(store: Store, sheet: bytes) -> None:
    def merge(book: Workbook) -> None:
        page = book[VALUES]
        letter = page.cell(1, column(page, "Valeur")).column_letter
        page.merge_cells(f"{letter}{line(page, RATE)}:{letter}{line(page, RATE) + 1}")

    typed = {(VALUES, PLACES, "Valeur"): 130, (VALUES, RATE, "Valeur"): 75}
    found = difference(store, filled(sheet, typed, merge))
    assert all("fusionnées" in cell.reason for cell in found.of(UNREAD))
    assert [one.key for one in found.to_write()[0]] == ["places-2025"]


def test_another_conventions_sheet_is_refused_whole(store: Store, sheet: bytes) -> None:
    with pytest.raises(ReceivedRefused, match="autre convention"):
        difference(store, sheet, convention="ailleurs")


def test_a_sheet_of_another_version_is_refused_whole(store: Store, sheet: bytes) -> None:
    with pytest.raises(ReceivedRefused, match="autre version"):
        difference(store, filled(sheet, {}, lambda book: setattr(book[NOTICE]["A2"], "value", 99)))


def test_any_other_workbook_is_none(sheet: bytes) -> None:
    assert not is_return_sheet(received_workbook(saved(Workbook()), "a.xlsx"))


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


EVERYONE = Recipient(PERSON, COORDINATION, "Coordination")
NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
WRITINGS = st.sampled_from([float, number, lambda value: f" {number(value)}\u00a0"])
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60).filter(
    lambda text: text.strip() and not text.startswith("=")
)


@given(
    places=NUMBERS,
    writing=WRITINGS,
    comment=WORDS,
    cents=st.integers(min_value=0, max_value=10**12),
    done=WORDS,
    day=st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)),
    progress=st.integers(min_value=0, max_value=100),
)
@settings(max_examples=15, deadline=None)
def test_what_is_filled_is_what_is_read(
    places: Decimal, writing: Callable[[Decimal], Any], comment: str, cents: int, done: str, day: date, progress: int
) -> None:
    store = combe()
    typed = {
        (VALUES, PLACES, "Valeur"): writing(places),
        (VALUES, PLACES, "Commentaire"): comment,
        (MONEY, "f-01", "Versé (€)"): cents / 100,
        (ACTIONS, "a-01", "Réalisé"): done,
        (ACTIONS, "a-01", "Avancement (%)"): progress,
        (STEPS, "e-01", "Faite le"): f"{day:%d/%m/}{day.year:04}",
    }
    found = difference(store, filled(made(store, EVERYONE), typed))
    assert not found.of(UNREAD, CONFLICT)
    [value], changes = found.to_write()
    assert (value.value, " ".join((value.comment or "").split())) == (places, " ".join(comment.split()))
    fields = {name: said for change in changes for name, said in change.fields.items()}
    assert (fields["paid_cents"], fields["done_on"]) == (cents, day.isoformat())
    assert fields.get("progress", 20) == progress
    assert " ".join(fields["done"].split()) == " ".join(done.split())
    store.close()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
@pytest.mark.long
def test_opened_and_saved_by_libreoffice_it_says_the_same(store: Store, tmp_path: Path) -> None:
    typed = {(VALUES, PLACES, "Valeur"): 130.5, (ACTIONS, "a-01", "Statut"): "suspendue"}
    (tmp_path / "fiche.xlsx").write_bytes(filled(made(store, EVERYONE), typed))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "out"), str(tmp_path / "fiche.xlsx")],
        check=True,
        capture_output=True,
        timeout=300,
    )
    saved_by_it = (tmp_path / "out" / "fiche.xlsx").read_bytes()
    assert told(difference(store, saved_by_it)) == {
        ("Places d’accueil", "Valeur"): (NEW, "130,5"),
        ("Ouvrir une crèche", "Statut"): (CHANGED, "suspendue"),
    }
    kept = load_workbook(tmp_path / "out" / "fiche.xlsx")
    assert kept[VALUES].protection.sheet
    assert len(kept[ACTIONS].data_validations.dataValidation) > 2


def test_two_hundred_values(capsys: pytest.CaptureFixture[str]) -> None:
    """Read and compared; the time is printed, never judged: a busy machine takes its own."""
    many = "".join(
        f"  - {{key: i{rank}, label: Indicateur {rank}, kind: output, unit: places, theme: parenting, "
        "direction: increase}\n"
        for rank in range(200)
    )
    store = combe(COMBE.replace("indicators:\n", f"indicators:\n{many}", 1))
    typed = {(VALUES, f"i{rank}/2025//", "Valeur"): rank for rank in range(200)}
    returned = filled(made(store, Recipient(THEME, "parenting", "Parentalité"), HERE_AND_NOW), typed)
    start = time.perf_counter()
    found = difference(store, returned)
    with capsys.disabled():
        print(f" 200 values read and compared in {time.perf_counter() - start:.2f} s")  # noqa: T201
    assert len(found.of(NEW)) == 200
    assert applied(store, returned) == 200
    assert told(difference(store, returned)) == {}
    store.close()

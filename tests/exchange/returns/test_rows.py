"""Whatever people do to the rows of a sheet, each value finds its own again, or it is said why not."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook

from ctg_core.exchange.received import OtherConvention, ReceivedRefused, received_workbook
from ctg_core.exchange.returns.columns import NOTICE
from ctg_core.exchange.returns.reading import is_return_sheet
from ctg_core.exchange.returns.returned import NEW, UNREAD
from ctg_core.store.store import Store
from tests.return_sheets import PLACES, RATE, VALUES, column, difference, filled, line, saved


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
    with pytest.raises(
        OtherConvention, match=r"autre convention, «\u00a0Combe\u00a0» \(combe\), et non de «\u00a0ailleurs"
    ):
        difference(store, sheet, convention="ailleurs")


def test_a_sheet_that_lost_its_cover_still_says_whose_it_is(store: Store, sheet: bytes) -> None:
    with pytest.raises(OtherConvention, match="autre convention, «\u00a0combe\u00a0», et non") as refused:
        difference(store, filled(sheet, {}, lambda book: book.remove(book[NOTICE])), convention="ailleurs")
    assert refused.value.key == "combe"


def test_lines_of_two_conventions_are_refused(store: Store, sheet: bytes) -> None:
    with pytest.raises(ReceivedRefused, match="plusieurs conventions\u202f: «\u00a0ailleurs\u00a0», «\u00a0combe"):
        difference(store, filled(sheet, {(VALUES, PLACES, "_convention"): "ailleurs"}))


def test_a_sheet_of_another_version_is_refused_whole(store: Store, sheet: bytes) -> None:
    with pytest.raises(ReceivedRefused, match="autre version"):
        difference(store, filled(sheet, {}, lambda book: setattr(book[NOTICE]["A2"], "value", 99)))


def test_any_other_workbook_is_none(sheet: bytes) -> None:
    assert not is_return_sheet(received_workbook(saved(Workbook()), "a.xlsx"))

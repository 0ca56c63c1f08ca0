from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.naming import NOUNS
from ctg_core.dossier.storage import fetch_dossier
from ctg_core.exchange.cells.books import FICTIONAL, MONEY
from ctg_core.exchange.workbook.tables import tables
from ctg_core.exchange.workbook.writing import workbook
from ctg_core.model.action import Action
from ctg_core.questions.provenance.conventions import conventions
from ctg_core.store.store import Store


def opened(dossier: Dossier) -> Workbook:
    return load_workbook(BytesIO(workbook(dossier)))


def with_actions(dossier: Dossier, *actions: Action) -> Dossier:
    return Dossier(dossier.convention, {**dossier.rows, "actions": list(actions)})


def action(key: str = "x", **fields: object) -> Action:
    return Action(convention="petite", key=key, **{"title": "Action", **fields})


def headings(sheet: Worksheet) -> list[object]:
    return [cell.value for cell in sheet[1]]


def test_one_sheet_a_collection_that_has_rows_or_is_filled_in_by_hand(small_dossier: Dossier) -> None:
    filled = ["Organisations", "Éléments du plan", "Actions", "Lignes de financement"]
    to_fill = ["Équipements", "Indicateurs", "Valeurs d’indicateur", "Séances", "Décisions"]
    shown = {sheet.title for sheet in opened(small_dossier) if sheet.sheet_state == "visible"}
    assert shown == {"Lisez-moi", "Convention", *filled, *to_fill}


def test_a_sheet_is_ready_to_sort_and_read(small_dossier: Dossier) -> None:
    sheet = opened(small_dossier)["Actions"]
    assert headings(sheet)[:4] == ["Clé", "Élément du plan", "Code", "Intitulé"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", sheet.dimensions)
    assert all(cell.alignment.wrap_text for row in sheet for cell in row if cell.value is not None)
    assert all(10 <= column.width <= 60 for column in sheet.column_dimensions.values())


def test_where_a_row_comes_from_is_last(small_dossier: Dossier) -> None:
    sourced = action(source="depliant", locator="L1", quote="mots", note="remarque", done="fait")
    last = headings(opened(with_actions(small_dossier, sourced))["Actions"])[-3:]
    assert last == ["Source", "Repère dans la source", "Citation"]


def test_a_column_that_says_nothing_is_hidden(small_dossier: Dossier) -> None:
    found = opened(with_actions(small_dossier, action("x"), action("y", obstacle="Aucun local")))["Actions"]
    rank = headings(found).index("Freins")
    assert [row[rank].value for row in found] == ["Freins", None, "Aucun local"]
    hidden = {found[f"{letter}1"].value for letter, column in found.column_dimensions.items() if column.hidden}
    assert "Météo" in hidden
    assert not {"Clé", "Intitulé", "Freins"} & hidden


def test_money_is_numbers_in_euros(small_dossier: Dossier) -> None:
    sheet = opened(small_dossier)["Lignes de financement"]
    cell = sheet.cell(2, headings(sheet).index("Montant prévu (€)") + 1)
    assert (cell.value, cell.data_type, cell.number_format) == (1234.5, "n", MONEY)
    year = sheet.cell(2, headings(sheet).index("Année") + 1)
    assert (year.value, year.number_format) == (2026, "0")


def test_dates_stay_as_written(small_dossier: Dossier) -> None:
    sheet = opened(small_dossier)["Actions"]
    assert sheet.cell(2, headings(sheet).index("Fin prévue") + 1).value == "2027-S1"


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://example.org")',
        "+33",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\n=1",
        "#REF!",
        "1234",
        "2026-01-01",
    ],
)
def test_text_is_never_a_formula(text: str, small_dossier: Dossier) -> None:
    sheet = opened(with_actions(small_dossier, action(title=text)))["Actions"]
    cell = sheet.cell(2, headings(sheet).index("Intitulé") + 1)
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == (text[0] in "=+-@\t\n")


def test_a_text_longer_than_a_cell_says_so(small_dossier: Dossier) -> None:
    sheet = opened(with_actions(small_dossier, action(title="Ouvrir", description="é" * 40_000)))["Actions"]
    description = sheet.cell(2, headings(sheet).index("Description") + 1).value
    assert len(description) == 32_767
    assert description.endswith("gardé en entier]")


def test_a_fictional_territory_wears_its_mark(small_dossier: Dossier) -> None:
    book = opened(small_dossier)
    assert book["Lisez-moi"]["A2"].value == FICTIONAL
    assert {sheet.oddHeader.right.text for sheet in book} == {FICTIONAL}


def test_names_fit_on_tabs() -> None:
    assert [noun for _, noun in NOUNS.values() if len(noun) > 31 or set(noun) & set("[]:*?/\\")] == []


def test_every_shipped_convention_is_written_whole(shipped_store: Store) -> None:
    with shipped_store.reading() as session:
        dossiers = [fetch_dossier(session, found.key) for found in conventions(session)]
    for dossier in dossiers:
        book = opened(dossier)
        for table in tables(dossier):
            sheet = book[table.name]
            assert headings(sheet) == table.headings
            assert sheet.max_row == len(table.rows) + 1
        marked = FICTIONAL in {cell.value for cell in book["Lisez-moi"]["A"]}
        assert marked == dossier.convention.fictional

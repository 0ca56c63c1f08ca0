"""The workbook comes back as the dossier it was made from, and with exactly what people changed in it."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ctg_core.commands.first_run import shipped_files
from ctg_core.dossier.difference import difference
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.reading import parse_dossier, read_dossier
from ctg_core.dossier.writing import dump_json
from ctg_core.exchange.received import ReceivedRefused
from ctg_core.exchange.workbook.reading import ReadWorkbook, read_workbook
from ctg_core.exchange.workbook.snapshot import SHEET, write_snapshot
from ctg_core.exchange.workbook.tables import sheet_name
from ctg_core.exchange.workbook.writing import workbook
from tests.dossier.generated import dossiers

SAID = """
format: ctg-dossier
format_version: 1
convention: {key: petite, name: CTG de la Petite Vallée, short_name: Vallée, kind: ctg}
sources:
  - {key: page, title: Une page, kind: web_page}
organisations:
  - {key: caf, name: Caf, kind: caf}
  - {key: mairie, name: "Mairie ; annexe", kind: municipality}
plan_nodes:
  - {key: axe-1, level: axe, title: Petite enfance}
indicators:
  - {key: places, label: Places d’accueil, kind: output, unit: places}
indicator_values:
  - {key: v-1, indicator: places, period: "2025", value: "12.5", source: page, locator: L1, quote: douze}
actions:
  - {key: a-01, node: axe-1, title: Créer une crèche, status: done, partners: [caf, mairie], themes: [childhood, youth]}
  - {key: a-02, node: axe-1, title: Ouvrir un RPE, lead: caf, progress: 40}
funding_lines:
  - {key: f-01, label: Bonus territoire, year: 2026, funder: caf, action: a-01, planned_cents: 123450}
discrepancies:
  - {key: d-1, kind: slip, title: T, explanation: E, concerns: [actions/a-01],
     citations: [{source: page, locator: L1, quote: mots}]}
"""


@pytest.fixture(scope="module")
def said() -> Dossier:
    return parse_dossier(SAID.encode(), "petite.yaml")


def edited(dossier: Dossier, edit: Callable[[Workbook], object]) -> ReadWorkbook:
    book = load_workbook(BytesIO(workbook(dossier)))
    edit(book)
    return read_workbook(saved(book), "classeur.xlsx")


def saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def place(sheet: Worksheet, key: str, heading: str) -> tuple[int, int]:
    keys = [row[0].value for row in sheet.iter_rows()]
    return keys.index(key) + 1, [cell.value for cell in sheet[1]].index(heading) + 1


def typed(sheet: str, key: str, heading: str, value: object) -> Callable[[Workbook], None]:
    def edit(book: Workbook) -> None:
        cell = book[sheet].cell(*place(book[sheet], key, heading))
        cell.value = value

    return edit


def changes(read: ReadWorkbook) -> list[tuple[str, str, str, dict[str, Any]]]:
    return [
        (change.collection, change.key, change.kind, {one.field.name: (one.before, one.after) for one in change.fields})
        for change in difference(read.before, read.after)
    ]


def refusal(dossier: Dossier, *edits: Callable[[Workbook], object]) -> list[str]:
    with pytest.raises(ReceivedRefused) as refused:
        edited(dossier, lambda book: [edit(book) for edit in edits])
    return [str(problem) for problem in refused.value.problems]


@pytest.mark.parametrize("file", shipped_files(), ids=lambda file: file.stem)
def test_a_shipped_convention_comes_back_the_same(file: Any) -> None:
    comes_back_the_same(read_dossier(file))


@given(dossiers())
@settings(max_examples=15)
def test_any_dossier_comes_back_the_same(drawn: Dossier) -> None:
    comes_back_the_same(drawn)


@pytest.mark.long
@given(dossiers())
@settings(max_examples=200, suppress_health_check=list(HealthCheck))
def test_many_dossiers_come_back_the_same(drawn: Dossier) -> None:
    comes_back_the_same(drawn)


def comes_back_the_same(drawn: Dossier) -> None:
    content = workbook(drawn)
    read = read_workbook(content, "classeur.xlsx")
    assert dump_json(read.after) == dump_json(read.before) == dump_json(drawn)
    assert [sheet.title for sheet in load_workbook(BytesIO(workbook(read.after)))] == [
        sheet.title for sheet in load_workbook(BytesIO(content))
    ]


def test_what_is_written_says_enough_to_be_read_without_what_is_hidden(said: Dossier) -> None:
    """Every cell is taken for an edit of an empty convention: people could have typed the whole workbook."""

    def forget(book: Workbook) -> None:
        del book[SHEET]
        write_snapshot(book.create_sheet(), Dossier.empty(said.convention))
        for row in book["Divergences relevées"].iter_rows(min_row=2):
            for cell in row[5:]:
                cell.value = None

    discrepancy = said.rows["discrepancies"][0].model_copy(update={"concerns": [], "citations": []})
    wanted = Dossier(said.convention, {**said.rows, "discrepancies": [discrepancy]})
    assert dump_json(edited(said, forget).after) == dump_json(wanted)


@pytest.mark.parametrize(
    ("sheet", "key", "heading", "value", "field", "read"),
    [
        ("Actions", "a-02", "Statut", "En cours", "status", "in_progress"),
        ("Actions", "a-01", "Statut", None, "status", None),
        ("Actions", "a-02", "Avancement déclaré (%)", 55, "progress", 55),
        ("Actions", "a-02", "Avancement déclaré (%)", "60", "progress", 60),
        ("Actions", "a-02", "Fin prévue", date(2027, 3, 31), "planned_end", "2027-03-31"),
        ("Actions", "a-02", "Fin prévue", "31/03/2027", "planned_end", "2027-03-31"),
        ("Actions", "a-02", "Fin prévue", "T2 2027", "planned_end", "2027-Q2"),
        ("Actions", "a-02", "Fin prévue", 2027, "planned_end", "2027"),
        ("Actions", "a-02", "Chef de file", "Mairie ; annexe", "lead", "mairie"),
        ("Actions", "a-02", "Partenaires", "mairie ; CAF", "partners", ["mairie", "caf"]),
        ("Actions", "a-02", "Partenaires", "Mairie ; annexe (mairie); Caf (caf)", "partners", ["mairie", "caf"]),
        ("Actions", "a-02", "Communes (codes Insee)", 1033, "communes", ["01033"]),
        ("Actions", "a-02", "Intitulé", "=1+1", "title", None),
        ("Lignes de financement", "f-01", "Montant versé (€)", 1250.5, "paid_cents", 125050),
        ("Lignes de financement", "f-01", "Montant versé (€)", "1 234,50 €", "paid_cents", 123450),
        ("Valeurs d’indicateur", "v-1", "Valeur", "1 234,5", "value", "1234.5"),
        ("Valeurs d’indicateur", "v-1", "Valeur", 12.75, "value", "12.75"),
    ],
)
def test_an_edit_is_the_only_change(
    said: Dossier, sheet: str, key: str, heading: str, value: object, field: str, read: object
) -> None:
    if value == "=1+1":
        assert refusal(said, typed(sheet, key, heading, value)) == [
            "Feuille «\u00a0Actions\u00a0», ligne 3, colonne «\u00a0Intitulé\u00a0»\u202f: "
            "la formule ne donne aucun résultat\u202f: écrivez la valeur."
        ]
        return
    (change,) = changes(edited(said, typed(sheet, key, heading, value)))
    assert change[1:3] == (key, "changed")
    assert {name: after for name, (_, after) in change[3].items()} == {field: read}


def test_the_convention_itself_can_be_edited(said: Dossier) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Convention"]
        titles = [row[0].value for row in sheet.iter_rows()]
        sheet.cell(titles.index("Caf") + 1, 2).value = "Caf du Lot"
        sheet.cell(titles.index("Fin") + 1, 2).value = "2029-12-31"

    (change,) = changes(edited(said, edit))
    assert change[3] == {"caf": (None, "Caf du Lot"), "end": (None, "2029-12-31")}


def test_rows_added_removed_and_sorted(said: Dossier) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Actions"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        columns = [cell.value for cell in sheet[1]]
        sheet.delete_rows(2, 2)
        sheet.append(rows[1])
        sheet.append(rows[0])
        sheet.append([None] * len(columns))
        added = {"Intitulé": "Former les assistantes maternelles", "Élément du plan": "Petite enfance"}
        sheet.append([added.get(str(title)) for title in columns])
        steps = book["Étapes d’action"]
        step = {"Action": "Former les assistantes maternelles", "Libellé": "Trouver une salle"}
        steps.append([step.get(str(cell.value)) for cell in steps[1]])
        book["Lignes de financement"].delete_rows(2)

    read = edited(said, edit)
    assert [change[:3] for change in changes(read)] == [
        ("actions", "former-les-assistantes-maternelles", "added"),
        ("action_steps", "trouver-une-salle-former-les-assistantes-maternelles", "added"),
        ("funding_lines", "f-01", "removed"),
    ]
    assert [row.key for row in read.after.rows["actions"]][:2] == ["a-01", "a-02"]


def test_a_sheet_that_is_gone_and_a_column_that_is_gone_say_nothing(said: Dossier) -> None:
    def edit(book: Workbook) -> None:
        del book["Actions"]
        book["Lignes de financement"].delete_cols(3)

    read = edited(said, edit)
    assert changes(read) == []
    assert read.absent == ("Actions",)


def test_each_problem_says_its_sheet_line_column_and_reason(said: Dossier) -> None:
    found = refusal(
        said,
        typed("Actions", "a-01", "Statut", "presque"),
        typed("Actions", "a-02", "Chef de file", "La Ligue"),
        typed("Lignes de financement", "f-01", "Montant prévu (€)", "N/A"),
        typed("Divergences relevées", "d-1", "Citations", "autre chose"),
    )
    assert [reason.split("\u202f: ")[0] for reason in found] == [
        "Feuille «\u00a0Actions\u00a0», ligne 2, colonne «\u00a0Statut\u00a0»",
        "Feuille «\u00a0Actions\u00a0», ligne 3, colonne «\u00a0Chef de file\u00a0»",
        "Feuille «\u00a0Lignes de financement\u00a0», ligne 2, colonne «\u00a0Montant prévu (€)\u00a0»",
        "Feuille «\u00a0Divergences relevées\u00a0», ligne 2, colonne «\u00a0Citations\u00a0»",
    ]
    assert "«\u00a0N/A\u00a0» n’est pas un nombre" in found[2]


def test_rules_between_cells_say_their_place_too(said: Dossier) -> None:
    emptied = typed("Actions", "a-02", "Intitulé", None)
    found = refusal(said, emptied, typed("Actions", "a-01", "Avancement déclaré (%)", 300))
    assert found == [
        "Feuille «\u00a0Actions\u00a0», ligne 2, colonne «\u00a0Avancement déclaré (%)\u00a0»\u202f: "
        "«\u00a0300\u00a0»\u202f: il faut un nombre entier entre 0 et 100.",
        "Feuille «\u00a0Actions\u00a0», ligne 3, colonne «\u00a0Intitulé\u00a0»\u202f: champ obligatoire absent.",
    ]


def test_a_row_others_lead_to_cannot_go_alone(said: Dossier) -> None:
    found = refusal(said, lambda book: book["Actions"].delete_rows(2))
    assert found[0].startswith("Feuille «\u00a0Lignes de financement\u00a0», ligne 2, colonne «\u00a0Action\u00a0»")


def test_unknown_and_doubled_columns_and_keys(said: Dossier) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Actions"]
        sheet.cell(1, sheet.max_column + 1).value = "Humeur"
        sheet.cell(1, sheet.max_column + 1).value = "Intitulé"
        sheet.cell(3, 1).value = "a-01"

    assert refusal(said, edit) == [
        "Feuille «\u00a0Actions\u00a0», ligne 1, colonne «\u00a0Humeur\u00a0»\u202f: cette colonne n’existe pas ici.",
        "Feuille «\u00a0Actions\u00a0», ligne 1, colonne «\u00a0Intitulé\u00a0»\u202f: cette colonne y est deux fois.",
        "Feuille «\u00a0Actions\u00a0», ligne 3, colonne «\u00a0Clé\u00a0»\u202f: "
        "«\u00a0a-01\u00a0» est déjà la clé de la ligne 2.",
    ]


def test_what_is_hidden_may_not_be_touched(said: Dossier) -> None:
    def touch(book: Workbook) -> None:
        book[SHEET]["A2"].value = book[SHEET]["A2"].value.replace("Caf", "Cpam")

    assert "sa feuille masquée a été modifiée" in refusal(said, touch)[0]
    assert "ce n’est pas un classeur fait ici" in refusal(said, lambda book: book.remove(book[SHEET]))[0]


def test_every_collection_has_its_sheet(said: Dossier) -> None:
    book = load_workbook(BytesIO(workbook(said)))
    assert {sheet_name(name) for name in said.rows} <= set(book.sheetnames)
    assert book["Séances"].sheet_state == "visible"
    assert book["Présences"].sheet_state == "hidden"
    assert book[SHEET].sheet_state == "veryHidden"

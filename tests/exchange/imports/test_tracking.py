"""A territory's own action plan: columns guessed, words placed by people, what is not data shown as ignored."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from ctg_core.dossier.dossier import Dossier
from ctg_core.exchange.imports.incoming import Incoming, Question
from ctg_core.exchange.imports.recognition import Received, recognise
from ctg_core.exchange.imports.tracking import status_words
from ctg_core.exchange.imports.tracking_columns import TrackedColumn, sheet_at
from ctg_core.exchange.received import ReceivedRefused
from tests.exchange.sent import saved, sheet_of, tracking_workbook

ANSWERS = {
    Question("organisation", "Mme Dupont"): "-",
    Question("organisation", "La Ronde"): "new:association",
    Question("status", "Au point mort"): "suspended",
    Question("funder", "Rotary club"): "foundation",
}


@pytest.fixture(scope="module")
def received() -> Received:
    return recognise(tracking_workbook(), "suivi.xlsx")


def said(incoming: Incoming, collection: str) -> dict[str, dict[str, object]]:
    return {
        row.key: {one.field.name: one.after for one in row.fields if one.field.name != "nature"}
        for row in incoming.rows
        if row.collection == collection
    }


def test_the_sheets_that_list_actions_are_found_with_their_header(received: Received) -> None:
    assert received.kind == "tracking"
    found = {str(sheet.title): (sheet.header, sheet.height) for _, sheet in received.guesses()}
    assert found == {"Petite enfance": (3, 2), "Jeunesse": (1, 1)}


def test_columns_are_guessed_from_both_lines_of_the_header(received: Received) -> None:
    sheet = received.guesses()[0][1]
    assert [(column.heading, column.role, column.funder) for column in sheet.columns] == [
        ("Axe", "axis", None),
        ("Objectif opérationnel", "objective", None),
        ("N°", "code", None),
        ("Intitulé de l’action", "action", None),
        ("Pilotage / Pilote", "lead", None),
        ("Pilotage / Partenaires", "partners", None),
        ("Calendrier / Début", "start", None),
        ("Calendrier / Fin", "end", None),
        ("Budget prévisionnel / Caf", "planned_cents", "caf"),
        ("Budget prévisionnel / Commune", "planned_cents", "municipality"),
        ("Budget versé (€) / Caf", "paid_cents", "caf"),
        ("Budget versé (€) / Total", None, None),
        ("État d’avancement", "status", None),
        ("Avancement", None, None),
        ("Observations", "note", None),
    ]
    (amount,) = received.guesses()[1][1].having("planned_cents")
    assert amount == TrackedColumn(3, "Montant prévu 2026", "planned_cents", 2026, None)


def test_rows_of_the_convention_are_made(received: Received, small_dossier: Dossier) -> None:
    incoming = received.incoming(small_dossier, ANSWERS)
    actions = said(incoming, "actions")
    assert actions["creer-une-micro-creche"] == {
        "node": "objectif-1",
        "code": "1.1",
        "title": "Créer une micro-crèche",
        "lead": "caf",
        "partners": ["ccas", "la-ronde"],
        "planned_start": "2025-03",
        "planned_end": "2026-12-31",
        "status": "in_progress",
        "note": "Terrain trouvé",
    }
    assert [fields["status"] for fields in actions.values()] == [
        "in_progress",
        "done",
        "suspended",
        "not_started",
        "abandoned",
    ]
    assert {key: fields["kind"] for key, fields in said(incoming, "organisations").items()} == {
        "ccas": "ccas",
        "la-ronde": "association",
        "service-petite-enfance": "service",
    }
    lines = [
        (fields["action"], fields["funder"], fields.get("year"), fields.get("planned_cents"), fields.get("paid_cents"))
        for fields in said(incoming, "funding_lines").values()
    ]
    assert lines == [
        ("creer-une-micro-creche", "caf", None, 1250000, 0),
        ("creer-une-micro-creche", "municipality", None, 300000, None),
        ("former-les-assistantes-maternelles", "caf", None, 120050, 60025),
        ("ouvrir-un-accueil-de-jeunes", "department", 2026, 800000, None),
        ("creer-un-conseil-des-jeunes", "foundation", 2026, 50000, None),
    ]


def test_the_plan_is_found_where_it_is_and_completed(received: Received, small_dossier: Dossier) -> None:
    nodes = said(received.incoming(small_dossier, ANSWERS), "plan_nodes")
    # « Petite enfance » and « Ouvrir des places » are in the convention already.
    assert {str(fields["title"]): fields.get("parent") for fields in nodes.values()} == {
        "Parentalité": None,
        "Accompagner les parents": "axe-parentalite",
        "Jeunesse": None,
    }


def test_what_is_not_data_is_shown_as_ignored(received: Received, small_dossier: Dossier) -> None:
    ignored = [(problem.sheet, problem.line, problem.reason) for problem in received.incoming(small_dossier).ignored]
    assert ignored == [
        ("Petite enfance", 7, "ligne de total"),
        ("Petite enfance", 10, "ligne de total"),
        ("Jeunesse", 5, "ligne de total"),
    ]


def test_what_is_not_understood_is_told_cell_by_cell(received: Received, small_dossier: Dossier) -> None:
    told = [str(problem) for problem in received.incoming(small_dossier, ANSWERS).not_understood]
    assert told == [
        "Feuille «\u00a0Petite enfance\u00a0», ligne 9, colonne «\u00a0Calendrier / Début\u00a0»\u202f: "
        "«\u00a0bientôt\u00a0» n’est pas une date.",
        "Feuille «\u00a0Petite enfance\u00a0», ligne 9, colonne «\u00a0Budget prévisionnel / Caf\u00a0»\u202f: "
        "«\u00a0n.c.\u00a0» n’est pas un nombre.",
    ]


def test_words_that_only_a_person_can_place_are_asked_and_nothing_is_invented(
    received: Received, small_dossier: Dossier
) -> None:
    incoming = received.incoming(small_dossier)
    assert set(incoming.questions) == set(ANSWERS)
    assert "lead" not in said(incoming, "actions")["ouvrir-un-laep"]
    assert "status" not in said(incoming, "actions")["ouvrir-un-laep"]
    assert not any("dupont" in key for key in said(incoming, "organisations"))


def test_people_say_what_their_words_and_columns_mean(received: Received, small_dossier: Dossier) -> None:
    sheets = received.guesses()
    words = status_words(sheets)
    assert words["Terminée"] == "done"
    assert words["Au point mort"] is None
    corrected = {**ANSWERS, Question("status", "Terminée"): "in_progress"}
    grid, sheet = sheets[0]
    roles = ["description" if column.role == "note" else column.role for column in sheet.columns]
    incoming = received.incoming(small_dossier, corrected, [(grid, sheet.with_roles(roles))])
    actions = said(incoming, "actions")
    assert actions["former-les-assistantes-maternelles"]["status"] == "in_progress"
    assert actions["creer-une-micro-creche"]["description"] == "Terrain trouvé"
    assert "ouvrir-un-accueil-de-jeunes" not in actions


def test_a_percentage_is_what_the_sheet_shows(small_dossier: Dossier) -> None:
    received = recognise(tracking_workbook(), "suivi.xlsx")
    grid, sheet = received.guesses()[0]
    roles = ["progress" if column.heading == "Avancement" else column.role for column in sheet.columns]
    actions = said(received.incoming(small_dossier, ANSWERS, [(grid, sheet.with_roles(roles))]), "actions")
    assert [fields.get("progress") for fields in actions.values()] == [50, 100, None]


def test_a_header_can_be_moved(received: Received) -> None:
    grid = received.guesses()[0][0]
    assert [column.role for column in sheet_at(grid, 3, 1).having("start")] == []


def test_a_table_without_merged_cells_carries_its_axis_down(small_dossier: Dossier) -> None:
    content = sheet_of(
        [
            ["Axe", "Action", "Statut"],
            ["Mobilité", "Transporter les enfants", "En cours"],
            [None, "Partager un minibus", "À lancer"],
            [None, None, "En cours"],
        ]
    )
    incoming = recognise(content, "plan.xlsx").incoming(small_dossier)
    assert {fields["node"] for fields in said(incoming, "actions").values()} == {"axe-mobilite"}
    assert [problem.reason for problem in incoming.ignored] == ["aucune action sur cette ligne"]


def test_two_lines_that_disagree_are_both_shown(small_dossier: Dossier) -> None:
    content = sheet_of([["Axe", "Action", "Statut"], ["A", "Agir", "En cours"], ["A", "Agir", "Terminé"]])
    (problem,) = recognise(content, "plan.xlsx").incoming(small_dossier).not_understood
    assert str(problem).endswith("la ligne 2 dit autre chose de la même donnée.")


def test_a_line_that_breaks_a_rule_is_told_and_left_out(small_dossier: Dossier) -> None:
    content = sheet_of(
        [["Axe", "Action", "Début", "Fin"], ["A", "Agir", "2027", "2026"], ["A", "Réagir", "2026", "2027"]]
    )
    incoming = recognise(content, "plan.xlsx").incoming(small_dossier)
    assert [problem.reason for problem in incoming.not_understood] == ["la fin (2026) précède le début (2027)"]
    assert list(said(incoming, "actions")) == ["reagir"]


def test_a_workbook_that_lists_no_action_is_refused() -> None:
    with pytest.raises(ReceivedRefused, match="aucune de ses feuilles"):
        recognise(sheet_of([["Nom", "Téléphone"], ["Anne", "x"]]), "agenda.xlsx")


def test_a_formula_without_a_result_is_told(small_dossier: Dossier) -> None:
    book = load_workbook(BytesIO(sheet_of([["Action", "Caf : montant prévu (€)", "Statut"], ["Agir", 1, "En cours"]])))
    book.active["B2"] = "=1+1"
    (problem,) = recognise(saved(book), "plan.xlsx").incoming(small_dossier).not_understood
    assert problem.reason == "la formule ne donne aucun résultat"

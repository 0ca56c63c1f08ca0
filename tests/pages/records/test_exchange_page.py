"""Échanges: what goes out, what comes in; nothing is written before its difference was seen."""

from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from ctg_core.commands.load import load_dossier
from ctg_core.commands.people import grant_role, save_person
from ctg_core.commands.registry import Asker
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.writing import dump_json
from ctg_core.exchange.workbook.writing import workbook
from ctg_core.model.person import EVERY_CONVENTION, LOCAL
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store, open_store
from ctg_core.ui.navigation import EXCHANGE
from tests.dossier.written import dossier
from tests.exchange.sent import saved, tracking_workbook
from tests.pages.conftest import Visit, answer, words

FLAT = (
    b"Action;Indicateur;Ann\xe9e;Valeur\nCr\xe9er une cr\xe8che;Nombre de lits;2026;7\nAgir;Nombre de lits;2025;N/A\n"
)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def database(tmp_path: Path, small_dossier: Dossier) -> Path:
    """A store of its own for each test, which writes in it; ``visit`` opens it."""
    store = create_store(StoreLocation(tmp_path / "ctg.db"))
    load_dossier(store, small_dossier, by="essai", reason=None)
    save_person(store, Asker(LOCAL, EVERY_CONVENTION), "lea", "Léa")
    grant_role(store, Asker(LOCAL, EVERY_CONVENTION), "lea", "petite", "reader")
    store.close()
    return tmp_path / "ctg.db"


def dropped(visit: Visit, name: str, content: bytes, mime: str = "text/csv") -> AppTest:
    app = visit(EXCHANGE, "petite")
    app.file_uploader(key="fichier-recu").set_value((name, content, mime)).run()
    assert not app.exception
    return app


def revision(database: Path) -> int:
    store = open_store(StoreLocation(database))
    number = store.revision()
    store.close()
    return number


def test_everything_can_be_taken_away(visit: Visit) -> None:
    app = visit(EXCHANGE, "petite")
    assert answer(app).startswith("Tout peut sortir")
    app.query_params["partie"] = "Emporter la convention"
    app.run()
    assert [button.label for button in app.get("download_button")] == [
        "Classeur Excel",
        "Dossier (JSON)",
        "Dossier (YAML)",
        "Tables (CSV)",
    ]


def test_a_flat_file_is_seen_then_recorded(visit: Visit, database: Path) -> None:
    before = revision(database)
    app = dropped(visit, "chiffres.csv", FLAT)
    assert "Ce qui changerait : 3 nouveaux, 1 non compris." in words(app)
    assert "« N/A » n’est pas un nombre" in words(app)
    assert revision(database) == before
    app.button(key="fichier-enregistrer").click().run()
    assert not app.exception
    assert revision(database) == before + 3
    assert "rien à changer" in words(app) or "1 non compris" in words(app)
    assert not [button for button in app.button if button.key == "fichier-enregistrer"]


def test_a_tracking_table_shows_its_columns_and_its_words(visit: Visit, database: Path) -> None:
    app = dropped(visit, "suivi.xlsx", tracking_workbook(), XLSX)
    shown = {box.label.replace("\\", ""): box.value for box in app.selectbox}
    assert shown["Calendrier / Début"] == "start"
    assert shown["Statut «\u00a0Terminée\u00a0»"] == "done"
    assert shown["Statut «\u00a0Au point mort\u00a0»"] is None
    assert "« Rotary club » : financeur à préciser" in words(app)
    app.selectbox(key="question funder Rotary club").set_value("foundation").run()
    assert "« Rotary club » : financeur à préciser" not in words(app)
    app.button(key="fichier-enregistrer").click().run()
    assert not app.exception
    assert revision(database) > 10


def edited(dossier: Dossier, sheet: str, place: str, value: str) -> bytes:
    """The workbook of a convention, with one cell typed over."""
    book = load_workbook(BytesIO(workbook(dossier)))
    book[sheet][place].value = value
    return saved(book)


def test_what_is_found_wrong_once_the_file_is_open_says_why_too(visit: Visit, small_dossier: Dossier) -> None:
    """Streamlit lets no exception out of the fragment that draws a difference: it is caught inside."""
    for name, content, reason in (
        ("a.csv", "Action;Unité\nAgir;lits\n".encode(), "cette colonne ne dit rien sans «\u00a0Indicateur\u00a0»"),
        ("a.xlsx", edited(small_dossier, "_dossier", "A2", "|{}|"), "sa feuille masquée a été modifiée"),
        ("a.xlsx", edited(small_dossier, "_dossier", "B1", "9"), "il a été fait par une autre version"),
    ):
        app = dropped(visit, name, content)
        assert reason in app.error[0].value.replace("\\", "")


@pytest.mark.parametrize("suffix", [".xlsx", ".json"])
def test_a_reader_of_one_convention_learns_nothing_of_others(
    visit: Visit, database: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A contributor drops a file of a convention that is here and not open to them."""
    elsewhere = dossier({"key": "ailleurs", "short_name": "Ailleurs"})
    with closing(open_store(StoreLocation(database))) as store:
        load_dossier(store, elsewhere, by="essai", reason=None)
        grant_role(store, Asker(LOCAL, EVERY_CONVENTION), "lea", "petite", "coordinator")
    monkeypatch.setenv("CTG_USER", "lea")
    content = workbook(elsewhere) if suffix == ".xlsx" else dump_json(elsewhere)
    app = dropped(visit, f"recu{suffix}", content)
    assert "est celui de «\u00a0Ailleurs\u00a0»" in app.warning[0].value.replace("\\", "")
    assert "n’est pas ouverte pour vous ici" in app.info[0].value
    assert not [button for button in app.button if button.key in ("fichier-autre-convention", "fichier-ajouter")]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", b"", "il est vide"),
        ("a.xlsx", b"PK\x03\x04rien", "il est abîmé"),
        ("a.json", b"{}", "ce n’est pas un dossier de CTG"),
        ("a.csv", b"Nom;Prix\nx;1\n", "aucune de ses feuilles"),
    ],
)
def test_what_is_refused_says_why(visit: Visit, database: Path, name: str, content: bytes, reason: str) -> None:
    before = revision(database)
    app = dropped(visit, name, content)
    assert reason in app.error[0].value.replace("\\", "")
    assert revision(database) == before


def test_a_dossier_of_another_convention_is_added_by_administration(visit: Visit, database: Path) -> None:
    app = dropped(visit, "neuve.json", dump_json(dossier({"key": "neuve"})), "application/json")
    app.button(key="fichier-ajouter").click().run()
    assert not app.exception
    assert "neuve" in app.sidebar.selectbox[0].options or "Essai" in app.sidebar.selectbox[0].options


def test_a_reader_takes_away_and_brings_nothing_in(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTG_USER", "lea")
    app = visit(EXCHANGE, "petite")
    assert answer(app) == "Toute la convention peut être emportée ; rien n’entre ici."
    assert not app.get("file_uploader")

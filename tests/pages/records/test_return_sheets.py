"""The screen of return sheets: one sent, one that came back, seen before it is recorded, conflicts decided."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import streamlit as st
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from ctg_core.commands.indicator_values import GivenValue, give_values
from ctg_core.commands.load import load_dossier
from ctg_core.commands.registry import Asker
from ctg_core.dossier.reading import parse_dossier
from ctg_core.model.history import Revision
from ctg_core.model.person import LOCAL
from ctg_core.questions.selection import Selection
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store
from ctg_core.store.store import Store
from tests.pages.conftest import words
from tests.return_sheets import CHILDHOOD, COMBE, HERE, filled, made

TODAY = Selection(HERE, date.today())
PLACES = f"places/{TODAY.day.year - 1}//"
SCREEN = """
from ctg_core.ui.page import open_page
from ctg_core.ui.files.return_sheets import draw_return_sheets

draw_return_sheets(open_page("Échanges"))
"""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def store(location: StoreLocation, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("CTG_DATABASE_URL", f"sqlite:///{Path(location.path).as_posix()}")
    st.cache_resource.clear()
    st.cache_data.clear()
    with closing(create_store(location)) as store:
        load_dossier(store, parse_dossier(COMBE.encode(), "combe.yaml"), by="test", reason=None)
        yield store


def screen() -> AppTest:
    app = AppTest.from_string(SCREEN, default_timeout=60)
    app.query_params["convention"] = HERE
    return settled(app)


def settled(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception, app.exception
    return app


def dropped(content: bytes, name: str = "fiche.xlsx") -> AppTest:
    app = screen()
    app.file_uploader[0].set_value((name, content, XLSX))
    return settled(app)


def test_a_sheet_is_offered_to_whom_something_is_asked(store: Store) -> None:
    app = screen()
    app.selectbox(key="fiche-pour").select_index(0)
    settled(app)
    assert "4 valeurs (2 à donner), 1 action, 1 étape, 1 ligne de financement" in words(app).replace("\u00a0", " ")


def test_what_came_back_is_seen_then_recorded(store: Store) -> None:
    before = store.revision()
    app = dropped(filled(made(store, CHILDHOOD, TODAY), {("Indicateurs", PLACES, "Valeur"): 130}))
    assert "1 nouveau" in words(app).replace("\u00a0", " ")
    assert store.revision() == before
    app.button(key="fiche-enregistrer").click()
    settled(app)
    assert store.revision() == before + 1
    with store.reading() as session:
        line = session.exec(select(Revision).where(Revision.number == before + 1)).one()
    assert (line.by, line.command) == (LOCAL.signature, "apply_return")
    assert line.reason is not None
    assert line.reason.startswith("fiche de retour «\u00a0fiche.xlsx\u00a0», Petite enfance")
    assert "déjà enregistré" in words(app)


def test_a_conflict_waits_for_a_choice(store: Store) -> None:
    sheet = filled(made(store, CHILDHOOD, TODAY), {("Indicateurs", PLACES, "Valeur"): 130})
    given = GivenValue("places", str(TODAY.day.year - 1), value=Decimal(125))
    give_values(store, Asker(LOCAL, HERE), [given])
    before = store.revision()
    app = dropped(sheet)
    [choice] = app.radio
    assert not [button for button in app.button if button.key == "fiche-enregistrer"]
    choice.set_value("Prendre la fiche")
    settled(app)
    app.button(key="fiche-enregistrer").click()
    settled(app)
    assert store.revision() == before + 1


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"%PDF-1.4", "document PDF"), (b"", "vide")],
)
def test_another_file_is_refused(content: bytes, said: str, store: Store) -> None:
    app = dropped(content)
    assert said in app.error[0].value


def test_who_reads_records_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTG_READ_ONLY", "1")
    app = dropped(filled(made(store, CHILDHOOD, TODAY), {("Indicateurs", PLACES, "Valeur"): 130}))
    assert "il faut être contributeur" in words(app)
    assert not app.button

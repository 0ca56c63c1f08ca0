"""Saisie: what is due, the grid, what is typed and kept; a forged message changes nothing."""

from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
import streamlit as st
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from ctg_core.commands.indicator_values import GivenValue, give_values
from ctg_core.commands.people import grant_role, save_person
from ctg_core.commands.registry import Asker
from ctg_core.commands.rows import remove_row
from ctg_core.model.indicator import IndicatorValue
from ctg_core.model.person import EVERY_CONVENTION, LOCAL
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store
from ctg_core.store.store import Store
from ctg_core.ui.navigation import INDICATORS, UPDATE
from tests.pages.conftest import answer, open_page, words

HERE = "val-d-exemple"
EARLY, READER = "enfance", "elu"


@pytest.fixture
def store(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A copy to write in, where somebody is in charge of early childhood and two values of 2025 are missing."""
    copyfile(database, tmp_path / "ctg.db")
    monkeypatch.setenv("CTG_DATABASE_URL", f"sqlite:///{(tmp_path / 'ctg.db').as_posix()}")
    st.cache_resource.clear()
    st.cache_data.clear()
    opened = open_store(StoreLocation(tmp_path / "ctg.db"))
    save_person(opened, Asker(LOCAL, EVERY_CONVENTION), EARLY, "Service petite enfance")
    grant_role(opened, Asker(LOCAL, EVERY_CONVENTION), EARLY, HERE, "contributor", {"themes": ["early_childhood"]})
    save_person(opened, Asker(LOCAL, EVERY_CONVENTION), READER, "Élu")
    grant_role(opened, Asker(LOCAL, EVERY_CONVENTION), READER, HERE, "reader")
    for key in ("PE01-2025", "PE02-2025"):
        remove_row(opened, Asker(LOCAL, HERE), "indicator_values", key, 1)
    yield opened
    opened.close()


def opened(monkeypatch: pytest.MonkeyPatch, person: str | None = None, **parameters: str) -> AppTest:
    """The page as a person opens it, or whoever sits at this machine."""
    monkeypatch.setenv("CTG_USER", person or "")
    return open_page(UPDATE, HERE, **parameters)


def grid(monkeypatch: pytest.MonkeyPatch, person: str = EARLY) -> AppTest:
    app = opened(monkeypatch, person)
    app.session_state["partie"] = "Indicateurs"
    app.session_state["manque"] = False
    return app.run()


def rank(app: AppTest, indicator: str) -> int:
    rows = app.session_state["_grid"].rows
    return next(place for place, slot in enumerate(rows) if slot.indicator == indicator)


def type_in(app: AppTest, cells: dict[int, dict[str, Any]], **forged: Any) -> AppTest:
    """What the browser sends when cells of the grid are edited."""
    app.session_state[app.session_state["_grid"].key] = {
        "edited_rows": cells,
        "added_rows": [],
        "deleted_rows": [],
        **forged,
    }
    app.run()
    assert not app.exception, app.exception
    return app


def button(app: AppTest, label: str) -> Any:
    return next(one for one in app.button if one.label.startswith(label))


def values(store: Store, indicator: str = "PE01") -> list[IndicatorValue]:
    with store.reading() as session:
        query = select(IndicatorValue).where(IndicatorValue.convention == HERE, IndicatorValue.indicator == indicator)
        return [one for one in session.exec(query) if one.period == "2025" and one.kind == "observed"]


def test_what_is_due_comes_first(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(monkeypatch, EARLY)
    assert "2 valeurs à donner" in answer(app)
    assert "À valider" not in [tab.label for tab in app.tabs]
    assert "À valider" in [tab.label for tab in opened(monkeypatch).tabs]


def test_whoever_only_reads_is_told_so(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(monkeypatch, READER)
    assert "contributeur" in words(app)
    assert not app.tabs


def test_typed_then_recorded_as_a_proposal(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    app = grid(monkeypatch)
    type_in(app, {rank(app, "PE01"): {"value": "98,5"}})
    assert "1 saisie non enregistrée" in words(app).replace("\u00a0", " ")
    assert values(store) == []
    button(app, "Enregistrer").click().run()
    assert [(str(one.value), one.state, one.given_by) for one in values(store)] == [("98.5", "proposed", EARLY)]
    assert "Tapez ou collez" in words(app)


def test_a_second_click_writes_nothing_more(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    app = grid(monkeypatch)
    type_in(app, {rank(app, "PE01"): {"value": "98,5"}})
    button(app, "Enregistrer").click().run()
    written = store.revision()
    again = grid(monkeypatch)
    type_in(again, {rank(again, "PE01"): {"value": "98,50"}})
    assert "Tapez ou collez" in words(again)
    assert store.revision() == written


def test_what_is_typed_survives_another_page_and_a_reload(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    app = grid(monkeypatch)
    type_in(app, {rank(app, "PE01"): {"value": "98,5"}})
    app.switch_page(INDICATORS.file).run()
    assert any("1\u00a0saisie non enregistrée" in link.proto.label for link in app.get("page_link"))
    assert "1 saisie non enregistrée" in words(grid(monkeypatch)).replace("\u00a0", " ")


def test_a_surprising_value_waits_for_a_word(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    app = grid(monkeypatch)
    type_in(app, {rank(app, "PE01"): {"value": "985"}})
    assert button(app, "Enregistrer").disabled
    type_in(app, {rank(app, "PE01"): {"value": "985", "comment": "nouveau périmètre"}})
    button(app, "Enregistrer").click().run()
    assert [str(one.value) for one in values(store)] == ["985"]


def test_a_forged_message_changes_nothing_else(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    app = grid(monkeypatch)
    before = store.revision()
    forged = {"label": "Autre", "understood": "✓", "2024": "1"}
    type_in(app, {0: forged}, added_rows=[{"value": "5"}], deleted_rows=[0])
    assert "Tapez ou collez" in words(app)
    assert store.revision() == before


def test_both_values_are_shown_and_the_person_chooses(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    app = grid(monkeypatch)
    type_in(app, {rank(app, "PE01"): {"value": "98,5"}})
    give_values(store, Asker(LOCAL, HERE), [GivenValue("PE01", "2025", value=97)])
    app.run()
    told = app.warning[0].value.replace("\\", "")
    assert "une autre valeur a été donnée entre-temps, 97" in told
    assert "98,5" in told
    assert button(app, "Enregistrer").disabled
    button(app, "Garder la mienne").click().run()
    button(app, "Enregistrer").click().run()
    assert sorted((str(one.value), one.state) for one in values(store)) == [("97", "validated"), ("98.5", "proposed")]


def test_taking_the_other_value_lets_go_of_one_s_own(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    app = grid(monkeypatch)
    type_in(app, {rank(app, "PE01"): {"value": "98,5"}})
    give_values(store, Asker(LOCAL, HERE), [GivenValue("PE01", "2025", value=97)])
    app.run()
    button(app, "Prendre l’autre").click().run()
    assert "Tapez ou collez" in words(app)
    assert [str(one.value) for one in values(store)] == ["97"]


def test_one_s_last_gesture_is_undone(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    app = grid(monkeypatch)
    type_in(app, {rank(app, "PE01"): {"value": "98,5"}, rank(app, "PE02"): {"missing_reason": "relevé en mars"}})
    button(app, "Enregistrer").click().run()
    assert len(values(store)) == len(values(store, "PE02")) == 1
    button(app, "Annuler ma dernière saisie").click().run()
    assert values(store) == values(store, "PE02") == []
    button(app, "Rétablir").click().run()
    assert [str(one.value) for one in values(store)] == ["98.5"]

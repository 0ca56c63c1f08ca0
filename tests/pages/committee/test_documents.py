"""The documents as a screen offers them: made on demand, a refusal or a failure said in French, data untouched."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from ctg_core.exchange.documents.registry import DOCUMENTS, Document
from ctg_core.ui.lazy_file import Making

MEETINGS = ("copil-2023", "cotech-2024")
SCREEN = """
from ctg_core.ui.meeting.documents import draw_documents
from ctg_core.ui.page import open_page

draw_documents(open_page("Documents"))
"""


def opened(database: Path, monkeypatch: pytest.MonkeyPatch, convention: str, **more: str) -> AppTest:
    monkeypatch.setenv("CTG_DATABASE_URL", f"sqlite:///{database.as_posix()}")
    st.cache_resource.clear()
    st.cache_data.clear()
    app = AppTest.from_string(SCREEN, default_timeout=60)
    for name, value in {"convention": convention, **more}.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    return app


def taken(app: AppTest, document: str) -> AppTest:
    app.download_button(key=f"take-{document}").click().run()
    assert not app.exception, app.exception
    return app


def test_each_document_is_made_in_one_click_on_its_name(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(database, monkeypatch, "val-d-exemple")
    app.selectbox(key="about-fiche-action").set_value("a-07").run()
    for key, document in DOCUMENTS.items():
        assert document.name in app.download_button(key=f"take-{key}").label
        awaited = app.session_state[f"making-{key}"]
        taken(app, key)
        assert not app.warning
        assert not app.error
        assert awaited.content()[:2] in (b"PK", b"%P")


def test_a_fiche_waits_for_its_action(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(database, monkeypatch, "val-d-exemple")
    assert app.download_button(key="take-fiche-action").disabled
    app.selectbox(key="about-fiche-action").set_value("a-07").run()
    assert not app.download_button(key="take-fiche-action").disabled


def test_the_meeting_of_the_page_is_that_of_its_documents(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(database, monkeypatch, "val-d-exemple")
    assert app.selectbox(key="about-releve-de-decisions").value is None
    first, second = MEETINGS
    app = opened(database, monkeypatch, "val-d-exemple", seance=first)
    assert app.selectbox(key=f"about-releve-de-decisions-{first}").value == first
    app.query_params["seance"] = second
    assert app.run().selectbox(key=f"about-support-de-seance-{second}").value == second


def test_a_document_that_cannot_be_made_says_why(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = taken(opened(database, monkeypatch, "arras"), "releve-de-decisions")
    assert "Aucune réunion tenue" in app.warning[0].value


def test_a_failure_is_said_in_french_and_the_page_stands(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(database, monkeypatch, "val-d-exemple")

    def fail(*_: object) -> bytes:
        raise ValueError("broken")

    monkeypatch.setattr(Document, "make", fail)
    taken(app, "synthese")
    assert "Les données sont intactes" in app.error[0].value


def test_whoever_asks_first_makes_the_file_for_both() -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"file"

    making = Making(make)
    assert making.failure() is None
    assert (making.content(), made) == (b"file", [1])


def test_a_file_that_cannot_be_made_is_tried_once() -> None:
    tried: list[int] = []

    def make() -> bytes:
        tried.append(1)
        raise ValueError("broken")

    making = Making(make)
    with pytest.raises(ValueError, match="broken"):
        making.content()
    assert isinstance(making.failure(), ValueError)
    assert tried == [1]

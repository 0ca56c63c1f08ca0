"""The documents as a screen offers them: made on demand, a refusal or a failure said in French, data untouched."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from ctg_core.exchange.documents.registry import DOCUMENTS, Document

SCREEN = """
from ctg_core.ui.documents import draw_documents
from ctg_core.ui.page import open_page

draw_documents(open_page("Documents"))
"""


def opened(database: Path, monkeypatch: pytest.MonkeyPatch, convention: str) -> AppTest:
    monkeypatch.setenv("CTG_DATABASE_URL", f"sqlite:///{database.as_posix()}")
    st.cache_resource.clear()
    st.cache_data.clear()
    app = AppTest.from_string(SCREEN, default_timeout=60)
    app.query_params["convention"] = convention
    app.run()
    assert not app.exception, app.exception
    return app


def prepared(app: AppTest, document: str) -> AppTest:
    app.button(key=f"make-{document}").click().run()
    assert not app.exception, app.exception
    return app


def test_each_document_is_offered_and_made_when_asked_for(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(database, monkeypatch, "val-d-exemple")
    assert not app.get("download_button")
    app.selectbox(key="about-fiche-action").set_value("a-07").run()
    for key, document in DOCUMENTS.items():
        (button,) = prepared(app, key).get("download_button")
        assert document.name in button.proto.label


def test_a_document_that_cannot_be_made_says_why(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = prepared(opened(database, monkeypatch, "arras"), "releve-de-decisions")
    assert "Aucune réunion tenue" in app.warning[0].value
    assert not app.get("download_button")


def test_a_failure_is_said_in_french_and_the_page_stands(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(database, monkeypatch, "val-d-exemple")

    def fail(*_: object) -> bytes:
        raise ValueError("broken")

    monkeypatch.setattr(Document, "make", fail)
    prepared(app, "synthese")
    assert "Les données sont intactes" in app.error[0].value
    assert not app.get("download_button")

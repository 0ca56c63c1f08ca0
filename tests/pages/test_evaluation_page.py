"""Évaluation: each question with its evidence, answered by coordination, read by readers; the words people write."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ctg_core.questions.evaluation import evaluation
from ctg_core.questions.narrative_texts import narrative_texts
from ctg_core.questions.selection import today
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store
from ctg_core.ui.asker import READ_ONLY
from ctg_core.ui.navigation import EVALUATION
from tests.pages.conftest import Visit, answer, words

HERE = "val-d-exemple"
QUESTION = "relevance_needs"


def press(app: AppTest, label: str) -> None:
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception


def asked(database: Path, question: object, *more: object) -> object:
    store = open_store(StoreLocation(database))
    with store.reading() as session:
        found = question(session, today(HERE), *more)  # type: ignore[operator]
    store.close()
    return found


def test_the_data_shed_light_before_anybody_answers(visit: Visit) -> None:
    app = visit(EVALUATION, HERE)
    assert answer(app).startswith("Aucune des 16 questions d’évaluation n’a encore de réponse pour")
    assert "Besoins du diagnostic auxquels au moins une action répond : 11 sur 11." in words(app)


def test_a_convention_with_nearly_nothing_says_what_is_missing(visit: Visit) -> None:
    app = visit(EVALUATION, "arras")
    assert "les données en éclairent 5" in answer(app)
    assert "Les besoins du diagnostic (points de vigilance, enjeux) ne sont pas enregistrés." in words(app)


def test_one_criterion_at_a_time(visit: Visit) -> None:
    app = visit(EVALUATION, HERE)
    app.session_state["critere"] = "Équité"
    app.run()
    assert not app.exception
    assert "89 places dans 4 communes" in words(app).replace("\u00a0", " ")
    assert "besoins du diagnostic" not in words(app)


def test_coordination_answers_for_a_year_then_takes_it_back(database: Path, visit: Visit) -> None:
    app = visit(EVALUATION, HERE)
    year = int(app.selectbox(key="annee").value)
    press(app, "Enregistrer la réponse")
    assert "Choisissez une réponse" in app.warning[0].value
    app.text_area(key=f"why-{QUESTION}-{year}").set_value("Chaque enjeu a son objectif.")
    app.multiselect(key=f"actions-{QUESTION}-{year}").set_value(["a-01"])
    press(app, "Enregistrer la réponse")
    [question] = [one for one in asked(database, evaluation).questions if one.code == QUESTION]  # type: ignore[attr-defined]
    given = question.of_year(year)
    assert (given.year, given.text, given.actions) == (year, "Chaque enjeu a son objectif.", ("a-01",))
    assert "Chaque enjeu a son objectif." in words(app)
    assert "1 des 16 questions" in answer(app)
    app.text_area(key=f"why-{QUESTION}-{year}").set_value("")
    app.multiselect(key=f"actions-{QUESTION}-{year}").set_value([])
    press(app, "Enregistrer la réponse")
    assert "Aucune des 16 questions" in answer(app)


def test_the_words_of_a_section_are_kept_for_its_year(database: Path, visit: Visit) -> None:
    app = visit(EVALUATION, HERE)
    app.session_state["partie"] = "Rédaction"
    app.run()
    assert "0 partie rédigée sur 11." in words(app).replace("\u00a0", " ")
    year = int(app.selectbox(key="annee").value)
    app.text_area(key=f"text-annual_review-synthese-{year}-{year}").set_value("Une année de travaux.")
    press(app, "Enregistrer")
    [text] = asked(database, narrative_texts, "annual_review", year)  # type: ignore[misc]
    assert (text.section, text.year, text.text) == ("synthese", year, "Une année de travaux.")
    app.text_area(key=f"text-annual_review-synthese-{year}-{year}").set_value("")
    press(app, "Enregistrer")
    assert asked(database, narrative_texts, "annual_review", year) == ()


@pytest.mark.parametrize("part", ["Questions", "Rédaction", "Rapport"])
def test_a_reader_reads_and_writes_nothing(part: str, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(READ_ONLY, "1")
    app = visit(EVALUATION, HERE)
    app.session_state["partie"] = part
    app.run()
    assert not app.exception
    assert not [one.label for one in app.button if "Enregistrer" in one.label]
    assert not app.text_area

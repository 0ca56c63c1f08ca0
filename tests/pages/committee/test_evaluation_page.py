"""Évaluation: each question with its evidence, answered by coordination, read by readers; the words people write."""

from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ctg_core.commands.changes import RowChange, change_rows
from ctg_core.commands.registry import Asker
from ctg_core.model.collections import COLLECTIONS
from ctg_core.model.person import LOCAL
from ctg_core.questions.evaluation.overview import evaluation
from ctg_core.questions.meeting.narratives import narrative_texts
from ctg_core.questions.selection import today
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store
from ctg_core.ui.asker import READ_ONLY
from ctg_core.ui.navigation import EVALUATION
from tests.pages.boxes import drafted
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
    assert "les données en éclairent 4" in answer(app)
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
    drafted(app.text_area, f"{HERE}/evaluation_answers/{QUESTION}-{year}", "text").set_value(
        "Chaque enjeu a son objectif."
    )
    drafted(app.multiselect, f"{HERE}/evaluation_answers/{QUESTION}-{year}", "actions").set_value(["a-01"])
    press(app, "Enregistrer la réponse")
    [question] = [one for one in asked(database, evaluation).questions if one.code == QUESTION]  # type: ignore[attr-defined]
    given = question.of_year(year)
    assert (given.row.year, given.row.text, given.row.actions) == (year, "Chaque enjeu a son objectif.", ["a-01"])
    assert "Chaque enjeu a son objectif." in words(app)
    assert "1 des 16 questions" in answer(app)
    drafted(app.text_area, f"{HERE}/evaluation_answers/{QUESTION}-{year}", "text").set_value("")
    drafted(app.multiselect, f"{HERE}/evaluation_answers/{QUESTION}-{year}", "actions").set_value([])
    press(app, "Enregistrer la réponse")
    assert "Aucune des 16 questions" in answer(app)


def test_the_words_of_a_section_are_kept_for_its_year(database: Path, visit: Visit) -> None:
    app = visit(EVALUATION, HERE)
    app.session_state["partie"] = "Rédaction"
    app.run()
    assert "0 partie rédigée sur 11." in words(app).replace("\u00a0", " ")
    year = int(app.selectbox(key="annee").value)
    drafted(app.text_area, f"{HERE}/narratives/annual_review-synthese-{year}", "text").set_value(
        "Une année de travaux."
    )
    press(app, "Enregistrer")
    [text] = asked(database, narrative_texts, "annual_review", year)  # type: ignore[misc]
    assert (text.section, text.year, text.text) == ("synthese", year, "Une année de travaux.")
    drafted(app.text_area, f"{HERE}/narratives/annual_review-synthese-{year}", "text").set_value("")
    press(app, "Enregistrer")
    assert asked(database, narrative_texts, "annual_review", year) == ()


def write(database: Path, collection: str, key: str, **fields: object) -> None:
    """As another window would; the row is removed when it is to say nothing."""
    with closing(open_store(StoreLocation(database))) as store:
        with store.reading() as session:
            there = session.get(COLLECTIONS[collection], (HERE, key))
        seen = there.version if there else None
        change_rows(store, Asker(LOCAL, HERE), [RowChange(collection, key, seen, fields or None)])


def said(app: AppTest) -> str:
    [warning] = app.warning
    return warning.value.replace("\\", "").replace("\u202f", " ").replace("\u00a0", " ")


def test_an_answer_given_since_by_somebody_else_is_said_and_stands(database: Path, visit: Visit) -> None:
    app = visit(EVALUATION, HERE)
    year = int(app.selectbox(key="annee").value)
    key = f"{QUESTION}-{year}"
    write(database, "evaluation_answers", key, question=QUESTION, year=year, text="La leur.", nature="entered")
    drafted(app.text_area, f"{HERE}/evaluation_answers/{key}", "text").set_value("La mienne.")
    press(app, "Enregistrer la réponse")
    assert "La leur." in said(app)
    assert "La mienne." in said(app)
    assert "La leur." in words(app)
    assert drafted(app.text_area, f"{HERE}/evaluation_answers/{key}", "text").value == "La mienne."
    press(app, "Enregistrer la réponse")
    assert "La leur." in said(app)
    press(app, "Garder ma saisie")
    press(app, "Enregistrer la réponse")  # seen, then replaced knowingly
    assert not app.warning
    drafted(app.text_area, f"{HERE}/evaluation_answers/{key}", "text").set_value("La mienne, mieux dite.")
    write(database, "evaluation_answers", key, text="La leur encore.")
    press(app, "Enregistrer la réponse")
    assert "La leur encore." in said(app)
    write(database, "evaluation_answers", key)
    press(app, "Enregistrer la réponse")
    assert "retirée entre-temps" in said(app)
    assert "Aucune des 16 questions" in answer(app)
    press(app, "Prendre la version enregistrée")
    assert drafted(app.text_area, f"{HERE}/evaluation_answers/{key}", "text").value == ""


def test_words_written_since_by_somebody_else_are_said_and_stand(database: Path, visit: Visit) -> None:
    app = visit(EVALUATION, HERE)
    app.session_state["partie"] = "Rédaction"
    app.run()
    year = int(app.selectbox(key="annee").value)
    place = {"document": "annual_review", "section": "synthese", "year": year}
    key = f"annual_review-synthese-{year}"
    name = f"{HERE}/narratives/{key}"
    write(database, "narratives", key, **place, text="Les leurs.")
    drafted(app.text_area, name, "text").set_value("Les miens.")
    press(app, "Enregistrer")
    assert "Les leurs." in said(app)
    assert [one.text for one in asked(database, narrative_texts, "annual_review", year)] == ["Les leurs."]  # type: ignore[attr-defined]
    assert drafted(app.text_area, name, "text").value == "Les miens."
    press(app, "Garder ma saisie")
    press(app, "Enregistrer")
    assert [one.text for one in asked(database, narrative_texts, "annual_review", year)] == ["Les miens."]  # type: ignore[attr-defined]
    drafted(app.text_area, name, "text").set_value("Les miens, mieux dits.")
    write(database, "narratives", key, text="Les leurs encore.")
    press(app, "Enregistrer")
    assert "Les leurs encore." in said(app)
    write(database, "narratives", key)
    press(app, "Enregistrer")
    assert "retirée entre-temps" in said(app)
    press(app, "Prendre la version enregistrée")
    assert drafted(app.text_area, name, "text").value == ""


def test_what_others_write_is_shown_where_nothing_was_typed(database: Path, visit: Visit) -> None:
    app = visit(EVALUATION, HERE)
    app.session_state["partie"] = "Rédaction"
    app.run()
    year = int(app.selectbox(key="annee").value)
    key = f"annual_review-perspectives-{year}"
    write(database, "narratives", key, document="annual_review", section="perspectives", year=year, text="Les leurs.")
    app.run()
    assert drafted(app.text_area, f"{HERE}/narratives/{key}", "text").value == "Les leurs."
    write(database, "narratives", key)


@pytest.mark.parametrize("part", ["Questions", "Rédaction", "Rapport"])
def test_a_reader_reads_and_writes_nothing(part: str, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(READ_ONLY, "1")
    app = visit(EVALUATION, HERE)
    app.session_state["partie"] = part
    app.run()
    assert not app.exception
    assert not [one.label for one in app.button if "Enregistrer" in one.label]
    assert not app.text_area

"""The meeting, on screen: prepared, held, recorded, sealed; a reader looks and changes nothing."""

from contextlib import closing
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from ctg_core.commands.changes import RowChange, change_rows
from ctg_core.commands.meetings import take_decision
from ctg_core.commands.registry import Asker
from ctg_core.commands.rows import edit_row
from ctg_core.exchange.documents import decision_record
from ctg_core.exchange.documents.kit.frame import request_of
from ctg_core.model.meeting import Decision, Meeting
from ctg_core.model.person import LOCAL
from ctg_core.questions.asking import Opened
from ctg_core.questions.meeting.meeting import MeetingFile, lacking, meeting_file, meeting_names
from ctg_core.questions.selection import today
from ctg_core.questions.states.freezes import SealedState, sealed_states
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store
from ctg_core.ui.asker import READ_ONLY
from ctg_core.ui.navigation import MEETING, SINCE
from tests.pages.boxes import drafted
from tests.pages.conftest import Visit, answer, words

HERE = "val-d-exemple"
SEVERAL = 10


def next_meeting(database: Path) -> MeetingFile:
    store = open_store(StoreLocation(database))
    with store.reading() as session:
        found = meeting_file(session, today(HERE), meeting_names(session, today(HERE))[0].key)
    store.close()
    assert found is not None
    return found


def record_of(database: Path, meeting: str) -> str:
    store = open_store(StoreLocation(database))
    with store.reading() as session:
        made = decision_record.make(request_of(Opened(session, today(HERE)), item=meeting))
    store.close()
    return " ".join(paragraph.text for paragraph in Document(BytesIO(made)).paragraphs)


def button(app: AppTest, label: str) -> None:
    [found] = [one for one in app.button if one.label == label]
    found.click().run()
    assert not app.exception


@pytest.mark.parametrize("convention", ["arras", "sicoval", "toulouse", "cazals-salviac", "terres-du-lauragais"])
def test_every_convention_has_the_screen(convention: str, visit: Visit) -> None:
    assert answer(visit(MEETING, convention))
    assert answer(visit(SINCE, convention)) == "Aucun état n’a encore été arrêté."


def test_the_next_meeting_is_the_one_to_prepare(visit: Visit) -> None:
    assert answer(visit(MEETING, HERE)).startswith("Comité de pilotage de fin d’année, le 10 décembre 2026")


def test_a_point_goes_down_then_the_agenda_is_completed_from_the_data(database: Path, visit: Visit) -> None:
    before = [point.title for point in next_meeting(database).agenda]
    app = visit(MEETING, HERE)
    app.button(key=f"Descendre-{next_meeting(database).agenda[0].key}").click().run()
    after = [point.title for point in next_meeting(database).agenda]
    assert after[:2] == before[1::-1]
    button(app, "Compléter d’après les données")
    titles = [point.title for point in next_meeting(database).agenda]
    assert titles[: len(before)] == after
    assert len(titles) > len(before)


def test_a_decision_without_wording_is_refused_then_recorded(database: Path, visit: Visit) -> None:
    app = visit(MEETING, HERE)
    app.session_state["partie"] = "Décisions"
    app.run()
    button(app, "Inscrire au relevé")
    assert "formulation" in app.error[0].value
    app.session_state["partie"] = "Décisions"
    app.run()
    drafted(app.text_input, f"{HERE}/meetings/{next_meeting(database).key}/decisions/+", "title").set_value(
        "Ouvrir la halte-garderie en mars"
    )
    button(app, "Inscrire au relevé")
    [decision] = next_meeting(database).decisions
    assert (decision.title, lacking(decision)) == ("Ouvrir la halte-garderie en mars", ("responsible", "due"))
    assert "il manque un responsable et une échéance" in words(app)


def test_a_decision_is_corrected_its_execution_too(database: Path, visit: Visit) -> None:
    key, name, app = executed(database, visit)
    drafted(app.text_input, name, "title").set_value("")
    app.button(key=f"send {name}").click().run()
    assert "il manque" in app.error[0].value
    assert taken(database)[key].title == "Ouvrir en mars"
    drafted(app.text_input, name, "title").set_value("Ouvrir en avril")
    drafted(app.text_input, name, "executed_on").set_value("")
    app.button(key=f"send {name}").click().run()
    assert (taken(database)[key].title, taken(database)[key].executed_on) == ("Ouvrir en avril", None)


def test_a_decision_is_removed_once_nothing_hangs_on_it(database: Path, visit: Visit) -> None:
    key, _, app = executed(database, visit)
    doubt = {"kind": "gap", "title": "Deux dates", "explanation": "?", "concerns": [f"decisions/{key}"]}
    with closing(open_store(StoreLocation(database))) as store:
        change_rows(store, Asker(LOCAL, HERE), [RowChange("discrepancies", "deux-dates", None, doubt)])
        app.run()
        assert "Deux dates" in words(app)
        assert app.button(key=f"remove-{key}").disabled
        change_rows(store, Asker(LOCAL, HERE), [RowChange("discrepancies", "deux-dates", 1, None)])
    app.run()
    app.button(key=f"remove-{key}").click().run()
    assert key not in taken(database)


def taken(database: Path) -> dict[str, Decision]:
    return {decision.key: decision for decision in next_meeting(database).decisions}


def executed(database: Path, visit: Visit) -> tuple[str, str, AppTest]:
    """A decision that was carried out, on screen: its key, the name of its draft, the page."""
    meeting = next_meeting(database).key
    with closing(open_store(StoreLocation(database))) as store:
        done = {"title": "Ouvrir en mars", "executed_on": "2026-12-10"}
        key = take_decision(store, Asker(LOCAL, HERE), meeting, done)
    app = visit(MEETING, HERE)
    app.session_state["partie"] = "Décisions"
    return key, f"{HERE}/meetings/{meeting}/decisions/{key}", app.run()


def test_a_point_changed_since_it_was_shown_is_said_and_stands(database: Path, visit: Visit) -> None:
    point = next_meeting(database).agenda[0]
    app = visit(MEETING, HERE)
    with closing(open_store(StoreLocation(database))) as store:
        edit_row(store, Asker(LOCAL, HERE), "agenda_items", point.key, point.version, {"speaker": "La présidence"})
    app.button(key=f"remove-{point.key}").click().run()
    assert "Rien n’a été enregistré" in app.warning[0].value
    assert next_meeting(database).agenda[0].speaker == "La présidence"


def test_what_was_said_is_in_the_record_at_each_edition(database: Path, visit: Visit) -> None:
    meeting = next_meeting(database).key
    app = visit(MEETING, HERE)
    app.session_state["partie"] = "Décisions"
    app.run()
    name, said = f"{HERE}/narratives/meeting-echanges-{meeting}", "Deux communes demandent un accueil le mercredi."
    drafted(app.text_area, name, "text").set_value(said)
    app.button(key=f"send {name}").click().run()
    assert drafted(app.text_area, name, "text").value == said
    assert said in record_of(database, meeting)
    drafted(app.text_area, name, "text").set_value("")
    app.button(key=f"send {name}").click().run()
    assert said not in record_of(database, meeting)


ASK, AGAIN, YES, NO = (
    "Arrêter l’état pour cette séance",
    "Arrêter de nouveau l’état",
    "Arrêter l’état",
    "Ne pas arrêter",
)


def dated(database: Path, held_on: str) -> str:
    """Put the next meeting on this day; its key."""
    meeting = next_meeting(database).key
    with closing(open_store(StoreLocation(database))) as store:
        with store.reading() as session:
            seen = session.get_one(Meeting, (HERE, meeting)).version
        edit_row(store, Asker(LOCAL, HERE), "meetings", meeting, seen, {"held_on": held_on})
    return meeting


def states_of(database: Path, meeting: str) -> list[SealedState]:
    with closing(open_store(StoreLocation(database))) as store, store.reading() as session:
        return [state for state in sealed_states(session, today(HERE)) if state.meeting == meeting]


def test_sealing_asks_first_and_is_done_again_before_its_day_only(database: Path, visit: Visit) -> None:
    meeting = dated(database, (date.today() + timedelta(days=9)).isoformat())
    app = visit(MEETING, HERE)
    button(app, ASK)
    asked = words(app)
    assert "Comité de pilotage de fin d’année" in asked
    assert "dans 9 jours" in asked
    assert "pour toujours : rien ne le modifie" in asked
    button(app, NO)
    assert states_of(database, meeting) == []
    button(app, ASK)
    button(app, YES)
    [first] = states_of(database, meeting)
    assert "peut être refait" in words(app)
    button(app, AGAIN)
    assert "le premier reste, marqué comme remplacé" in words(app)
    button(app, YES)
    assert [(one.key, one.replaced_by and one.replaced_by.key) for one in states_of(database, meeting)] == [
        (f"{meeting}-2", None),
        (first.key, f"{meeting}-2"),
    ]
    names = app.sidebar.selectbox(key="arrete").options
    assert [name.startswith("Remplacé par celui du") for name in names if "fin d’année" in name] == [False, True]
    assert "rien n’a changé" in answer(visit(SINCE, HERE))
    replaced = visit(MEETING, HERE, arrete=first.key)
    assert "remplacé par celui du" in replaced.main.markdown[0].value
    dated(database, date.today().isoformat())  # which makes of them states of the day itself
    app = visit(MEETING, HERE)
    assert "État arrêté" in words(app)
    assert {ASK, AGAIN, YES}.isdisjoint(one.label for one in app.button)


def test_a_reader_changes_nothing(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(READ_ONLY, "1")
    app = visit(MEETING, HERE)
    assert [one.label for one in app.button] == []


@pytest.mark.parametrize("display", ["projection", "notes"])
def test_every_slide_is_drawn(display: str, database: Path, visit: Visit) -> None:
    app = visit(MEETING, HERE)
    app.query_params["affichage"] = display
    app.run()
    shown = set()
    for _ in range(25):
        assert not app.exception
        shown.add(words(app))
        button(app, "Suivant")
    # The opening, the plan axis by axis, the decisions: more screens than the points they illustrate.
    assert len(shown) > SEVERAL
    assert "Décisions de la séance" in words(app)

from datetime import date
from typing import Any

from ctg_core.dossier.storage import write_dossier
from ctg_core.questions.indicators.attainment import GOING_BACK, NO_DATA, ON_TRACK, REACHED, STATES, TO_WATCH
from ctg_core.questions.indicators.results import Results, results
from ctg_core.questions.selection import Selection
from ctg_core.store.opening import memory_store
from ctg_core.store.store import Store
from tests.dossier.written import dossier

DAY = date(2026, 11, 22)


def asked(*values: dict[str, Any], **indicator: Any) -> Results:
    """The results of one indicator of places, wanted to increase unless told otherwise, with these values."""
    measured = {"key": "places", "label": "Places", "kind": "output", "unit": "places", "direction": "increase"}
    rows = [{"key": f"v-{rank}", "indicator": "places", **value} for rank, value in enumerate(values)]
    store = memory_store()
    with store.writing() as session:
        write_dossier(
            session,
            dossier(
                indicators=[{**measured, **indicator}],
                indicator_values=rows,
                facilities=[{"key": "creche", "type": "eaje", "name": "La crèche"}],
            ),
        )
    with store.reading() as session:
        found = results(session, Selection("essai", DAY))
    store.close()
    return found


def value(kind: str, period: str | None, number: int, **more: Any) -> dict[str, Any]:
    dated = {"period": period} if period else {}
    return {"kind": kind, "value": str(number), **dated, **more}


# 40 places in 2022, 60 wanted in 2026: 50 at mid-term.
START, GOAL = value("baseline", "2022", 40), value("target", "2026", 60)


def state(*values: dict[str, Any], **indicator: Any) -> str:
    (found,) = asked(*values, **indicator).results
    return found.state


def test_each_state_from_its_values() -> None:
    assert state(START, GOAL, value("observed", "2024", 61)) == REACHED
    assert state(START, GOAL, value("observed", "2024", 55)) == ON_TRACK
    assert state(START, GOAL, value("observed", "2024", 45)) == TO_WATCH
    assert state(START, GOAL, value("observed", "2024", 39)) == GOING_BACK


def test_maintaining_uses_the_tolerance_of_the_indicator() -> None:
    kept = {"direction": "maintain", "tolerance": "3"}
    assert state(START, value("observed", "2024", 37), **kept) == REACHED
    assert state(START, value("observed", "2024", 36), **kept) == TO_WATCH


def test_the_last_observed_value_is_the_one_judged_whatever_the_order_of_the_file() -> None:
    later, sooner = value("observed", "2024-S2", 39), value("observed", "2024-S1", 55)
    assert state(START, GOAL, later, sooner) == GOING_BACK


def test_the_last_target_set_is_the_one_to_reach() -> None:
    assert state(START, GOAL, value("target", "2024", 45), value("observed", "2024", 46)) == TO_WATCH


def test_what_is_only_proposed_is_not_judged() -> None:
    proposed = value("observed", "2025", 39, state="proposed")
    assert state(START, GOAL, value("observed", "2024", 55), proposed) == ON_TRACK


def test_a_place_compared_with_a_commune_or_a_facility_never_stands_for_the_territory() -> None:
    elsewhere = [
        value("observed", "2025", 39, comparator="France"),
        value("observed", "2025", 39, commune="31555"),
        value("observed", "2025", 39, facility="creche"),
    ]
    assert state(START, GOAL, value("observed", "2024", 55), *elsewhere) == ON_TRACK
    assert state(START, GOAL, *elsewhere) == NO_DATA


def test_a_missing_value_and_a_value_without_a_date_are_not_zero() -> None:
    missing = {"kind": "observed", "period": "2025", "missing_reason": "non transmis"}
    assert state(START, GOAL, missing) == NO_DATA
    assert state(START, GOAL, value("observed", None, 39)) == NO_DATA


def test_context_and_indicators_without_a_direction_are_not_results() -> None:
    assert asked(START, GOAL, kind="context").results == ()
    assert asked(START, GOAL, direction="none").results == ()


def test_states_are_counted_in_order_and_those_known_apart() -> None:
    found = asked(START, GOAL, value("observed", "2024", 55))
    assert found.by_state == {REACHED: 0, ON_TRACK: 1, TO_WATCH: 0, GOING_BACK: 0, NO_DATA: 0}
    assert [*found.by_state] == [*STATES]
    assert found.known == 1
    assert asked().known == 0


def test_nothing_followed() -> None:
    found = asked(kind="context")
    assert (found.results, found.known, sum(found.by_state.values())) == ((), 0, 0)


def test_the_card_is_the_indicator_s() -> None:
    (found,) = asked(START, definition="Places ouvertes").results
    assert (found.card.ref, found.card.title) == ("indicators/places", "Places")


def test_the_two_targets_of_toulouse_have_no_date_and_no_observed_value(shipped_store: Store) -> None:
    with shipped_store.reading() as session:
        found = results(session, Selection("toulouse", DAY))
    assert [result.key for result in found.results] == ["ecoles-neuves", "projets-extension-renovation"]
    assert found.by_state[NO_DATA] == 2


def test_how_many_go_well_has_its_card() -> None:
    """One indicator, its target reached: 1 + 0 = 1, of 1."""
    found = asked(START, GOAL, value("observed", "2024", 61))
    assert (found.going_well, found.known) == (1, 1)
    assert found.card
    assert found.card.formula == "cible atteinte (1) + en bonne voie (0) = 1, sur 1 dont l’état est connu."
    assert asked(START, GOAL).card is None

"""What an evaluation rests on, by worked examples."""

import pytest

from ctg_core.model.facility import Facility
from ctg_core.questions.evaluation.rules import (
    DONE,
    FULLY,
    NOT,
    PARTLY,
    UNTOLD,
    best_served_share,
    needs_answered,
    objective_state,
    places_then_now,
)
from ctg_core.questions.indicators.attainment import GOING_BACK, NO_DATA, ON_TRACK, REACHED, TO_WATCH
from ctg_core.questions.plan.progress import UNKNOWN


@pytest.mark.parametrize(
    ("actions", "indicators", "expected"),
    [
        (["done", "done"], [REACHED], FULLY),
        (["done", "abandoned"], [REACHED, NO_DATA], FULLY),  # what was abandoned or not measured counts for nothing
        ([], [REACHED], FULLY),
        (["done"], [], DONE),  # done is not yet reached: no target says so
        (["done"], [NO_DATA], DONE),
        (["done", "in_progress"], [REACHED], PARTLY),
        (["in_progress"], [ON_TRACK], PARTLY),
        (["done"], [GOING_BACK], PARTLY),
        (["in_progress"], [TO_WATCH], NOT),
        (["not_started"], [], NOT),
        ([UNKNOWN], [NO_DATA], UNTOLD),
        ([], [], UNTOLD),
    ],
)
def test_how_far_an_objective_is_reached(actions: list[str], indicators: list[str], expected: str) -> None:
    assert objective_state(actions, indicators) == expected


def test_a_need_is_answered_by_actions_under_the_nodes_it_is_tied_to() -> None:
    """The first need is tied to a whole axis, the second to one objective of it, the third to nothing."""
    needs = {"proximity": ["axis-1"], "staff": ["obj-1-2"], "other": []}
    actions = [["axis-1", "obj-1-1"], ["axis-1", "obj-1-2"], ["axis-2"], []]
    assert needs_answered(needs, actions) == {"proximity": 2, "staff": 1, "other": 0}


def place(key: str, commune: str | None, capacity: int | None, opened: str | None, **fields: str) -> Facility:
    said = {"type": "eaje", **fields, "commune": commune, "capacity": capacity, "opened": opened}
    return Facility(convention="essai", key=key, name=key, **said)


def test_places_commune_by_commune_then_and_now() -> None:
    """60 places in one commune in 2023. Since, 20 more opened elsewhere and 10 of the 60 closed."""
    found = places_then_now(
        [
            place("a", "00001", 50, "2000"),
            place("b", "00001", 10, "2010", closed="2025-08-31"),
            place("c", "00002", 20, "2026-01-12", type="micro_creche"),
            place("d", "00002", None, "2020"),  # no capacity: counted nowhere, and said
            place("e", "00003", 12, None),  # nobody says since when
            place("f", "00001", 80, "2000", type="alsh_peri"),  # another service: never added
        ],
        "2023-01-01",
        "2026-11-22",
    )
    assert (found.then, found.now, found.left_out) == ({"00001": 60}, {"00001": 50, "00002": 20}, 2)
    assert (best_served_share(found.then), best_served_share(found.now)) == (100, 71)  # 50 ÷ 70


def test_no_place_no_share() -> None:
    assert best_served_share({}) is None

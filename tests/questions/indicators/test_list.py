from decimal import Decimal
from typing import Any

import pytest

from ctg_core.questions.filtered_list import Filters, neighbours
from ctg_core.questions.indicators.attainment import GOING_BACK, NO_DATA, ON_TRACK, REACHED, STATES, TO_WATCH
from ctg_core.questions.indicators.filters import INDICATORS
from ctg_core.questions.indicators.list import BACKWARD, FORWARD, STILL, Indicators
from tests.questions.indicators.asked_indicators import asked, line, missing, sheet, value, written

# 40 places in 2022, 60 wanted in 2026: 50 at mid-term.
START, GOAL = value("baseline", "2022", 40), value("target", "2026", 60)


def many(**more: Any) -> Indicators:
    """Three followed indicators, one of context and one count nobody follows."""
    kept = {"unit": "places", "kind": "output", "direction": "increase"}
    rows = [
        {"key": "ok", "label": "Places ouvertes", **kept, "theme": "early_childhood", "nodes": ["obj-1"]},
        {"key": "late", "label": "Heures de garde", **kept, "theme": "youth", "kind": "result"},
        {"key": "later", "label": "Heures d’écoute", **kept, "theme": "youth", "nodes": ["axe-2"]},
        {"key": "people", "label": "Habitants", "unit": "habitants", "kind": "context"},
        {"key": "count", "label": "Repas servis", "unit": "repas", "kind": "output"},
    ]
    last = {"ok": 60, "late": 49, "later": 41}
    values = [
        {"indicator": key, "key": f"{key}-{rank}", **one}
        for key, number in last.items()
        for rank, one in enumerate([START, GOAL, value("observed", "2024", number)])
    ]
    values += [{"indicator": "count", "key": "meals", **value("observed", "2024", 900)}]
    nodes = [
        {"key": "axe-1", "level": "axe", "title": "Accueillir"},
        {"key": "obj-1", "level": "objectif", "title": "Ouvrir", "parent": "axe-1"},
        {"key": "axe-2", "level": "axe", "title": "Soutenir"},
    ]
    return asked(indicators=rows, indicator_values=values, plan_nodes=nodes, **more)


def keys(found: Indicators, search: str = "", **chosen: str) -> list[str]:
    return [one.row.key for one in INDICATORS.narrow(found.followed, Filters(search, chosen)).rows]


def test_what_asks_for_a_decision_comes_first_and_the_furthest_behind_before() -> None:
    found = many()
    assert keys(found) == ["later", "late", "ok"]
    assert found.by_state == {REACHED: 1, ON_TRACK: 0, TO_WATCH: 2, GOING_BACK: 0, NO_DATA: 0}
    assert [*found.by_state] == [*STATES]


def test_context_and_counts_that_nobody_follows_are_apart() -> None:
    found = many()
    assert [one.row.key for one in found.context] == ["people"]
    assert [item.indicator for item in found.quoted] == ["count"]


def test_with_nothing_followed_every_figure_is_only_quoted() -> None:
    found = asked(**written(value("observed", "2024", 40), indicator={"kind": "context"}))
    assert (found.followed, found.context) == ((), ())
    assert [item.indicator for item in found.quoted] == ["places"]


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        ({"etat": REACHED}, ["ok"]),
        ({"theme": "youth"}, ["later", "late"]),
        ({"axe": "axe-1"}, ["ok"]),
        ({"type": "result"}, ["late"]),
        ({"search": "HEURES ecoute"}, ["later"]),
        ({"search": "heures", "type": "result"}, ["late"]),
        ({"search": "rien de tel"}, []),
    ],
)
def test_filters(filters: dict[str, str], left: list[str]) -> None:
    assert keys(many(), **filters) == left


def test_what_can_be_filtered_on_is_what_there_is() -> None:
    found = many()
    choices = INDICATORS.choices(found.followed)
    assert [*choices["theme"]] == ["early_childhood", "youth"]
    assert [*choices["axe"].values()] == ["Accueillir", "Soutenir"]
    assert [*choices["type"]] == ["output", "result"]


def test_from_one_to_the_next_in_the_list_as_filtered_context_last() -> None:
    found = many()

    def around(key: str, **chosen: str) -> list[str | None]:
        listed = INDICATORS.narrow(found.followed, Filters(chosen=chosen))
        rows = listed.rows if listed.filters.narrows else (*listed.rows, *found.context)
        return [one.row.key if one else None for one in neighbours(rows, key)]

    assert around("later") == [None, "late"]
    assert around("ok") == ["late", "people"]
    assert around("late", theme="youth") == ["later", None]
    assert around("inconnu") == [None, None]


@pytest.mark.parametrize(
    ("direction", "number", "move"),
    [
        ("increase", 45, FORWARD),
        ("increase", 39, BACKWARD),
        ("increase", 40, STILL),
        ("decrease", 39, FORWARD),
        ("decrease", 45, BACKWARD),
        ("maintain", 45, None),
    ],
)
def test_a_move_is_good_or_bad_by_the_direction(direction: str, number: int, move: str | None) -> None:
    assert line(START, value("observed", "2024", number), direction=direction).move == move


def test_the_value_before_may_be_the_baseline_and_is_never_a_proposed_one() -> None:
    found = line(
        START,
        value("observed", "2023", 42, state="proposed"),
        value("observed", "2024", 45),
        missing("2025", "Non transmis"),
        value("observed", "2025-S1", 47, state="proposed"),
    )
    assert found.previous
    assert found.previous.value == 40
    assert [one.value for one in found.proposed] == [42, 47]


def test_a_gap_is_a_later_period_without_a_value() -> None:
    found = line(START, GOAL, value("observed", "2024", 45), missing("2023", "Non suivi"), missing("2025", "Perdu"))
    assert found.gap
    assert (found.gap.period, found.gap.missing) == ("2025", "Perdu")
    assert line(START, missing("2023", "Non suivi"), value("observed", "2024", 45)).gap is None


def test_the_line_asks_for_what_the_date_asks() -> None:
    """31 December 2024 is day 731 of 1 461: 40 + 20 × 731 ÷ 1 461."""
    assert line(START, GOAL, value("observed", "2024", 45)).line == 40 + 20 * (Decimal(731) / 1461)
    assert line(START, value("observed", "2024", 45)).line is None


def test_the_targets_on_the_way_are_kept_and_the_last_is_the_final_one() -> None:
    found = line(START, value("target", "2024", 55), GOAL, value("observed", "2024", 52))
    assert [target.value for target in found.targets] == [55, 60]
    assert found.target
    assert found.target.value == 60


def test_a_value_counted_in_another_is_not_the_whole() -> None:
    found = line(START, value("observed", "2024", 50), value("observed", "2025", 12, part_of="v-1"))
    assert found.last
    assert found.last.value == 50


def test_a_card_says_how_a_rate_is_obtained_and_what_was_written_beside_it() -> None:
    rate = value("observed", "2024", "71.1", numerator="120406", denominator="169400", comment="Section fermée.")
    found = line(START, rate, unit="%", numerator_label="heures facturées", denominator_label="heures ouvertes")
    assert found.last
    card = found.last.card
    assert card.formula == "heures facturées (120\u202f406) ÷ heures ouvertes (169\u202f400) × 100"
    assert card.note == "Section fermée."


def test_places_are_added_for_each_period_and_those_that_did_not_exist_are_not_missing() -> None:
    found = sheet(
        value("observed", "2023", 10, commune="31555"),
        value("observed", "2024", 12, commune="31555"),
        value("observed", "2024", 0, commune="31446"),
        indicator={"aggregation": "sum"},
    )
    (communes,) = found.breakdowns
    assert communes.periods == ("2023", "2024")
    first, second = communes.together
    assert (first.value, first.known, first.there) == (10, 1, 1)
    assert (second.value, second.known, second.there) == (12, 2, 2)
    assert second.card.formula == "Somme des lieux\u202f: 12 + 0 = 12"


def test_the_latest_breakdown_is_the_last_with_a_value() -> None:
    found = sheet(
        value("observed", "2023", 10, commune="31555"),
        missing("2024", "Non transmis", commune="31555"),
        indicator={"aggregation": "sum"},
    )
    (communes,) = found.breakdowns
    assert communes.latest == "2023"
    assert communes.together[1].value is None


def test_only_proposed_places_make_no_breakdown() -> None:
    assert sheet(value("observed", "2024", 10, commune="31555", state="proposed")).breakdowns == ()


def test_a_sheet_says_what_it_is_linked_to_and_what_the_catalogue_knows() -> None:
    found = sheet(
        value("observed", "2024", 10),
        value("observed", "2024", 12, comparator="France"),
        indicator={"catalogue": "PE04", "nodes": ["obj"], "responsible": "cotech"},
        plan_nodes=[
            {"key": "axe", "level": "axe", "title": "Accueillir"},
            {"key": "obj", "level": "objectif", "title": "Ouvrir", "parent": "axe"},
        ],
        bodies=[{"key": "cotech", "name": "Comité technique", "kind": "technical_committee"}],
        actions=[
            {"key": "a-1", "title": "Ouvrir une crèche", "indicators": ["places"], "planned_end": "2024"},
            {"key": "a-2", "title": "Autre chose"},
        ],
    )
    assert [[node.name for node in path] for path in found.paths] == [["Accueillir", "Ouvrir"]]
    assert [(action.title, action.late) for action in found.actions] == [("Ouvrir une crèche", True)]
    assert found.responsible
    assert found.responsible.name == "Comité technique"
    assert found.meaning.formula == "somme des places ouvertes"
    assert [(place, one.value) for place, one in found.compared] == [("France", 12)]


def test_an_unknown_indicator_has_no_sheet() -> None:
    with pytest.raises(AssertionError):
        sheet(indicator={"key": "other"})

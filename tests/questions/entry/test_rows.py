"""The rows of the grid: who has which, what came before, what stands."""

from decimal import Decimal

from ctg_core.questions.charge import WHOLE, Charge
from ctg_core.questions.entry.rows import Slot, entry_periods, entry_rows, standings
from ctg_core.questions.provenance.last_gesture import last_gesture
from tests.questions.entry.asked_entry import asked


def test_a_row_shows_what_came_before_and_what_is_missing() -> None:
    places = next(one for one in asked(entry_rows, WHOLE, "2025") if one.slot.indicator == "places")
    assert places.before == (("2023", Decimal(110)), ("2024", Decimal(118)))
    assert (places.last, places.stands, places.missing) == (("2024", Decimal(118)), None, True)


def test_a_target_is_no_value() -> None:
    places = next(one for one in asked(entry_rows, WHOLE, "2027") if one.slot.indicator == "places")
    assert (places.last, places.stands) == (("2024", Decimal(118)), None)


def test_a_proposal_stands_before_the_validated_value_and_does_not_count_as_last() -> None:
    proposed = {"key": "p", "indicator": "places", "period": "2024", "value": "99", "state": "proposed"}
    rows = {one.slot.indicator: one for one in asked(entry_rows, WHOLE, "2024", indicator_values=[proposed])}
    stands = rows["places"].stands
    assert stands is not None
    assert (stands.key, stands.state) == ("p", "proposed")
    after = {one.slot.indicator: one for one in asked(entry_rows, WHOLE, "2025", indicator_values=[proposed])}
    assert after["places"].last == ("2024", Decimal(118))
    assert asked(standings, indicator_values=[proposed])[Slot("places", "2024")].key == "p"


def test_places_are_those_that_have_values_and_are_open() -> None:
    closed = {"key": "v", "indicator": "taux", "period": "2023", "value": "70", "facility": "ancienne"}
    rows = asked(entry_rows, WHOLE, "2025", "facility", indicator_values=[closed])
    assert [(one.label, one.slot.facility, one.before[1]) for one in rows] == [
        ("Les Lucioles", "lucioles", ("2024", Decimal("71.2")))
    ]


def test_each_has_the_rows_they_look_after() -> None:
    assert {one.slot.indicator for one in asked(entry_rows, Charge(themes=("youth",)), "2025")} == {"jeunes"}
    assert asked(entry_rows, Charge(facilities=("lucioles",)), "2025") == ()
    assert len(asked(entry_rows, Charge(facilities=("lucioles",)), "2025", "facility")) == 1


def test_what_waits_for_coordination_is_known_beforehand() -> None:
    assert not any(one.proposes for one in asked(entry_rows, WHOLE, "2025"))
    assert all(one.proposes for one in asked(entry_rows, Charge(themes=("youth",)), "2025"))


def test_the_years_that_have_begun() -> None:
    assert asked(entry_periods) == ("2026", "2025", "2024", "2023")


def test_who_did_nothing_has_nothing_to_undo() -> None:
    assert asked(last_gesture, "enfance") is None

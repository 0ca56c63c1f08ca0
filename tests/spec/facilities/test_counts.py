"""Worked examples: how many different places of a type, and who runs them, when numbers overlap or fall short."""

from typing import Any

from ctg_core.questions.facilities.counts import CountedType
from tests.questions.facilities.asked_facilities import asked, count


def of_type(*counts: dict[str, Any]) -> CountedType:
    found = asked(*counts).types[0].counted
    assert found is not None
    return found


def managers(found: CountedType) -> dict[str, int]:
    return {share.kind: share.count for share in found.managers}


def test_one_number_is_the_total_with_its_own_card() -> None:
    found = of_type(count("mam", 20, "mam"))
    assert (found.total, found.is_computed) == (20, False)
    assert found.card
    assert found.card.ref == "facility_counts/mam"


def test_a_place_that_stands_in_two_numbers_is_counted_once() -> None:
    found = of_type(
        count("maternels", 114),
        count("regie", 111, manager_kind="municipality", part_of="maternels"),
        count("mutualises", 6, manager_kind="municipality", part_of="regie"),
        count("gestion-associative", 3, manager_kind="association", part_of="maternels"),
        count("elementaires", 99),
        count("les-memes", 6, manager_kind="municipality", part_of="elementaires", counted_in=["mutualises"]),
        count("associatifs", 93, manager_kind="association", part_of="elementaires"),
    )
    assert found.total == 114 + 99 - 6 == 207
    assert managers(found) == {"municipality": 111 + 6 - 6, "association": 3 + 93}
    assert found.unspecified == 207 - 111 - 96 == 0
    assert found.card
    assert found.card.formula
    assert found.card.formula.startswith("114 + 99 − 6 = 207")
    assert [(overlap.count, overlap.inside) for overlap in found.overlaps] == [(6, ("elementaires", "maternels"))]


def test_the_same_overlap_told_from_both_sides_is_taken_away_once() -> None:
    found = of_type(
        count("a", 10),
        count("a-both", 4, part_of="a", counted_in=["b-both"]),
        count("b", 7),
        count("b-both", 4, part_of="b", counted_in=["a-both"]),
    )
    assert found.total == 10 + 7 - 4


def test_a_label_worn_by_places_already_counted_adds_none() -> None:
    found = of_type(count("eaje", 156, "eaje"), count("avip", 20, "eaje", counted_in=["eaje"]))
    assert found.total == 156
    assert [root.row.key for root in found.included] == ["avip"]


def test_numbers_of_another_type_are_never_taken_away() -> None:
    found = asked(count("eaje", 156, "eaje"), count("micro", 5, "micro_creche", counted_in=["eaje"]))
    assert [one.counted.total for one in found.types if one.counted] == [156, 5]


def test_approximate_numbers_different_years_and_intentions_are_not_added() -> None:
    assert of_type(count("a", 10, qualifier="près de"), count("b", 7)).total is None
    assert of_type(count("a", 10, period="2021"), count("b", 7, period="2022")).total is None
    assert of_type(count("a", 10), count("b", 2, nature="intention")).total is None
    assert of_type(count("b", 2, nature="intention")).total is None


def test_one_approximate_number_keeps_its_qualifier() -> None:
    found = of_type(count("a", 30, qualifier="près de"))
    assert (found.total, found.qualifier) == (30, "près de")


def test_what_no_manager_is_documented_for_stays_apart() -> None:
    found = of_type(
        count("eaje", 20, "eaje"),
        count("mairie", 8, "eaje", manager_kind="municipality", part_of="eaje"),
        count("ccas", 5, "eaje", manager_kind="ccas", part_of="eaje"),
    )
    assert managers(found) == {"municipality": 8, "ccas": 5}
    assert found.unspecified == 20 - 8 - 5 == 7


def test_managers_that_exceed_the_total_are_not_drawn() -> None:
    found = of_type(
        count("eaje", 10, "eaje"),
        count("mairie", 8, "eaje", manager_kind="municipality", part_of="eaje"),
        count("ccas", 5, "eaje", manager_kind="ccas", part_of="eaje"),
    )
    assert (found.total, found.managers, found.unspecified) == (10, (), 0)


def test_without_managers_nothing_is_said_of_them() -> None:
    assert of_type(count("a", 10)).unspecified == 0

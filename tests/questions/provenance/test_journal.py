"""The journal a page at a time: narrowed, searched, and only what the reader may know."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from ctg_core.commands.indicator_values import GivenValue, give_values
from ctg_core.commands.proposals import Reviewed, refuse_value, validate_values
from ctg_core.commands.rows import edit_row
from ctg_core.dossier.scope import Scope
from ctg_core.questions.provenance.journal import PER_PAGE, WHOLE, JournalFilters, journal, whole_journal
from ctg_core.questions.provenance.journal_rights import ALL, Sight, is_in_charge
from ctg_core.questions.selection import Selection
from ctg_core.store.store import Store
from tests.commands.conftest import COORDINATION, ENFANCE, HERE, READER, asking
from tests.questions.plan.asked_plan import DAY

HERE_TODAY = Selection(HERE, DAY)
EARLY = Scope(themes=frozenset({"early_childhood"}))
YOUNG = Scope(themes=frozenset({"youth"}))


@pytest.fixture
def told(valley: Store) -> Iterator[Store]:
    """Two proposals, one validated and one refused, and an action changed twice."""
    give_values(valley, asking(ENFANCE), [GivenValue("places", "2024", seen=1, value=Decimal(121))])
    give_values(valley, asking(ENFANCE), [GivenValue("places", "2025", value=Decimal(130), comment="Comptage")])
    validate_values(valley, asking(COORDINATION), {"places-2024-2": Reviewed(1, ("places-2024", 1))})
    refuse_value(valley, asking(COORDINATION, "année incomplète"), "places-2025", 1)
    edit_row(valley, asking(ENFANCE, "revue"), "actions", "a-01", 1, {"status": "done"})
    edit_row(valley, asking(COORDINATION), "actions", "a-02", 1, {"obstacle": "Aucun local"})
    return valley


def deeds(store: Store, sight: Sight, **filters: object) -> list[str]:
    with store.reading() as session:
        found = whole_journal(session, HERE_TODAY, sight, JournalFilters(**filters))  # type: ignore[arg-type]
    return [one.command for one in found]


def test_coordination_sees_everything_of_the_convention_but_people(told: Store) -> None:
    seen = deeds(told, Sight("coordination", names=True, everything=True))
    assert seen == [
        "edit_row",
        "edit_row",
        "refuse_value",
        "validate_values",
        "validate_values",
        *["give_values"] * 2,
        "load",
    ]
    assert "grant_role" in deeds(told, ALL)


def test_a_reader_sees_what_counts_and_not_what_waits_or_was_refused(told: Store) -> None:
    assert deeds(told, Sight(READER, names=True)) == ["edit_row", "edit_row", "validate_values", "load"]


def test_a_contributor_also_sees_proposals_of_their_charge_and_their_own(told: Store) -> None:
    every = deeds(told, Sight("coordination", names=True, everything=True))
    assert deeds(told, Sight("autre", names=True, scope=EARLY)) == every
    assert deeds(told, Sight("autre", names=True, scope=YOUNG)) == ["edit_row", "edit_row", "validate_values", "load"]
    assert deeds(told, Sight(ENFANCE, names=True)).count("give_values") == 2


def test_a_reader_nobody_named_is_told_neither_who_nor_why(told: Store) -> None:
    with told.reading() as session:
        found = journal(session, HERE_TODAY, Sight(), JournalFilters())
    assert {(one.by, one.reason) for one in found.changes} == {(None, None)}
    assert "given_by" not in {field.field for one in found.changes for field in one.fields}
    assert found.people == {}


def test_it_is_narrowed_by_who_what_when_and_which_row(told: Store) -> None:
    assert deeds(told, ALL, person=ENFANCE) == ["edit_row", "give_values", "give_values"]
    assert deeds(told, ALL, collection="actions") == ["edit_row", "edit_row"]
    assert deeds(told, ALL, collection=WHOLE) == ["load"]
    assert deeds(told, ALL, row="actions/a-01") == ["edit_row"]
    with told.reading() as session:
        later = Selection(HERE, DAY.replace(year=2099))
        assert whole_journal(session, later, ALL, JournalFilters(days=31)) == ()


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("creche", ["edit_row"]),  # the action's own words, whatever the accents
        ("REVUE", ["edit_row"]),  # the reason
        ("local aucun", ["edit_row"]),  # every word, in any order
        ("comptage", ["refuse_value", "give_values"]),  # what a value says
        ("status", []),  # not the names of fields
        ("%", []),
    ],
)
def test_it_is_searched_in_the_words_people_know(told: Store, search: str, found: list[str]) -> None:
    assert deeds(told, Sight("coordination", names=True, everything=True), search=search) == found


def test_it_turns_in_pages_the_latest_first(valley: Store) -> None:
    for version in range(1, PER_PAGE + 11):
        edit_row(valley, asking(COORDINATION), "actions", "a-01", version, {"progress": version})
    filters = JournalFilters(collection="actions")
    with valley.reading() as session:
        first = journal(session, HERE_TODAY, ALL, filters)
        second = journal(session, HERE_TODAY, ALL, filters, 2)
    assert (first.total, len(first.changes), len(second.changes)) == (PER_PAGE + 10, PER_PAGE, 10)
    assert first.changes[0].fields[0].after == str(PER_PAGE + 10)
    assert second.changes[-1].fields[0].after == "1"
    assert first.collections["actions"] == "action"
    assert first.people[COORDINATION] == "Coordination"


def test_a_row_is_in_charge_by_what_it_is_about(valley: Store) -> None:
    with valley.reading() as session:
        for collection, key, expected in [
            ("actions", "a-01", True),
            ("action_steps", "e-01", True),
            ("actions", "a-02", False),
            ("indicator_values", "places-2024", True),
            ("meetings", "copil", False),
            ("actions", "a-99", False),
            ("person", ENFANCE, False),
        ]:
            assert is_in_charge(session, HERE_TODAY, EARLY, collection, key) is expected

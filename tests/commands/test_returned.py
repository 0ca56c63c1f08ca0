"""A return sheet is recorded in one gesture, in the name of who drops it."""

from decimal import Decimal

import pytest
from sqlmodel import select

from ctg_core.commands.changes import RowChange
from ctg_core.commands.indicator_values import GivenValue
from ctg_core.commands.journal import verify_journal
from ctg_core.commands.refusal import Conflict, Invalid, NotAllowed
from ctg_core.commands.registry import Asker
from ctg_core.commands.returned import apply_return
from ctg_core.commands.undo import undo_last
from ctg_core.model.action import Action
from ctg_core.model.history import Revision
from ctg_core.model.indicator import IndicatorValue
from ctg_core.store.store import Store
from tests.commands.conftest import COORDINATION, ENFANCE, HERE, READER, asking

WHY = "fiche de retour « fiche.xlsx », Groupe petite enfance"  # typography: kept as it is in the journal
VALUE = GivenValue("places", "2025", value=Decimal(120))
CHANGE = RowChange("actions", "a-01", 1, {"progress": 60})


@pytest.fixture
def before(valley: Store) -> int:
    return valley.revision()


def lines(store: Store, before: int) -> list[Revision]:
    with store.reading() as session:
        found = session.exec(select(Revision).where(Revision.number > before).order_by(Revision.number))  # type: ignore[operator]
        return list(found)


def test_one_gesture_with_the_sheet_named_in_the_journal(valley: Store, before: int) -> None:
    assert apply_return(valley, asking(COORDINATION, WHY), [VALUE], [CHANGE]) == 2
    written = lines(valley, before)
    assert {(line.by, line.command, line.reason) for line in written} == {(COORDINATION, "apply_return", WHY)}
    assert len({line.batch for line in written}) == 1
    with valley.reading() as session:
        assert session.get_one(IndicatorValue, (HERE, "places-2025")).given_by == COORDINATION
        assert verify_journal(session) == []
    assert undo_last(valley, asking(COORDINATION)) == 2


def test_a_contributors_values_are_proposed(valley: Store) -> None:
    apply_return(valley, asking(ENFANCE, WHY), [VALUE], [CHANGE])
    with valley.reading() as session:
        assert session.get_one(IndicatorValue, (HERE, "places-2025")).state == "proposed"
        assert session.get_one(Action, (HERE, "a-01")).progress == 60


def test_the_same_twice_changes_nothing(valley: Store) -> None:
    asked = asking(COORDINATION, WHY)
    apply_return(valley, asked, [VALUE], [CHANGE])
    known = valley.revision()
    assert apply_return(valley, asked, [VALUE], [CHANGE]) == 0
    assert valley.revision() == known


def test_all_or_nothing(valley: Store, before: int) -> None:
    """One row was changed since: none is written, and every clash is told."""
    stale = [
        RowChange("actions", "a-01", 9, {"progress": 60}),
        RowChange("action_steps", "e-01", 9, {"done_on": "2025"}),
    ]
    wrong = GivenValue("places", "2024", seen=9, value=Decimal(5))
    with pytest.raises(Conflict) as refused:
        apply_return(valley, asking(COORDINATION, WHY), [VALUE, wrong], stale)
    assert [clash.key for clash in refused.value.clashes] == ["places-2024", "a-01", "e-01"]
    assert valley.revision() == before


@pytest.mark.parametrize(
    ("person", "values", "changes"),
    [
        (READER, [VALUE], []),
        (ENFANCE, [GivenValue("jeunes", "2025", value=Decimal(3))], []),
        (ENFANCE, [VALUE], [RowChange("actions", "a-02", 1, {"progress": 5})]),
        (ENFANCE, [], [RowChange("actions", "a-01", 1, {"title": "Autre"})]),
    ],
)
def test_only_what_is_in_ones_charge(
    person: str, values: list[GivenValue], changes: list[RowChange], valley: Store, before: int
) -> None:
    with pytest.raises(NotAllowed):
        apply_return(valley, asking(person, WHY), values, changes)
    assert valley.revision() == before


def test_the_sheet_must_be_named(valley: Store, before: int) -> None:
    with pytest.raises(Invalid, match="de quelle fiche"):
        apply_return(valley, Asker(COORDINATION, HERE), [VALUE], [])
    assert valley.revision() == before

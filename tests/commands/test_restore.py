"""Going back to what a row said, as its history showed it: never over what somebody wrote since."""

import pytest

from ctg_core.commands.changes import RowChange, change_rows
from ctg_core.commands.indicator_values import GivenValue, give_values
from ctg_core.commands.meetings import draft_agenda, order_agenda
from ctg_core.commands.refusal import Clash, CommandRefused, Conflict, NotAllowed
from ctg_core.commands.rows import add_row, edit_convention, edit_row, remove_row
from ctg_core.commands.undo import restore, undo_last
from ctg_core.model.action import Action, ActionStep
from ctg_core.model.convention import Convention
from ctg_core.model.indicator import IndicatorValue
from ctg_core.model.meeting import AgendaItem
from ctg_core.model.row import Row
from ctg_core.store.store import Store
from tests.commands.conftest import COORDINATION, ENFANCE, HERE, asking


def found(store: Store, noun: type[Row], key: str) -> Row | None:
    with store.reading() as session:
        return session.get(noun, (HERE, key))


def number_given(store: Store) -> tuple[object, int]:
    with store.reading() as session:
        row = session.get_one(IndicatorValue, (HERE, "places-2024"))
        return row.value, row.version


def clash_of(store: Store, *asked: object, person: str = COORDINATION, before: bool = True) -> Clash:
    """What going back met; nothing was written."""
    lines = store.revision()
    with pytest.raises(Conflict) as refused:
        restore(store, asking(person), *asked, before=before)  # type: ignore[arg-type]
    assert store.revision() == lines
    [clash] = refused.value.clashes
    return clash


def test_any_earlier_value_comes_back_from_the_journal(valley: Store) -> None:
    give_values(valley, asking(COORDINATION), [GivenValue("places", "2024", value=120, seen=1)])  # type: ignore[arg-type]
    first = valley.revision()
    give_values(valley, asking(COORDINATION), [GivenValue("places", "2024", value=121, seen=2)])  # type: ignore[arg-type]
    restore(valley, asking(COORDINATION), first, 3, before=True)
    assert number_given(valley) == (118, 4)
    restore(valley, asking(COORDINATION), first, 4)
    assert number_given(valley) == (120, 5)


def test_what_was_written_since_the_history_was_shown_stands(valley: Store) -> None:
    """Shown at version 2; somebody then writes what the person did not see."""
    edit_row(valley, asking(COORDINATION), "actions", "a-01", 1, {"done": "Terrain choisi"})
    shown = valley.revision()
    edit_row(valley, asking(ENFANCE), "actions", "a-01", 2, {"done": "Permis déposé"})
    clash = clash_of(valley, shown, 2)
    assert clash.current is not None
    assert (clash.current["done"], clash.given["done"], clash.by) == ("Permis déposé", None, ENFANCE)
    assert clash.at == clash.current["updated_at"]
    restore(valley, asking(COORDINATION), shown, 3, before=True)  # seen, then replaced knowingly
    assert found(valley, Action, "a-01").done is None  # type: ignore[union-attr]


def test_what_already_says_so_clashes_with_nothing(valley: Store) -> None:
    edit_row(valley, asking(COORDINATION), "actions", "a-01", 1, {"done": "Terrain choisi"})
    shown = valley.revision()
    undo_last(valley, asking(COORDINATION))
    lines = valley.revision()
    restore(valley, asking(COORDINATION), shown, 2, before=True)
    assert valley.revision() == lines


def test_a_row_removed_since_stays_removed(valley: Store) -> None:
    edit_row(valley, asking(COORDINATION), "action_steps", "e-01", 1, {"label": "Choisir un terrain"})
    shown = valley.revision()
    remove_row(valley, asking(ENFANCE), "action_steps", "e-01", 2)
    clash = clash_of(valley, shown, 2)
    assert (clash.current, clash.by, clash.given["label"]) == (None, ENFANCE, "Choisir le terrain")


def test_a_row_shown_as_gone_comes_back_unless_somebody_brought_it_back_otherwise(valley: Store) -> None:
    remove_row(valley, asking(COORDINATION), "action_steps", "e-01", 1)
    shown = valley.revision()
    restore(valley, asking(COORDINATION), shown, None, before=True)
    restore(valley, asking(COORDINATION), shown, None, before=True)  # twice is once
    edit_row(valley, asking(ENFANCE), "action_steps", "e-01", 3, {"label": "Autre terrain"})  # added, then placed
    clash = clash_of(valley, shown, None)
    assert clash.current is not None
    assert (clash.current["label"], clash.by) == ("Autre terrain", ENFANCE)


def test_a_row_that_took_the_key_of_another_is_not_taken_for_it(valley: Store) -> None:
    """Versions go on after a removal: what was displayed at version 1 is not what stands there now."""
    edit_row(valley, asking(COORDINATION), "action_steps", "e-01", 1, {"label": "Choisir un terrain"})
    shown = valley.revision()
    remove_row(valley, asking(ENFANCE), "action_steps", "e-01", 2)
    add_row(valley, asking(ENFANCE), "action_steps", {"action": "a-01", "label": "Visiter"}, key="e-01")
    assert found(valley, ActionStep, "e-01").version == 3  # type: ignore[union-attr]
    assert clash_of(valley, shown, 2).by == ENFANCE
    with pytest.raises(Conflict):
        change_rows(valley, asking(COORDINATION), [RowChange("action_steps", "e-01", 1, {"label": "Louer"})])


def test_a_value_withdrawn_then_given_anew_is_not_the_one_displayed(valley: Store) -> None:
    give_values(valley, asking(COORDINATION), [GivenValue("places", "2024", seen=1)])
    give_values(valley, asking(COORDINATION), [GivenValue("places", "2024", value=130)])  # type: ignore[arg-type]
    with pytest.raises(Conflict):
        give_values(valley, asking(COORDINATION), [GivenValue("places", "2024", value=90, seen=1)])  # type: ignore[arg-type]
    assert number_given(valley) == (130, 2)


def test_a_place_changed_since_is_kept(valley: Store) -> None:
    points = {"suivi": {"title": "Suivi"}, "suite": {"title": "La suite"}}
    draft_agenda(valley, asking(COORDINATION), "copil", points)
    order_agenda(valley, asking(COORDINATION), "copil", ["copil-suite", "copil-suivi"])
    shown = valley.revision()  # the place of the last point moved
    moved = found(valley, AgendaItem, "copil-suivi")
    assert moved is not None
    order_agenda(valley, asking(COORDINATION), "copil", ["copil-suivi", "copil-suite"])
    order_agenda(valley, asking(COORDINATION), "copil", ["copil-suite", "copil-suivi"])
    assert clash_of(valley, shown, moved.version).by == COORDINATION


def test_the_convention_itself_goes_back_in_the_same_way(valley: Store) -> None:
    edit_convention(valley, asking(COORDINATION), 1, {"start": "2025"})
    shown = valley.revision()
    edit_convention(valley, asking("administration"), 2, {"start": "2026"})
    clash = clash_of(valley, shown, 2)
    assert clash.current is not None
    assert (clash.collection, clash.current["start"], clash.by) == ("convention", "2026", "administration")
    restore(valley, asking(COORDINATION), shown, 3)
    with valley.reading() as session:
        assert session.get_one(Convention, HERE).start == "2025"


def test_undoing_a_change_of_the_convention_never_undoes_the_next_one(valley: Store) -> None:
    edit_convention(valley, asking(COORDINATION), 1, {"start": "2025"})
    edit_convention(valley, asking("administration"), 2, {"end": "2029"})
    with pytest.raises(Conflict) as refused:
        undo_last(valley, asking(COORDINATION))
    assert [clash.by for clash in refused.value.clashes] == ["administration"]
    undo_last(valley, asking("administration"))
    with valley.reading() as session:
        convention = session.get_one(Convention, HERE)
    assert (convention.start, convention.end) == ("2025", None)


def test_history_is_no_way_round_the_review(valley: Store) -> None:
    give_values(valley, asking(COORDINATION), [GivenValue("places", "2024", value=120, seen=1)])  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        restore(valley, asking(ENFANCE), valley.revision(), 2, before=True)


def test_a_line_about_no_row_leads_nowhere(valley: Store) -> None:
    for number in (1, 999):
        with pytest.raises(CommandRefused, match="ne concerne pas"):
            restore(valley, asking(COORDINATION), number, None)

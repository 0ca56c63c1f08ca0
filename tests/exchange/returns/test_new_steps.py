"""Steps added to an action in the blank lines of a return sheet: shown, recorded once, whatever comes back twice."""

from sqlmodel import select

from ctg_core.commands.charge import lines_in_charge
from ctg_core.commands.registry import Asker
from ctg_core.commands.returned import apply_return
from ctg_core.exchange.returns.returned import NEW, UNREAD
from ctg_core.model.action import ActionStep
from ctg_core.store.store import Store
from tests.return_sheets import COORDINATION, ENFANCE, HERE, HERE_AND_NOW, difference, filled, made

SHEET, FIRST, SECOND = "Étapes à ajouter", "a-01/1", "a-01/2"
STEP = {(SHEET, FIRST, "Étape"): "Signer le bail", (SHEET, FIRST, "Échéance"): "09/2026"}


def steps(store: Store) -> list[tuple[str, str | None, str | None]]:
    with store.reading() as session:
        rows = session.exec(select(ActionStep).where(ActionStep.action == "a-01"))
        return [(row.label, row.due, row.done_on) for row in rows]


def test_a_blank_line_says_nothing(store: Store) -> None:
    found = difference(store, made(store))
    assert not [cell for cell in found.cells if cell.sheet == SHEET]
    assert found.to_write() == ([], [])


def test_a_step_is_shown_then_added_once(store: Store) -> None:
    sheet = filled(made(store), {**STEP, (SHEET, SECOND, "Étape"): "Ouvrir", (SHEET, SECOND, "Faite le"): "01/2026"})
    found = difference(store, sheet)
    assert {cell.given for cell in found.of(NEW)} == {"Signer le bail", "09/2026", "Ouvrir", "01/2026"}
    assert {cell.subject for cell in found.of(NEW)} == {"Ouvrir une crèche"}
    assert apply_return(store, Asker(COORDINATION, HERE, "fiche"), *found.to_write()) == 2
    assert {("Signer le bail", "2026-09", None), ("Ouvrir", None, "2026-01")} <= set(steps(store))
    again = difference(store, sheet)
    assert again.of(NEW) == ()
    assert again.to_write() == ([], [])


def test_a_date_without_a_step_is_not_understood(store: Store) -> None:
    found = difference(store, filled(made(store), {(SHEET, FIRST, "Échéance"): "09/2026"}))
    [cell] = found.of(UNREAD)
    assert cell.column == "Échéance"
    assert found.to_write() == ([], [])


def test_a_step_goes_with_the_charge_of_its_action(store: Store) -> None:
    with store.reading() as session:
        lines = [("new_steps", FIRST), ("new_steps", "a-02/1"), ("new_steps", "gone/1")]
        assert lines_in_charge(session, HERE_AND_NOW, ENFANCE, lines) == {("new_steps", FIRST)}

"""A sheet that comes back after others wrote where it writes."""

from datetime import date
from decimal import Decimal

from ctg_core.commands.indicator_values import GivenValue, give_values
from ctg_core.commands.rows import edit_row, remove_row
from ctg_core.exchange.returns.returned import CONFLICT, NEW, UNREAD
from ctg_core.questions.selection import Selection
from ctg_core.store.store import Store
from tests.return_sheets import (
    ACTIONS,
    CHILDHOOD,
    COORDINATION,
    HERE,
    MONEY,
    PLACES,
    STEPS,
    VALUES,
    applied,
    coordination,
    difference,
    filled,
    made,
    told,
)


class TestConflicts:
    """Somebody changed the row after the sheet was made."""

    def test_both_values_who_and_when(self, store: Store, sheet: bytes) -> None:
        give_values(store, coordination(), [GivenValue("places", "2025", value=Decimal(125))])
        returned = filled(sheet, {(VALUES, PLACES, "Valeur"): 130})
        [cell] = difference(store, returned).of(CONFLICT)
        assert (cell.standing, cell.given, cell.by) == ("125", "130", COORDINATION)
        assert cell.at is not None
        assert applied(store, returned) == 0
        assert applied(store, returned, sheet_for=(cell.choice,)) == 1
        assert told(difference(store, returned)) == {}

    def test_both_said_the_same(self, store: Store, sheet: bytes) -> None:
        give_values(store, coordination(), [GivenValue("places", "2025", value=Decimal(130))])
        assert told(difference(store, filled(sheet, {(VALUES, PLACES, "Valeur"): "130,0"}))) == {}

    def test_a_cell_left_as_it_was_does_not_undo_anything(self, store: Store, sheet: bytes) -> None:
        edit_row(store, coordination(), "actions", "a-01", 1, {"progress": 60})
        give_values(store, coordination(), [GivenValue("places", "2025", value=Decimal(125))])
        assert told(difference(store, sheet)) == {}

    def test_another_field_of_the_action_is_no_conflict(self, store: Store, sheet: bytes) -> None:
        edit_row(store, coordination(), "actions", "a-01", 1, {"progress": 60})
        returned = filled(sheet, {(ACTIONS, "a-01", "Freins"): "Le terrain", (ACTIONS, "a-01", "Avancement (%)"): 30})
        found = difference(store, returned)
        assert told(found) == {
            ("Ouvrir une crèche", "Freins"): (NEW, "Le terrain"),
            ("Ouvrir une crèche", "Avancement (%)"): (CONFLICT, "30"),
        }
        assert applied(store, returned) == 1
        choices = tuple(cell.choice for cell in difference(store, returned).of(CONFLICT))
        assert applied(store, returned, sheet_for=choices) == 1

    def test_the_row_is_gone(self, store: Store, sheet: bytes) -> None:
        remove_row(store, coordination(), "action_steps", "e-01", 1)
        [cell] = difference(store, filled(sheet, {(STEPS, "e-01", "Faite le"): "2025"})).of(UNREAD)
        assert "n’existe plus" in cell.reason

    def test_what_a_row_that_is_gone_cannot_take_is_shown_even_when_it_is_no_amount(
        self, store: Store, sheet: bytes
    ) -> None:
        remove_row(store, coordination(), "funding_lines", "f-01", 1)
        [cell] = difference(store, filled(sheet, {(MONEY, "f-01", "Versé (€)"): "à voir"})).of(UNREAD)
        assert (cell.given, "n’existe plus" in cell.reason) == ("à voir", True)

    def test_last_years_sheet(self, store: Store) -> None:
        """It speaks of 2024, whose value has been corrected since."""
        old = made(store, CHILDHOOD, Selection(HERE, date(2025, 3, 10)))
        edit_row(store, coordination(), "indicator_values", "places-2024", 1, {"value": Decimal(119)})
        [cell] = difference(store, filled(old, {(VALUES, "places/2024//", "Valeur"): 120})).of(CONFLICT)
        assert (cell.standing, cell.given) == ("119", "120")

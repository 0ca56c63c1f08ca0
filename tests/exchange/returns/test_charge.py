"""A return sheet that says more than whoever records it may write: the rest is recorded, and what is left is told."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from ctg_core.commands.charge import lines_in_charge
from ctg_core.commands.people import grant_role, save_person
from ctg_core.commands.registry import Asker
from ctg_core.commands.returned import apply_return
from ctg_core.exchange.received import received_workbook
from ctg_core.exchange.returns.difference import compare
from ctg_core.exchange.returns.reading import read_return_sheet
from ctg_core.exchange.returns.returned import NEW, OUTSIDE, Difference
from ctg_core.exchange.returns.words import STATES, summary
from ctg_core.model.person import EVERY_CONVENTION, LOCAL
from ctg_core.questions.files.return_sheet import lines_now
from ctg_core.store.store import Store
from tests.return_sheets import COORDINATION, HERE, HERE_AND_NOW, combe, difference, filled, made

NURSERY = "creche"  # in charge of one nursery
THEIRS, OTHERS = "places/2025//creche", "places/2025//micro"
TYPED = {
    ("Indicateurs", THEIRS, "Valeur"): 61,
    ("Indicateurs", OTHERS, "Valeur"): 62,
    ("Actions", "a-01", "Avancement (%)"): 40,
    ("Étapes", "e-01", "Faite le"): "06/2025",
    ("Financements", "f-01", "Versé (€)"): 1000,
}


@pytest.fixture
def store() -> Iterator[Store]:
    with closing(combe()) as store:
        at_the_machine = Asker(LOCAL, EVERY_CONVENTION)
        save_person(store, at_the_machine, NURSERY, "Crèche des Lucioles")
        grant_role(store, at_the_machine, NURSERY, HERE, "contributor", {"facilities": ["creche"]})
        yield store


def seen_by(store: Store, person: str) -> Difference:
    returned = read_return_sheet(received_workbook(filled(made(store), TYPED), "fiche.xlsx"), "fiche.xlsx", HERE)
    lines = [row.identity for row in returned.rows]
    with store.reading() as session:
        mine = lines_in_charge(session, HERE_AND_NOW, person, lines)
        return compare(returned, lines_now(session, HERE_AND_NOW, lines), mine)


def test_what_is_in_no_charge_of_theirs_is_told_and_left_out(store: Store) -> None:
    found = seen_by(store, NURSERY)
    assert [cell.given for cell in found.of(NEW)] == ["61"]
    assert len(found.of(OUTSIDE)) == len(TYPED) - 1
    assert STATES[OUTSIDE] == "pas dans votre périmètre"
    assert "4 hors de votre périmètre" in summary(found).replace("\u00a0", " ")


def test_the_rest_is_recorded(store: Store) -> None:
    values, changes = seen_by(store, NURSERY).to_write()
    assert apply_return(store, Asker(NURSERY, HERE, "fiche"), values, changes) == 1


def test_coordination_takes_all_of_it(store: Store) -> None:
    found = seen_by(store, COORDINATION)
    assert found.of(OUTSIDE) == ()
    assert found.to_write() == difference(store, filled(made(store), TYPED)).to_write()

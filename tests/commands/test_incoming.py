"""What a file brings enters whole or not at all, row by row in the journal, and twice changes nothing."""

import json
from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from sqlmodel import select

from ctg_core.commands.changes import RowChange
from ctg_core.commands.incoming import bring_in, replace_convention
from ctg_core.commands.journal import verify_journal
from ctg_core.commands.refusal import Conflict, Invalid, NotAllowed
from ctg_core.commands.registry import Asker
from ctg_core.commands.rows import add_row, edit_row, remove_row
from ctg_core.commands.undo import undo_last
from ctg_core.dossier.difference import difference
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.reading import parse_dossier
from ctg_core.dossier.storage import fetch_dossier
from ctg_core.dossier.writing import dump_json
from ctg_core.exchange.imports.incoming import Incoming
from ctg_core.exchange.imports.recognition import recognise
from ctg_core.exchange.workbook.writing import workbook
from ctg_core.model.history import Revision
from ctg_core.model.person import EVERY_CONVENTION
from ctg_core.store.store import Store
from tests.commands.conftest import ADMINISTRATION, COORDINATION, ENFANCE, HERE, asking
from tests.dossier.written import dossier
from tests.exchange.imports.test_tracking import ANSWERS
from tests.exchange.sent import tracking_workbook

FLAT = b"Axe;Objectif;Action;Indicateur;Ann\xe9e;Valeur;Financeur;Montant\nA;O;Agir;Nombre de lits;2026;7;Caf;12,50\n"


def now(store: Store) -> Dossier:
    with store.reading() as session:
        return fetch_dossier(session, HERE)


def sent(store: Store, edit: Callable[[Workbook], object]) -> bytes:
    book = load_workbook(BytesIO(workbook(now(store))))
    edit(book)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def typed(sheet: str, key: str, heading: str, value: object) -> Callable[[Workbook], None]:
    def edit(book: Workbook) -> None:
        row = [line[0].value for line in book[sheet].iter_rows()].index(key) + 1
        column = [cell.value for cell in book[sheet][1]].index(heading) + 1
        book[sheet].cell(row, column).value = value

    return edit


def incoming(store: Store, content: bytes, name: str = "classeur.xlsx") -> Incoming:
    answers = {} if name.endswith("csv") else ANSWERS
    return recognise(content, name).incoming(now(store), answers)


@pytest.mark.parametrize("file", ["flat", "tracking", "workbook", "dossier"])
def test_the_same_file_twice_changes_nothing(valley: Store, file: str) -> None:
    content, name = {
        "flat": lambda: (FLAT, "a.csv"),
        "tracking": lambda: (tracking_workbook(), "suivi.xlsx"),
        "workbook": lambda: (sent(valley, typed("Actions", "a-01", "Statut", "réalisée")), "c.xlsx"),
        "dossier": lambda: (dump_json(now(valley)).replace(b"Ouvrir une cr", b"Ouvrir la cr"), "d.json"),
    }[file]()
    first = incoming(valley, content, name)
    assert bring_in(valley, asking(COORDINATION), first.changes()) == len(
        {(row.collection, row.key) for row in first.rows}
    )
    before = valley.revision()
    second = incoming(valley, content, name)
    assert (second.rows, second.clashes) == ((), ())
    assert bring_in(valley, asking(COORDINATION), second.changes()) == 0
    assert valley.revision() == before


def test_every_row_is_versioned_signed_journaled_and_undone_at_once(valley: Store) -> None:
    origin = now(valley)
    changes = incoming(valley, FLAT, "a.csv").changes()
    bring_in(valley, asking(COORDINATION, "fichier a.csv"), changes)
    with valley.reading() as session:
        lines = session.exec(select(Revision).where(Revision.command == "bring_in")).all()
        assert not verify_journal(session)
    assert {(line.by, line.reason) for line in lines} == {(COORDINATION, "fichier a.csv")}
    assert len(lines) == len(changes)
    assert len({line.batch for line in lines}) == 1
    value = next(row for row in now(valley).rows["indicator_values"] if row.key == "nombre-de-lits-2026")
    assert json.loads(dump_json(now(valley)))["indicator_values"][-1]["given_by"] == COORDINATION
    assert (value.updated_by, value.version) == (COORDINATION, 1)
    undo_last(valley, asking(COORDINATION))
    assert difference(origin, now(valley)) == []


def test_only_coordination_brings_in_and_only_administration_replaces(valley: Store) -> None:
    changes = incoming(valley, FLAT, "a.csv").changes()
    with pytest.raises(NotAllowed):
        bring_in(valley, asking(ENFANCE), changes)
    with pytest.raises(NotAllowed):
        replace_convention(valley, asking(COORDINATION), now(valley))


def test_a_workbook_made_before_somebody_elses_change_shows_both(valley: Store) -> None:
    content = sent(valley, typed("Actions", "a-01", "Statut", "suspendue"))
    edit_row(valley, asking(COORDINATION), "actions", "a-01", 1, {"status": "done", "progress": 100})
    found = incoming(valley, content)
    assert found.rows == ()
    (clash,) = found.clashes
    assert [(one.field.name, one.before, one.after) for one in clash.fields] == [("status", "done", "suspended")]
    assert bring_in(valley, asking(COORDINATION), found.changes()) == 0
    assert bring_in(valley, asking(COORDINATION), found.changes(chosen={0})) == 1
    row = next(row for row in now(valley).rows["actions"] if row.key == "a-01")
    assert (row.model_dump()["status"], row.model_dump()["progress"]) == ("suspended", 100)


def test_two_people_who_changed_different_fields_both_keep_theirs(valley: Store) -> None:
    content = sent(valley, typed("Actions", "a-01", "Statut", "suspendue"))
    edit_row(valley, asking(COORDINATION), "actions", "a-01", 1, {"obstacle": "Terrain"})
    found = incoming(valley, content)
    assert found.clashes == ()
    bring_in(valley, asking(COORDINATION), found.changes())
    row = next(row for row in now(valley).rows["actions"] if row.key == "a-01").model_dump()
    assert (row["status"], row["obstacle"]) == ("suspended", "Terrain")


def test_what_changed_since_the_difference_was_seen_is_a_conflict(valley: Store) -> None:
    found = incoming(valley, sent(valley, typed("Actions", "a-01", "Statut", "suspendue")))
    edit_row(valley, asking(COORDINATION), "actions", "a-01", 1, {"status": "done"})
    lines = valley.revision()
    with pytest.raises(Conflict):
        bring_in(valley, asking(COORDINATION), [*found.changes(), RowChange("bodies", "b", None, BODY)])
    assert valley.revision() == lines


BODY = {"name": "Comité", "kind": "technical_committee"}


def test_a_row_removed_in_the_file_and_changed_since_is_a_clash(valley: Store) -> None:
    def without_step(book: Workbook) -> None:
        book["Étapes d’action"].delete_rows(2)

    content = sent(valley, without_step)
    edit_row(valley, asking(COORDINATION), "action_steps", "e-01", 1, {"due": "2026"})
    assert [(clash.kind, clash.key) for clash in incoming(valley, content).clashes] == [("removed", "e-01")]


def test_a_row_changed_in_the_file_and_removed_since_is_a_clash(valley: Store) -> None:
    content = sent(valley, typed("Étapes d’action", "e-01", "Échéance", "2026"))
    remove_row(valley, asking(COORDINATION), "action_steps", "e-01", 1)
    found = incoming(valley, content)
    assert [(clash.kind, clash.key) for clash in found.clashes] == [("added", "e-01")]
    assert bring_in(valley, asking(COORDINATION), found.changes(chosen={0})) == 1


def test_a_key_taken_meanwhile_is_a_conflict(valley: Store) -> None:
    add_row(valley, asking(COORDINATION), "bodies", BODY, key="b")
    with pytest.raises(Conflict):
        bring_in(valley, asking(COORDINATION), [RowChange("bodies", "b", None, BODY)])


def test_rows_that_lean_on_one_another_come_in_any_order(valley: Store) -> None:
    changes = [
        RowChange("actions", "n-1", None, {"title": "Agir", "node": "obj"}),
        RowChange("plan_nodes", "obj", None, {"title": "Objectif", "parent": "axe"}),
        RowChange("plan_nodes", "axe", None, {"title": "Axe"}),
    ]
    assert bring_in(valley, asking(COORDINATION), changes) == 3
    rows = {row.key: row.version for row in (*now(valley).rows["actions"], *now(valley).rows["plan_nodes"])}
    removed = [RowChange(change.collection, change.key, rows[change.key], None) for change in reversed(changes)]
    assert bring_in(valley, asking(COORDINATION), removed) == 3


def test_a_convention_that_would_no_longer_hold_together_is_refused_whole(valley: Store) -> None:
    lines = valley.revision()
    circle = [
        RowChange("plan_nodes", "a", None, {"title": "A"}),
        RowChange("plan_nodes", "b", None, {"title": "B", "parent": "a"}),
        RowChange("plan_nodes", "a", 1, {"parent": "b"}),
    ]
    with pytest.raises(Invalid, match="se contient lui-même"):
        bring_in(valley, asking(COORDINATION), circle)
    with pytest.raises(Invalid, match="n’existe pas dans organisations"):
        bring_in(valley, asking(COORDINATION), [RowChange("actions", "n", None, {"title": "A", "lead": "nulle-part"})])
    assert valley.revision() == lines


def test_the_convention_itself_is_a_row_like_others(valley: Store) -> None:
    assert bring_in(valley, asking(COORDINATION), [RowChange("convention", HERE, 1, {"caf": "Caf du Lot"})]) == 1
    assert now(valley).convention.caf == "Caf du Lot"


def test_administration_replaces_a_convention_or_adds_one(valley: Store) -> None:
    shorter = Dossier.empty(now(valley).convention)
    replace_convention(valley, asking(ADMINISTRATION), shorter)
    assert difference(now(valley), shorter) == []
    new = dossier({"key": "neuve"})
    with pytest.raises(Invalid):
        replace_convention(valley, asking(ADMINISTRATION), new)
    replace_convention(valley, Asker(ADMINISTRATION, EVERY_CONVENTION), new)
    with valley.reading() as session:
        assert dump_json(fetch_dossier(session, "neuve")) == dump_json(new)


def test_a_dossier_says_what_it_removes_too(valley: Store) -> None:
    whole = json.loads(dump_json(now(valley)))
    whole["meetings"] = []
    content = json.dumps(whole).encode()
    assert parse_dossier(content, "d.json").rows["meetings"] == []
    found = incoming(valley, content, "d.json")
    assert [(row.kind, row.key) for row in found.rows] == [("removed", "copil")]
    assert bring_in(valley, asking(COORDINATION), found.changes()) == 1

"""Several rows changed in one gesture: all or none, one gesture to undo, every clash said."""

import pytest
from sqlmodel import select

from ctg_core.commands.changes import RowChange, change_rows
from ctg_core.commands.charge import keys_in_charge
from ctg_core.commands.refusal import Conflict, Invalid, NotAllowed
from ctg_core.commands.rows import edit_row
from ctg_core.commands.undo import undo_last
from ctg_core.model.action import Action, ActionNote, ActionStep
from ctg_core.model.funding import FundingLine
from ctg_core.model.history import Revision
from ctg_core.store.store import Store
from tests.commands.conftest import COORDINATION, ENFANCE, FORMER, HERE, NOBODY, READER, asking

NEWS = [
    RowChange("actions", "a-01", 1, {"done": "Terrain choisi.", "confidence": "sun"}),
    RowChange("action_steps", "e-01", 1, {"done_on": "2026-11-20"}),
    RowChange("action_steps", "a-01-etape", None, {"action": "a-01", "label": "Déposer le permis"}),
    RowChange("action_notes", "a-01-note", None, {"action": "a-01", "dated": "2026-11-20", "text": "Vu le maire."}),
]


def told(store: Store) -> tuple[str | None, str | None, list[str], list[str]]:
    """What the action says, when its first step was done, its steps, its notes."""
    with store.reading() as session:
        mine = select(ActionStep).where(ActionStep.action == "a-01")
        steps = sorted(session.exec(mine), key=lambda step: step.position)
        notes = session.exec(select(ActionNote)).all()
        done = session.get_one(Action, (HERE, "a-01")).done
        first = next((step.done_on for step in steps if step.key == "e-01"), None)
        return done, first, [step.label for step in steps], [note.text for note in notes]


def test_what_is_done_at_once_is_undone_at_once(valley: Store) -> None:
    before = told(valley)
    assert change_rows(valley, asking(ENFANCE), NEWS) == 4
    with valley.reading() as session:
        lines = session.exec(select(Revision).where(Revision.command == "change_rows")).all()
    assert len(lines) == 4
    assert {line.batch for line in lines} == {min(line.number or 0 for line in lines)}
    assert told(valley) == (
        "Terrain choisi.",
        "2026-11-20",
        ["Choisir le terrain", "Déposer le permis"],
        ["Vu le maire."],
    )
    assert undo_last(valley, asking(ENFANCE)) == 4
    assert told(valley) == before


def test_a_row_is_removed(valley: Store) -> None:
    assert change_rows(valley, asking(ENFANCE), [RowChange("action_steps", "e-01", 1, None)]) == 1
    assert told(valley)[2] == []
    assert change_rows(valley, asking(ENFANCE), [RowChange("action_steps", "e-01", 1, None)]) == 0


def test_saying_what_is_already_said_writes_nothing(valley: Store) -> None:
    lines = valley.revision()
    assert change_rows(valley, asking(ENFANCE), [RowChange("actions", "a-01", 1, {"status": "in_progress"})]) == 0
    assert change_rows(valley, asking(ENFANCE), []) == 0
    assert valley.revision() == lines


def test_one_conflict_stops_everything_and_says_every_clash(valley: Store) -> None:
    edit_row(valley, asking(COORDINATION), "actions", "a-01", 1, {"done": "Rien."})
    edit_row(valley, asking(COORDINATION), "action_steps", "e-01", 1, {"due": "2027"})
    before = told(valley)
    with pytest.raises(Conflict) as refused:
        change_rows(valley, asking(ENFANCE), NEWS)
    assert [(clash.collection, clash.by) for clash in refused.value.clashes] == [
        ("actions", COORDINATION),
        ("action_steps", COORDINATION),
    ]
    assert told(valley) == before


@pytest.mark.parametrize(
    "change",
    [
        RowChange("actions", "a-02", 1, {"done": "Non."}),  # in the charge of somebody else
        RowChange("action_steps", "e-02", 1, None),
        RowChange("actions", "a-01", 1, {"title": "Autre titre"}),  # coordination's to change
        RowChange("funding_lines", "f-03", None, {"label": "Aide", "funder": "caf", "themes": ["early_childhood"]}),
        RowChange("facilities", "autre", None, {"name": "Autre", "type": "eaje"}),
    ],
)
def test_one_change_beyond_the_person_stops_everything(valley: Store, change: RowChange) -> None:
    lines = valley.revision()
    with pytest.raises(NotAllowed):
        change_rows(valley, asking(ENFANCE), [NEWS[0], change])
    assert valley.revision() == lines


@pytest.mark.parametrize("person", [READER, NOBODY, FORMER])
def test_those_who_only_read_are_refused(valley: Store, person: str) -> None:
    with pytest.raises(NotAllowed):
        change_rows(valley, asking(person), NEWS)


def test_what_cannot_be_recorded_stops_everything(valley: Store) -> None:
    lines = valley.revision()
    with pytest.raises(Invalid):
        change_rows(valley, asking(COORDINATION), [NEWS[0], RowChange("actions", "a-02", 1, {"progress": 140})])
    assert valley.revision() == lines


def test_an_amount_somebody_gives_is_no_longer_rounded_as_the_document_was(valley: Store) -> None:
    edit_row(valley, asking(COORDINATION), "funding_lines", "f-01", 1, {"rounding_cents": 1_000_000})
    change_rows(valley, asking(ENFANCE), [RowChange("funding_lines", "f-01", 2, {"paid_cents": 123_456_789})])
    with valley.reading() as session:
        line = session.get_one(FundingLine, (HERE, "f-01"))
    assert (line.paid_cents, line.rounding_cents, line.nature) == (123_456_789, 1, "entered")


def test_the_rows_in_the_charge_of_a_person(valley: Store) -> None:
    with valley.reading() as session:
        asked = {
            person: {
                collection: keys_in_charge(session, asking(person), person, collection)
                for collection in ("actions", "funding_lines", "facilities")
            }
            for person in (ENFANCE, COORDINATION, READER, NOBODY)
        }
    assert asked[ENFANCE] == {"actions": {"a-01"}, "funding_lines": {"f-01"}, "facilities": {"creche"}}
    assert asked[COORDINATION]["actions"] == {"a-01", "a-02"}
    assert not any(asked[READER].values())
    assert not any(asked[NOBODY].values())

"""Every command, by every role, on what is theirs and on what is not: refused unless it is said to be allowed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

import ctg_core.commands
from ctg_core.commands.changes import RowChange
from ctg_core.commands.indicator_values import GivenValue
from ctg_core.commands.journal import verify_journal
from ctg_core.commands.proposals import Reviewed
from ctg_core.commands.refusal import CommandRefused, NotAllowed
from ctg_core.commands.registry import REGISTRY, Asker
from ctg_core.commands.rights import readable_by, rights_in
from ctg_core.dossier.reading import parse_dossier
from ctg_core.model.history import Revision
from ctg_core.model.indicator import IndicatorValue
from ctg_core.model.person import EVERY_CONVENTION, LOCAL, RESERVED_KEYS, TERMINAL, AtTheMachine, Grant, Person
from ctg_core.questions.provenance.people import names_of_people
from ctg_core.store.store import Store
from tests.commands.conftest import (
    ADMINISTRATION,
    COORDINATION,
    ENFANCE,
    FORMER,
    HERE,
    NOBODY,
    READER,
    VALLEY,
    asking,
)
from tests.conftest import SQLITE

for file in Path(ctg_core.commands.__file__).parent.glob("*.py"):
    import_module(f"ctg_core.commands.{file.stem}")

PEOPLE = (NOBODY, FORMER, READER, ENFANCE, COORDINATION, ADMINISTRATION)


@dataclass(frozen=True)
class Case:
    """One thing somebody may ask for, and who is answered."""

    command: str
    given: tuple[Any, ...]
    allowed: frozenset[str]
    named: dict[str, Any] = field(default_factory=dict)
    before: tuple[Callable[[Store], None], ...] = ()

    def __str__(self) -> str:
        return f"{self.command}{self.given}"


def drafted(store: Store) -> None:
    points = {"suivi": {"title": "Suivi"}, "suite": {"title": "La suite"}}
    REGISTRY["draft_agenda"](store, asking(COORDINATION), "copil", points)


COORDINATORS = frozenset({COORDINATION, ADMINISTRATION})
IN_CHARGE = COORDINATORS | {ENFANCE}
ADMINISTRATORS = frozenset({ADMINISTRATION})


def proposed(store: Store) -> None:
    give = REGISTRY["give_values"]
    give(store, asking(ENFANCE), [GivenValue("places", "2025", value=Decimal(120))])


ALONE = Reviewed(1, None)  # the proposal, where nothing stood
CHANGED = 13  # the line of a change made before: twelve made the valley and its people


def started(action: str, store: Store) -> None:
    REGISTRY["edit_row"](store, asking(COORDINATION), "actions", action, 1, {"done": "Terrain choisi"})


def corrected(store: Store) -> None:
    REGISTRY["give_values"](store, asking(COORDINATION), [GivenValue("places", "2024", seen=1, value=Decimal(120))])


CASES = [
    Case("edit_row", ("actions", "a-01", 1, {"status": "done"}), IN_CHARGE),
    Case("edit_row", ("actions", "a-02", 1, {"status": "done"}), COORDINATORS),
    Case("edit_row", ("actions", "a-01", 1, {"title": "Autre"}), COORDINATORS),
    Case("edit_row", ("actions", "a-02", 1, {"themes": ["early_childhood"]}), COORDINATORS),
    Case("edit_row", ("action_steps", "e-01", 1, {"done_on": "2025-03"}), IN_CHARGE),
    Case("edit_row", ("action_steps", "e-02", 1, {"done_on": "2025-03"}), COORDINATORS),
    Case("edit_row", ("action_steps", "e-02", 1, {"action": "a-01"}), COORDINATORS),
    Case("edit_row", ("funding_lines", "f-01", 1, {"paid_cents": 5}), IN_CHARGE),
    Case("edit_row", ("funding_lines", "f-02", 1, {"paid_cents": 5}), COORDINATORS),
    Case("edit_row", ("funding_lines", "f-01", 1, {"funder": "state"}), COORDINATORS),
    Case("edit_row", ("facilities", "creche", 1, {"capacity": 25}), IN_CHARGE),
    Case("edit_row", ("facilities", "creche", 1, {"name": "Autre"}), COORDINATORS),
    Case("edit_row", ("meetings", "copil", 1, {"title": "Autre"}), COORDINATORS),
    Case("edit_row", ("indicators", "places", 1, {"label": "Autre"}), COORDINATORS),
    Case("edit_row", ("indicator_values", "places-2024", 1, {"value": Decimal(1)}), COORDINATORS),
    Case("edit_row", ("indicator_values", "places-2024", 1, {"state": "proposed"}), COORDINATORS),
    Case("add_row", ("action_notes", {"action": "a-01", "dated": "2025", "text": "Vu"}), IN_CHARGE, {"key": "n"}),
    Case("add_row", ("action_notes", {"action": "a-02", "dated": "2025", "text": "Vu"}), COORDINATORS, {"key": "n"}),
    Case("add_row", ("actions", {"title": "Neuve", "themes": ["early_childhood"]}), COORDINATORS, {"key": "n"}),
    Case("add_row", ("indicator_values", {"indicator": "places", "value": Decimal(1)}), COORDINATORS, {"key": "n"}),
    Case("remove_row", ("action_steps", "e-01", 1), IN_CHARGE),
    Case("remove_row", ("action_steps", "e-02", 1), COORDINATORS),
    Case("remove_row", ("funding_lines", "f-01", 1), COORDINATORS),
    Case("edit_convention", (1, {"values_reviewed": False}), COORDINATORS),
    Case("give_values", ([GivenValue("places", "2025", value=Decimal(120))],), IN_CHARGE),
    Case("give_values", ([GivenValue("jeunes", "2025", value=Decimal(120))],), COORDINATORS),
    Case("attach_evidence", (GivenValue("places", "2025", value=Decimal(5)), "a.pdf", b"%PDF-1"), IN_CHARGE),
    Case("attach_evidence", (GivenValue("jeunes", "2025", value=Decimal(5)), "a.pdf", b"%PDF-1"), COORDINATORS),
    Case("validate_values", ({"places-2025": ALONE},), COORDINATORS, before=(proposed,)),
    Case(
        "correct_value",
        ("places-2025", ALONE, GivenValue("places", "2025", value=Decimal(121))),
        COORDINATORS,
        before=(proposed,),
    ),
    Case("refuse_value", ("places-2025", 1), COORDINATORS, before=(proposed,)),
    Case("undo_last", (), IN_CHARGE),
    Case("restore", (CHANGED, 2), IN_CHARGE, {"before": True}, before=(partial(started, "a-01"),)),
    Case("restore", (CHANGED, 2), COORDINATORS, {"before": True}, before=(partial(started, "a-02"),)),
    Case("restore", (CHANGED, 2), COORDINATORS, {"before": True}, before=(corrected,)),
    Case("change_rows", ([RowChange("actions", "a-01", 1, {"status": "done"})],), IN_CHARGE),
    Case(
        "change_rows",
        ([RowChange("actions", "a-01", 1, {"status": "done"}), RowChange("actions", "a-02", 1, {"status": "done"})],),
        COORDINATORS,
    ),
    Case("apply_return", ([], [RowChange("actions", "a-01", 1, {"status": "done"})]), IN_CHARGE),
    Case("apply_return", ([GivenValue("jeunes", "2025", value=Decimal(4))], []), COORDINATORS),
    Case("bring_in", ([RowChange("actions", "a-01", 1, {"status": "done"})],), COORDINATORS),
    Case("replace_convention", (parse_dossier(VALLEY.encode(), "vallee.yaml"),), ADMINISTRATORS),
    Case("plan_meeting", ({"title": "Comité"},), COORDINATORS),
    Case("draft_agenda", ("copil", {"suite": {"title": "La suite"}}), COORDINATORS),
    Case("order_agenda", ("copil", ["copil-suite", "copil-suivi"]), COORDINATORS, before=(drafted,)),
    Case("order_rows", ("actions", ["a-02", "a-01"]), COORDINATORS),
    Case("record_attendance", ("copil", {"caf": (None, "present")}), COORDINATORS),
    Case("take_decision", ("copil", {"title": "Ouvrir"}), COORDINATORS),
    Case("seal", ("Comité",), COORDINATORS),
    Case("save_person", ("nouvelle", "Nouvelle"), ADMINISTRATORS),
    Case("grant_role", (READER, HERE, "coordinator"), ADMINISTRATORS),
    Case("withdraw_role", (ENFANCE, HERE), ADMINISTRATORS),
]


def test_every_command_is_in_the_matrix() -> None:
    assert {case.command for case in CASES} == set(REGISTRY)
    assert {command.least for command in REGISTRY.values()} <= {"contributor", "coordinator", "administrator"}


@pytest.fixture(scope="session")
def engine() -> str:
    """One is enough: a right is read in rows that both engines give alike."""
    return SQLITE


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_matrix(case: Case, person: str, valley: Store) -> None:
    for prepare in case.before:
        prepare(valley)
    lines = valley.revision()
    if person in case.allowed:
        answer(case, person, valley)
        assert case.command == "undo_last" or valley.revision() > lines
    else:
        with pytest.raises(NotAllowed):
            answer(case, person, valley)
        assert valley.revision() == lines
    with valley.reading() as session:
        assert verify_journal(session) == []


def answer(case: Case, person: str, store: Store) -> None:
    try:
        REGISTRY[case.command](store, asking(person, "un mot"), *case.given, **case.named)
    except NotAllowed:
        raise
    except CommandRefused:  # nothing to undo: the right was there
        assert case.command == "undo_last"


@pytest.mark.parametrize("name", sorted(REGISTRY))
@pytest.mark.parametrize("person", [NOBODY, FORMER, READER])
def test_who_only_reads_is_refused_before_anything_is_looked_at(name: str, person: str, valley: Store) -> None:
    with pytest.raises(NotAllowed):
        REGISTRY[name](valley, asking(person))


@pytest.mark.parametrize("text", sorted(RESERVED_KEYS))
def test_no_text_is_whoever_sits_at_the_machine(text: str, valley: Store) -> None:
    """Even where a row that no command writes says that this key administers everything."""
    with valley.writing() as session:
        session.add(Person(key=text, name="Imposture"))
        session.flush()
        session.add(Grant(person=text, convention=EVERY_CONVENTION, role="administrator"))
    lines = valley.revision()
    for name, change in REGISTRY.items():
        with pytest.raises(NotAllowed):
            change(valley, asking(text))
        assert valley.revision() == lines, name
    with valley.reading() as session:
        assert rights_in(session, text, None).role is None
        assert readable_by(session, text) == frozenset()
        assert "Imposture" not in [names_of_people(session).get(who.signature) for who in (LOCAL, TERMINAL)]


@pytest.mark.parametrize(("who", "signed"), [(LOCAL, "local"), (TERMINAL, "ligne-de-commande")])
def test_whoever_sits_at_the_machine_may_do_everything_and_signs_as_ever(
    who: AtTheMachine, signed: str, valley: Store
) -> None:
    REGISTRY["give_values"](valley, Asker(who, HERE), [GivenValue("places", "2025", value=Decimal(120))])
    REGISTRY["save_person"](valley, Asker(who, EVERY_CONVENTION), "nouvelle", "Nouvelle")
    with valley.reading() as session:
        value = next(one for one in session.exec(select(IndicatorValue)) if one.period == "2025")
        assert (value.given_by, value.updated_by) == (signed, signed)
        assert session.get_one(Person, "nouvelle").updated_by == signed
        assert [line.by for line in session.exec(select(Revision))][-2:] == [signed, signed]


def test_a_role_taken_away_counts_at_once(valley: Store) -> None:
    edit, enfance = REGISTRY["edit_row"], asking(ENFANCE)
    edit(valley, enfance, "actions", "a-01", 1, {"done": "Terrain choisi"})
    REGISTRY["withdraw_role"](valley, asking(ADMINISTRATION), ENFANCE, HERE)
    with pytest.raises(NotAllowed):
        edit(valley, enfance, "actions", "a-01", 2, {"done": "Permis déposé"})


def test_a_role_in_every_convention_and_one_here_the_farthest_counts(valley: Store) -> None:
    with valley.reading() as session:
        assert rights_in(session, ADMINISTRATION, HERE).role == "administrator"
        assert rights_in(session, COORDINATION, "ailleurs").role is None

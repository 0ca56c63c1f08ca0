"""Two people, three steps each, on each kind of thing people edit, in every order their steps can take.

Each sees the row, types over what was seen, saves, then sees again and saves again. Whatever the order, a write that
was acknowledged is what stands or is in the journal, and a write that was refused is a conflict that says so. Each
order has a row of its own in one store.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from sqlmodel import col, select

from ctg_core.commands.changes import RowChange, change_rows
from ctg_core.commands.indicator_values import GivenValue, give_values
from ctg_core.commands.journal import verify_journal
from ctg_core.commands.load import load_dossier
from ctg_core.commands.people import grant_role, save_person
from ctg_core.commands.refusal import Conflict
from ctg_core.commands.registry import Asker
from ctg_core.commands.rows import edit_convention
from ctg_core.commands.undo import restore
from ctg_core.model.collections import COLLECTIONS
from ctg_core.model.history import Revision
from ctg_core.model.indicator import IndicatorValue
from ctg_core.model.person import EVERY_CONVENTION, LOCAL
from ctg_core.store.opening import memory_store
from ctg_core.store.store import Store
from tests.commands.conftest import COORDINATION, ENFANCE, HERE
from tests.dossier.written import dossier

FIRST, SECOND, DIRECTION = COORDINATION, ENFANCE, "direction"
STEPS = ("see", "save", "save again")
# Where the steps of the first person fall among the six.
ORDERS = list(combinations(range(2 * len(STEPS)), len(STEPS)))
ROWS = range(len(ORDERS) + 1)  # the last one for a test of its own
THEMES = ["early_childhood"]


@dataclass(frozen=True)
class Kind:
    """Something people edit: where it is, how a person saves something over the version they saw, who the other is."""

    collection: str
    field: str
    said: Callable[[int], Any]
    save: Callable[[Store, Asker, str, int, Any], Any]
    second: str = SECOND


def by_row(collection: str, field_name: str) -> Callable[[Store, Asker, str, int, Any], Any]:
    """As the screens of actions, money and facilities save."""

    def save(store: Store, asker: Asker, key: str, seen: int, said: Any) -> None:
        change_rows(store, asker, [RowChange(collection, key, seen, {field_name: said})])

    return save


def by_value(store: Store, asker: Asker, key: str, seen: int, said: Any) -> None:
    """As the grid of values saves."""
    give_values(store, asker, [GivenValue("places", period(key), seen=seen, value=said)])


def a_row(collection: str, field_name: str, said: Callable[[int], Any], second: str = SECOND) -> Kind:
    return Kind(collection, field_name, said, by_row(collection, field_name), second)


KINDS = {
    "action": a_row("actions", "done", "Fait {}.".format),
    "step": a_row("action_steps", "label", "Étape {}".format),
    "funding line": a_row("funding_lines", "paid_cents", lambda rank: 1000 * rank),
    "facility": a_row("facilities", "capacity", lambda rank: 20 + rank),
    "plan node": a_row("plan_nodes", "title", "Axe {}".format, DIRECTION),
    "value": Kind("indicator_values", "value", lambda rank: Decimal(200 + rank), by_value),
}


def key_of(rank: int) -> str:
    return f"row-{rank}"


def period(key: str) -> str:
    return str(2000 + int(key.removeprefix("row-")))


def rows() -> dict[str, list[dict[str, Any]]]:
    """A row of each kind for each order."""
    keys = [key_of(rank) for rank in ROWS]
    return {
        "organisations": [{"key": "caf", "name": "Caf", "kind": "caf"}],
        "indicators": [{"key": "places", "label": "Places", "kind": "output", "unit": "places", "theme": THEMES[0]}],
        "actions": [{"key": key, "title": "Ouvrir", "themes": [*THEMES]} for key in keys],
        "action_steps": [{"key": key, "action": key, "label": "Choisir"} for key in keys],
        "funding_lines": [{"key": key, "label": "Bonus", "funder": "caf", "themes": [*THEMES]} for key in keys],
        "facilities": [{"key": key, "name": "Crèche", "type": "eaje"} for key in keys],
        "plan_nodes": [{"key": key, "title": "Grandir"} for key in keys],
        "indicator_values": [
            {"key": key, "indicator": "places", "period": period(key), "value": "118"} for key in keys
        ],
    }


@dataclass
class Player:
    """One person at their screen: the version they see, what was acknowledged, what was refused."""

    person: str
    rank: int
    key: str
    seen: int = 0
    steps: Iterator[str] = field(default_factory=lambda: iter(STEPS))
    acknowledged: list[Any] = field(default_factory=list)
    refused: list[Conflict] = field(default_factory=list)

    def play(self, store: Store, kind: Kind) -> None:
        step = next(self.steps)
        if step == "see":
            self.seen = version(store, kind, self.key)
            return
        self.rank += 1
        said = kind.said(self.rank)
        try:
            kind.save(store, Asker(self.person, HERE), self.key, self.seen, said)
        except Conflict as conflict:
            self.refused.append(conflict)
        else:
            self.acknowledged.append(said)
        self.seen = version(store, kind, self.key)  # the screen is drawn anew, with what stands


@dataclass
class GoingBack(Player):
    """One who reads the history of the row, and has it say what it said before a line of the journal."""

    line: int = 0

    def play(self, store: Store, kind: Kind) -> None:
        if next(self.steps) == "see":
            self.seen = version(store, kind, self.key)
            return
        stands = version(store, kind, self.key)
        try:
            restore(store, Asker(self.person, HERE), self.line, self.seen, before=True)
        except Conflict as conflict:
            assert stands != self.seen
            self.refused.append(conflict)
        else:
            assert self.seen == stands or version(store, kind, self.key) == stands
            self.acknowledged.append(getattr(row(store, kind, self.key), kind.field))
        self.seen = version(store, kind, self.key)


def row(store: Store, kind: Kind, key: str) -> Any:
    with store.reading() as session:
        return session.get(COLLECTIONS[kind.collection], (HERE, key))


def version(store: Store, kind: Kind, key: str) -> int:
    """What the screen of a person displays: of a value, the proposal where there is one."""
    if kind.collection != "indicator_values":
        return int(row(store, kind, key).version)
    shown = {value.state: value for value in values_of(store, period(key))}
    return shown.get("proposed", shown["validated"]).version


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """Values count as soon as they are given."""
    made = valley()
    edit_convention(made, Asker(FIRST, HERE), 1, {"values_reviewed": False})
    yield made
    made.close()


@pytest.fixture(scope="module")
def reviewed() -> Iterator[Store]:
    """A contributor's values wait."""
    made = valley()
    yield made
    made.close()


def valley() -> Store:
    made = memory_store()
    load_dossier(made, dossier({"key": HERE}, **rows()), by="test", reason=None)
    at_the_machine = Asker(LOCAL, EVERY_CONVENTION)
    early = {"themes": [*THEMES]}
    for person, role, charge in (
        (FIRST, "coordinator", {}),
        (DIRECTION, "coordinator", {}),
        (SECOND, "contributor", early),
    ):
        save_person(made, at_the_machine, person, person)
        grant_role(made, at_the_machine, person, HERE, role, charge)
    return made


def journal(store: Store, kind: Kind, *keys: str) -> list[Revision]:
    with store.reading() as session:
        assert verify_journal(session) == []
        lines = select(Revision).where(Revision.collection == kind.collection, col(Revision.key).in_(keys))
        return list(session.exec(lines.order_by(col(Revision.number))))


def in_every_order(test: Callable[..., None]) -> Callable[..., None]:
    names = ["".join("ab"[rank not in order] for rank in range(2 * len(STEPS))) for order in ORDERS]
    return pytest.mark.parametrize("rank", range(len(ORDERS)), ids=names)(test)


@in_every_order
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_nothing_is_lost_in_silence(store: Store, kind: Kind, rank: int) -> None:
    key = key_of(rank)
    first, second = Player(FIRST, 10, key), Player(kind.second, 20, key)
    for turn in range(2 * len(STEPS)):
        (first if turn in ORDERS[rank] else second).play(store, kind)
    told = [line.after or "" for line in journal(store, kind, key)]
    acknowledged = [*first.acknowledged, *second.acknowledged]
    assert getattr(row(store, kind, key), kind.field) in acknowledged
    for said in acknowledged:
        assert any(plain(kind, said) in after for after in told), f"{said} was acknowledged and is nowhere"
    assert len(told) == len(acknowledged), "a line of the journal for each write acknowledged, and no other"
    for player, other in ((first, second), (second, first)):
        assert len(player.acknowledged) + len(player.refused) == 2
        for conflict in player.refused:
            [clash] = conflict.clashes
            assert clash.by == other.person
            assert clash.current is not None
            assert clash.given[kind.field] not in acknowledged


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_what_was_not_seen_is_never_replaced(store: Store, kind: Kind) -> None:
    """See, see, save, save: the second did not see what the first saved; then they did, and choose to replace it."""
    key = key_of(ROWS[-1])
    first, second = Player(FIRST, 10, key), Player(kind.second, 20, key)
    for player in (first, second, first, second):
        player.play(store, kind)
    assert (len(first.acknowledged), len(second.refused)) == (1, 1)
    assert getattr(row(store, kind, key), kind.field) == first.acknowledged[0]
    second.play(store, kind)
    assert getattr(row(store, kind, key), kind.field) == second.acknowledged[0]


@in_every_order
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_going_back_never_goes_over_what_was_not_seen(store: Store, kind: Kind, rank: int) -> None:
    """The first person goes back, from the history they saw, to what the row said; the second writes meanwhile."""
    key = key_of(rank)
    before = Player(FIRST, 30, key)
    for _ in ("see", "save"):
        before.play(store, kind)
    said = getattr(row(store, kind, key), kind.field)
    first, second = GoingBack(FIRST, 0, key, line=store.revision()), Player(kind.second, 40, key)
    for turn in range(2 * len(STEPS)):
        (first if turn in ORDERS[rank] else second).play(store, kind)
    assert getattr(row(store, kind, key), kind.field) in {said, *first.acknowledged, *second.acknowledged}
    for conflict in first.refused:
        [clash] = conflict.clashes
        assert clash.by == kind.second
        assert clash.current is not None
        assert str(clash.current[kind.field]) in map(str, second.acknowledged)
    told = [line.after or "" for line in journal(store, kind, key)]
    for one in second.acknowledged:
        assert any(plain(kind, one) in after for after in told), f"{one} was acknowledged and is nowhere"


@in_every_order
def test_a_proposal_never_takes_the_place_of_a_validated_value(reviewed: Store, rank: int) -> None:
    """Where values are reviewed, a contributor's stands beside coordination's, until coordination gives its own."""
    key, kind = key_of(rank), KINDS["value"]
    first, second = Player(FIRST, 10, key), Player(kind.second, 20, key)
    for turn in range(2 * len(STEPS)):
        player = first if turn in ORDERS[rank] else second
        player.play(reviewed, kind)
    standing = {value.state: value for value in values_of(reviewed, period(key))}
    assert standing["validated"].value in {Decimal(118), *first.acknowledged}
    assert "proposed" not in standing or standing["proposed"].value in second.acknowledged
    told = [line.after or "" for line in journal(reviewed, kind, *keys_of_period(reviewed, key))]
    for said in [*first.acknowledged, *second.acknowledged]:
        assert any(plain(kind, said) in after for after in told)


def values_of(store: Store, when: str) -> list[IndicatorValue]:
    with store.reading() as session:
        return list(session.exec(select(IndicatorValue).where(IndicatorValue.period == when)))


def keys_of_period(store: Store, key: str) -> list[str]:
    """The row of the validated value, and those that proposals had."""
    with store.reading() as session:
        keys = session.exec(select(Revision.key).where(Revision.collection == "indicator_values")).all()
    return [one for one in {*keys} if one and (one == key or one.startswith(f"places-{period(key)}"))]


def plain(kind: Kind, said: Any) -> str:
    """What the journal writes of it."""
    return f'"{kind.field}":{said}' if isinstance(said, int) else f'"{kind.field}":"{said}"'

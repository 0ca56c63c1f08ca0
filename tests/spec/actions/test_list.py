"""Worked examples: what presses, how late it is, what a progress is read from, what a filter leaves."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctg_core.model.action import Action
from ctg_core.model.codes import ACTION_STATUSES, CONFIDENCES
from ctg_core.questions.actions.filters import ACTIONS
from ctg_core.questions.actions.items import (
    OBSTACLE,
    OPEN,
    OVER,
    SOON,
    STORM,
    SUSPENDED,
    TO_UNBLOCK,
    ActionItem,
    Progress,
    blockers,
    days_late,
    progress_basis,
)
from ctg_core.questions.actions.list import by_code, by_end, by_progress, pressing
from ctg_core.questions.actions.sheet import DONE, DONE_LATE, OVERDUE, TO_DO, step_state
from ctg_core.questions.filtered_list import Choice, Filters
from ctg_core.questions.provenance.card import Card

DAY = date(2026, 11, 21)
CARD = Card("actions/a", "Une action", "fait")


def item(key: str = "a", **fields: object) -> ActionItem:
    computed = {name: fields.pop(name) for name in list(fields) if name in ActionItem.__dataclass_fields__}
    plain = ActionItem(
        row=Action(**{"convention": "c", "key": key, "title": "Une action"} | fields),
        status="in_progress",
        days_late=0,
        due_soon=False,
        blockers=(),
        progress=Progress(None, None, 0, 0, CARD),
        axis=None,
        lead=None,
        themes=(),
        communes=(),
        card=CARD,
    )
    return replace(plain, **computed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("status", "confidence", "obstacle", "held_by"),
    [
        ("in_progress", "sun", None, ()),
        ("suspended", None, None, (SUSPENDED,)),
        ("in_progress", "storm", None, (STORM,)),
        (None, None, "Pas de local", (OBSTACLE,)),
        ("suspended", "storm", "Pas de local", (SUSPENDED, STORM, OBSTACLE)),
        ("done", "storm", "Amiante", ()),  # what it met on its way holds it back no more
        ("abandoned", None, "Trop cher", ()),
    ],
)
def test_what_holds_an_action_back(
    status: str | None, confidence: str | None, obstacle: str | None, held_by: tuple[str, ...]
) -> None:
    assert blockers(status, confidence, obstacle) == held_by


@pytest.mark.parametrize(
    ("planned_end", "days"),
    [
        ("2026-11-20", 1),
        ("2026-11-21", 0),  # its last day is not over
        ("2026-11", 0),  # nor is its month
        ("2026-10", 21),  # 31 October to 21 November
        ("2025", 31 + 28 + 31 + 30 + 31 + 30 + 31 + 31 + 30 + 31 + 21),
        (None, 0),
    ],
)
def test_days_late_count_from_the_last_day_planned(planned_end: str | None, days: int) -> None:
    assert days_late("in_progress", planned_end, DAY) == days
    assert days_late("done", planned_end, DAY) == 0
    assert days_late("abandoned", planned_end, DAY) == 0


@pytest.mark.parametrize(
    ("status", "declared", "steps", "basis"),
    [
        ("in_progress", 60, 4, "steps"),  # steps before what is declared
        ("done", 60, 0, "declared"),
        ("done", None, 0, "status"),
        ("not_started", None, 0, "status"),
        ("in_progress", None, 0, None),
        ("suspended", None, 0, None),
        (None, None, 0, None),
    ],
)
def test_what_a_progress_is_read_from(status: str | None, declared: int | None, steps: int, basis: str | None) -> None:
    assert progress_basis(status, declared, steps) == basis


@pytest.mark.parametrize(
    ("due", "done_on", "state", "late"),
    [
        ("2026-03", "2026-03-31", DONE, 0),
        ("2026-03", "2026-04-14", DONE_LATE, 14),
        ("2026-03", None, OVERDUE, 30 + 31 + 30 + 31 + 31 + 30 + 31 + 21),
        ("2026-12", None, TO_DO, 0),
        (None, None, TO_DO, 0),
        (None, "2024", DONE, 0),
    ],
)
def test_a_step_is_late_after_the_period_it_was_due_in(
    due: str | None, done_on: str | None, state: str, late: int
) -> None:
    assert step_state(due, done_on, DAY) == (state, late)


def test_pressing_first_late_before_held_back_before_due_soon_before_the_rest() -> None:
    late = item("late", days_late=20, planned_end="2026-11-01")
    later = item("later", days_late=500, planned_end="2025-07", position=9)
    held = item("held", blockers=(STORM,), planned_end="2025-01")
    soon = item("soon", due_soon=True, planned_end="2026-12")
    undated, dated = item("undated"), item("dated", planned_end="2027-06", position=8)
    over = item("over", status="done", planned_end="2023")
    shuffled = [over, undated, held, soon, dated, late, later]
    assert [one.row.key for one in sorted(shuffled, key=pressing)] == [
        "later",  # the longest late
        "late",
        "held",
        "soon",
        "dated",
        "undated",
        "over",
    ]
    assert [one.pressure for one in (late, held, soon, dated, over)] == [TO_UNBLOCK, TO_UNBLOCK, SOON, OPEN, OVER]


def test_codes_are_ordered_as_people_number_them() -> None:
    items = [item(code, code=code) for code in ("1.10", "1.2", "1.2.b", "10")] + [item("none")]
    assert [one.row.key for one in sorted(items, key=by_code)] == ["1.2", "1.2.b", "1.10", "10", "none"]


def test_what_is_unknown_comes_last() -> None:
    half = item("half", progress=Progress(Decimal(50), "declared", 0, 0, CARD), planned_end="2027")
    none = item("none", progress=Progress(Decimal(0), "steps", 0, 3, CARD), planned_end="2028")
    unknown = item("unknown")
    assert [one.row.key for one in sorted([unknown, half, none], key=by_progress)] == ["none", "half", "unknown"]
    assert [one.row.key for one in sorted([unknown, none, half], key=by_end)] == ["half", "none", "unknown"]


CHOICES = st.none() | st.sampled_from([Choice("x", "Xérès"), Choice("y", "Yvoire")])
SEVERAL = st.lists(st.sampled_from([Choice("x", "Xérès"), Choice("y", "Yvoire")]), unique=True).map(tuple)
ITEMS = st.lists(
    st.builds(
        item,
        status=st.sampled_from([*ACTION_STATUSES, "unknown"]),
        title=st.sampled_from(["Ouvrir une crèche", "Fermer la marche"]),
        axis=CHOICES,
        lead=CHOICES,
        themes=SEVERAL,
        communes=SEVERAL,
        confidence=st.none() | st.sampled_from([*CONFIDENCES]),
        days_late=st.integers(0, 3),
        due_soon=st.booleans(),
    )
)
SOME = ["x", "y"]
KEYS = {
    "axe": SOME,
    "statut": ["late", "blocked", "due_soon", "done", "unknown"],
    "theme": SOME,
    "chef-de-file": SOME,
    "commune": SOME,
}
FILTERS = st.builds(
    Filters,
    search=st.sampled_from(["", "creche", "CRÈCHE ouvrir", "absent"]),
    chosen=st.fixed_dictionaries({}, optional={name: st.sampled_from(keys) for name, keys in KEYS.items()}),
)


@given(ITEMS, FILTERS, st.sampled_from([*KEYS, "search"]))
def test_a_filter_never_adds_and_letting_go_of_one_never_takes_away(
    items: list[ActionItem], filters: Filters, field: str
) -> None:
    assert {one.parameter for one in ACTIONS.fields} == set(KEYS)
    chosen = {name: key for name, key in filters.chosen.items() if name != field}
    freer = Filters("" if field == "search" else filters.search, chosen)
    kept, more = (ACTIONS.narrow(items, asked).rows for asked in (filters, freer))
    assert {id(one) for one in kept} <= {id(one) for one in more}
    assert len(ACTIONS.narrow(items).rows) == len(items)


@given(ITEMS, st.sampled_from([order.label for order in ACTIONS.orders]))
def test_an_order_loses_nothing(items: list[ActionItem], order: str) -> None:
    for rank, one in enumerate(items):
        one.row.planned_end = str(DAY - timedelta(rank))
    assert sorted(map(id, ACTIONS.narrow(items, Filters(order=order)).rows)) == sorted(map(id, items))


def test_a_search_forgets_accents_and_capitals_and_wants_every_word() -> None:
    action = item(title="Ouvrir la crèche d’Œuvre", communes=(Choice("1", "Chimère-aux-Bois"),))
    assert ACTIONS.narrow([action], Filters("CRECHE chimere")).rows
    assert ACTIONS.narrow([action], Filters("d'œuvre")).rows
    assert not ACTIONS.narrow([action], Filters("crèche absente")).rows

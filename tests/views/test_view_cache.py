"""A view is called once for the same arguments, and again as soon as one of them is another."""

import gc
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest

from ctg_core.views import view_cache
from ctg_core.views.view_cache import cached_view


@dataclass(frozen=True)
class Row:
    title: str
    value: Decimal | None = None


@dataclass(frozen=True)
class Answer:
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Links:
    convention: str
    kept: Mapping[str, str]


class Drawing:
    """A view that counts how many times it drew."""

    def __init__(self) -> None:
        self.times = 0
        self.draw = cached_view(self._draw)

    def _draw(self, *given: object, **named: object) -> str:
        self.times += 1
        return f"{given} {named}"


@pytest.fixture
def drawing() -> Drawing:
    return Drawing()


def test_the_same_answer_is_drawn_once(drawing: Drawing) -> None:
    answer = Answer((Row("a"),))
    assert drawing.draw(answer, "sicoval") == drawing.draw(answer, "sicoval")
    assert drawing.times == 1


def test_a_changed_row_is_drawn(drawing: Drawing) -> None:
    before = Answer((Row("a"), Row("b")))
    after = replace(before, rows=(Row("a"), Row("c")))
    assert "'b'" in drawing.draw(before)
    assert "'c'" in drawing.draw(after)
    assert "'b'" in drawing.draw(before)
    assert drawing.times == 2


def test_another_answer_is_drawn_even_where_it_is_equal(drawing: Drawing) -> None:
    """Equal is not the same to look at: 1.0 and 1.00 are."""
    assert "'1.0'" in drawing.draw(Answer((Row("a", Decimal("1.0")),)))
    assert "'1.00'" in drawing.draw(Answer((Row("a", Decimal("1.00")),)))
    assert "'1.00'" in drawing.draw(Decimal("1.00"))
    assert "'1.0'" in drawing.draw(Decimal("1.0"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"dark": False}, {"dark": True}),
        ({"dark": False}, {"dark": 0}),
        ({"day": date(2026, 12, 1)}, {"day": date(2026, 12, 2)}),
        ({"width": 390}, {"width": 1280}),
        ({"name": "a"}, {"label": "a"}),
        ({"links": Links("sicoval", {})}, {"links": Links("sicoval", {"axe": "1"})}),
        ({"links": Links("sicoval", {})}, {"links": Links("arras", {})}),
        ({"names": ("a", "b")}, {"names": ("b", "a")}),
    ],
)
def test_another_look_is_drawn(drawing: Drawing, one: dict[str, object], other: dict[str, object]) -> None:
    answer = Answer(())
    assert drawing.draw(answer, **one) != drawing.draw(answer, **other)
    assert drawing.times == 2


def test_what_a_page_makes_anew_at_each_run_is_the_same(drawing: Drawing) -> None:
    rows = [Row("a"), Row("b")]

    def run(shown: Sequence[Row]) -> None:
        drawing.draw([("Les autres", list(shown))], Links("sicoval", {"axe": "1"}), day=date(2026, 12, 1))

    run(tuple(rows))
    run(list(rows))
    assert drawing.times == 1
    run(rows[:1])
    assert drawing.times == 2


def test_a_list_that_grew_is_drawn(drawing: Drawing) -> None:
    rows = [Row("a")]
    drawing.draw(rows)
    rows[0] = Row("b")
    assert "'b'" in drawing.draw(rows)


def test_no_object_takes_the_place_of_one_that_is_gone(drawing: Drawing) -> None:
    """Python gives the identity of an object that nobody holds any more to the next one."""
    for number in range(2 * view_cache._MOST):
        rows = [Row(str(number))]
        assert f"'{number}'" in drawing.draw(rows)
        rows.clear()
        gc.collect(0)


def test_memory_is_bounded_and_what_was_seen_last_stays(drawing: Drawing) -> None:
    drawing.draw("looked at all the time")
    for number in range(2 * view_cache._MOST):
        drawing.draw(number)
        drawing.draw("looked at all the time")
    assert len(view_cache._kept) == view_cache._MOST
    assert drawing.times == 1 + 2 * view_cache._MOST
    drawing.draw(0)
    assert drawing.times == 2 + 2 * view_cache._MOST


def test_two_views_of_one_answer_are_two(drawing: Drawing) -> None:
    answer, other = Answer(()), Drawing()
    drawing.draw(answer)
    other.draw(answer)
    assert (drawing.times, other.times) == (1, 1)


def test_what_fails_is_tried_again() -> None:
    tried: list[int] = []

    @cached_view
    def failing(number: int) -> str:
        tried.append(number)
        raise ValueError(number)

    for _ in range(2):
        with pytest.raises(ValueError, match="7"):
            failing(7)
    assert tried == [7, 7]


def test_screens_drawn_at_once_each_get_their_own(drawing: Drawing) -> None:
    answers = [Answer((Row(str(number)),)) for number in range(2 * view_cache._MOST)]

    def draw(turn: int) -> bool:
        answer = answers[turn * 7 % len(answers)]
        return drawing.draw(answer, dark=True) == f"{(answer,)} {{'dark': True}}"

    with ThreadPoolExecutor(8) as crowd:
        assert all(crowd.map(draw, range(6 * len(answers))))

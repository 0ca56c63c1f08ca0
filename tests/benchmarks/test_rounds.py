"""Rounds: all measured once in each, warm-up left out."""

from collections.abc import Callable

from benchmarks.rounds import in_rounds


def test_warm_up_is_measured_and_left_out() -> None:
    asked: list[str] = []

    def visit(name: str) -> Callable[[], int]:
        def measured() -> int:
            asked.append(name)
            return asked.count(name)

        return measured

    results = in_rounds({"a": visit("a"), "b": visit("b")}, rounds=3, warmup=2)
    assert results == {"a": [3, 4, 5], "b": [3, 4, 5]}
    assert [set(asked[start : start + 2]) for start in range(0, len(asked), 2)] == [{"a", "b"}] * 5

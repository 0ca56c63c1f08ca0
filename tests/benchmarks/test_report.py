"""What a run says: a missed goal in bold, a restless machine before all."""

from collections.abc import Sequence

from benchmarks.report import AGAIN, HELLO, report, unsteady
from benchmarks.stopwatch import Lap
from benchmarks.visits import Visit


def visits(answer: float, complete: float, kind: str = "light") -> Sequence[Visit]:
    """Three visits that took the same times whatever was done."""
    lap = Lap(answer, complete, kind)
    return [Visit(cold=lap, warm=lap, within=lap, change=lap, server=2.0, kilobytes=30.0)] * 3


def test_a_page_is_judged_on_its_ratio_to_hello() -> None:
    said = report({HELLO: visits(500, 500), AGAIN: visits(510, 510), "avancement": visits(550, 700)})
    assert "| avancement | light | 1.10 | 1.40 (≤ 1.4) | 1.10 (≤ 1.15) | **1.40 (≤ 1.3)** |" in said
    assert "- avancement, warm complete: 1.40, goal 1.3 **missed**" in said
    assert "- hello against hello, warm complete: 1.02" in said
    assert "Run again" not in said


def test_a_restless_machine_is_said() -> None:
    results = {HELLO: visits(500, 500), AGAIN: visits(500, 530)}
    assert set(unsteady(results)) == {"cold complete", "warm complete", "change complete"}
    assert "**Run again**: cold complete, warm complete, change complete" in report(results)

"""Many write at once: nothing acknowledged is lost, nobody is told that the store is locked."""

import sys

import pytest

from ctg_core.store.location import StoreLocation
from tests.drills.crowd import Count, Crowd, let_write


def nothing_is_lost(count: Count, edits: int) -> None:
    assert (count.refused, count.faults) == ([], [])
    assert count.acknowledged == count.figures == count.lines == edits


def test_a_few_writers(place: StoreLocation) -> None:
    nothing_is_lost(let_write(place, Crowd(writers=6, processes=2, edits=4)), 24)


@pytest.mark.long
def test_eighty_writers(place: StoreLocation, capsys: pytest.CaptureFixture[str]) -> None:
    count = let_write(place, Crowd(edits=25))  # ten thousand: `python -m benchmarks writers`
    with capsys.disabled():  # told, never judged: a time says as much of the machine
        sys.stdout.write(f"\n{place.display}: {count.lasted:.0f} s, p95 {count.slowest(0.95):.3f} s\n")
    nothing_is_lost(count, 2_000)

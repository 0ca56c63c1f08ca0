"""Rounds: everything measured once in each, in a new order each time, so that no one is always after another."""

import random
from collections.abc import Callable, Mapping
from typing import TypeVar

Measured = TypeVar("Measured")


def in_rounds(
    visits: Mapping[str, Callable[[], Measured]],
    rounds: int,
    warmup: int,
    say: Callable[[str], None] = lambda _: None,
) -> dict[str, list[Measured]]:
    """What each visit gave in each round, the warm-up rounds left out."""
    results: dict[str, list[Measured]] = {name: [] for name in visits}
    for number in range(-warmup, rounds):
        say(f"warm-up {number + warmup + 1}/{warmup}" if number < 0 else f"round {number + 1}/{rounds}")
        for name in random.sample(list(visits), len(visits)):
            measured = visits[name]()
            if number >= 0:
                results[name].append(measured)
    return results

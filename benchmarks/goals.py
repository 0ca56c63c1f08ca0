"""What each ratio to the empty page is to reach, by what the page draws."""

from collections.abc import Mapping

STEADY = (0.95, 1.05)  # between which the empty page against itself must lie for a run to mean anything

ANSWER = {"warm answer": 1.15, "change answer": 1.15}
GOALS: Mapping[str, Mapping[str, float]] = {
    "light": {**ANSWER, "cold complete": 1.4, "warm complete": 1.3, "change complete": 1.15},
    "Plotly": {**ANSWER, "cold complete": 3.0, "within complete": 1.6},
    "map": {**ANSWER, "warm complete": 2.0},
}
# Processor of a rerun on an unchanged store: milliseconds on the machine where an empty one took 3.5, and their ratio.
RERUN_MS, RERUN_RATIO = 15.0, 4.3


def missed(kind: str, name: str, ratio: float) -> bool:
    """Whether a ratio is above its goal; what has no goal is never missed."""
    goal = GOALS[kind].get(name)
    return goal is not None and round(ratio, 2) > goal


def steady(ratio: float) -> bool:
    """Whether the empty page measured twice gave the same."""
    lowest, highest = STEADY
    return lowest <= round(ratio, 2) <= highest

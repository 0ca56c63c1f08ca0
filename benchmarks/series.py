"""The times that are compared, each read from a visit."""

from collections.abc import Callable, Sequence

from benchmarks.visits import Visit

# To the answer, then to the complete page.
TIMES: dict[str, Callable[[Visit], float]] = {
    "cold answer": lambda visit: visit.cold.answer,
    "cold complete": lambda visit: visit.cold.complete,
    "warm answer": lambda visit: visit.warm.answer,
    "warm complete": lambda visit: visit.warm.complete,
    "within answer": lambda visit: visit.within.answer,
    "within complete": lambda visit: visit.within.complete,
    "change answer": lambda visit: visit.change.answer,
    "change complete": lambda visit: visit.change.complete,
}


def series(visits: Sequence[Visit], name: str) -> list[float]:
    """One time of every visit, in milliseconds."""
    return [TIMES[name](visit) for visit in visits]


def kind_of(visits: Sequence[Visit]) -> str:
    """What the page draws for the first convention: light, Plotly or map."""
    return visits[0].warm.kind

"""What a run says, as Markdown: ratios first, then times, then whether it can be believed."""

from collections.abc import Mapping, Sequence

from benchmarks.figures import Figure, ratio
from benchmarks.goals import GOALS, missed, steady
from benchmarks.series import TIMES, kind_of, series
from benchmarks.visits import Visit

HELLO, AGAIN = "hello", "hello again"
# What both hellos are compared on: the answers only differ from these by the frame they are painted in.
CONTROLS = ("cold complete", "warm complete", "change complete")

Results = Mapping[str, Sequence[Visit]]


def report(results: Results) -> str:
    """The three tables and the verdicts."""
    pages = {name: visits for name, visits in results.items() if name not in (HELLO, AGAIN)}
    rounds = len(results[HELLO])
    return "\n\n".join(
        [
            f"## Ratios to hello ({rounds} round{'s' if rounds > 1 else ''}, medians; goal in brackets)",
            _ratios(pages, results[HELLO]),
            "## Milliseconds: median [shortest–longest]",
            _times(results),
            "## Verdict",
            _verdict(pages, results),
        ]
    )


def unsteady(results: Results) -> dict[str, float]:
    """The ratios of hello to itself that make the run worthless."""
    ratios = {name: _ratio(results[AGAIN], results[HELLO], name) for name in CONTROLS}
    return {name: found for name, found in ratios.items() if not steady(found)}


def _ratio(visits: Sequence[Visit], hello: Sequence[Visit], name: str) -> float:
    return ratio(series(visits, name), series(hello, name))


def _ratios(pages: Results, hello: Sequence[Visit]) -> str:
    rows = [
        [name, kind_of(visits), *(_shown(kind_of(visits), time, _ratio(visits, hello, time)) for time in TIMES)]
        for name, visits in pages.items()
    ]
    return table(["page", "draws", *TIMES], rows)


def _shown(kind: str, name: str, found: float) -> str:
    goal = GOALS[kind].get(name)
    if goal is None:
        return f"{found:.2f}"
    shown = f"{found:.2f} (≤ {goal:g})"
    return f"**{shown}**" if missed(kind, name, found) else shown


def _times(results: Results) -> str:
    rows = [
        [
            name,
            *(str(Figure.of(series(visits, time))) for time in TIMES),
            f"{Figure.of([visit.server for visit in visits]).median:.1f}",
            f"{Figure.of([visit.kilobytes for visit in visits]).median:.0f}",
        ]
        for name, visits in results.items()
    ]
    return table(["page", *TIMES, "server, a view", "kB, a view"], rows)


def _verdict(pages: Results, results: Results) -> str:
    lines = [f"- hello against hello, {name}: {_ratio(results[AGAIN], results[HELLO], name):.2f}" for name in CONTROLS]
    if noisy := unsteady(results):
        lines.append(f"- **Run again**: {', '.join(noisy)} should lie between 0.95 and 1.05.")
    lines += [
        f"- {name}, {time}: {found:.2f}, goal {GOALS[kind_of(visits)][time]:g} **missed**"
        for name, visits in pages.items()
        for time in TIMES
        if missed(kind_of(visits), time, found := _ratio(visits, results[HELLO], time))
    ]
    return "\n".join(lines)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)

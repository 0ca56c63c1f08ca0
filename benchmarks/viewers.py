"""Measures a committee that changes convention all at once, against one viewer alone and against the empty page."""

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from statistics import median, quantiles
from threading import Barrier

from benchmarks.server_time import Ask, session
from benchmarks.servers import both

PAGE = ""
FROM, TO = "convention=toulouse", "convention=val-d-exemple"
GOAL = 4  # the slowest but one in twenty, over one viewer's median
Times = list[float]


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks viewers", description=__doc__)
    parser.add_argument("--viewers", type=int, default=20, help="at once (default: 20)")
    parser.add_argument("--changes", type=int, default=10, help="by each of them (default: 10)")
    wanted = parser.parse_args(arguments)
    with both() as servers:
        results = {
            f"{name}, {viewers} at once": _changes(address, viewers, wanted.changes)
            for name, address in (("hello", servers.hello), ("accueil", servers.dashboard))
            for viewers in (1, wanted.viewers)
        }
    sys.stdout.write(_table(results))
    return 0


def _changes(address: str, viewers: int, changes: int) -> Times:
    """Milliseconds of each change, every viewer asking at the same moment; the first views are not counted."""
    together = Barrier(viewers)
    with ExitStack() as opened, ThreadPoolExecutor(viewers) as pool:
        sessions = [opened.enter_context(session(address)) for _ in range(viewers)]
        for ask in sessions:
            ask(PAGE, FROM)
            ask(PAGE, TO)
        watched = [pool.submit(_watch, ask, changes, together) for ask in sessions]
        return [time for one in watched for time in one.result()]


def _watch(ask: Ask, changes: int, together: Barrier) -> Times:
    times = []
    for number in range(changes):
        together.wait()
        times.append(ask(PAGE, (FROM, TO)[number % 2]).milliseconds)
    return times


def _table(results: dict[str, Times]) -> str:
    alone = {name.split(",")[0]: median(times) for name, times in results.items() if name.endswith(", 1 at once")}
    lines = [
        f"| a change, from asking to its end | p50, ms | p95, ms | p95 to one viewer's p50 (≤ {GOAL}) |",
        "| --- | --- | --- | --- |",
    ]
    for name, times in results.items():
        slowest = quantiles(times, n=20)[-1]
        lines.append(f"| {name} | {median(times):.0f} | {slowest:.0f} | {slowest / alone[name.split(',')[0]]:.1f} |")
    return "\n".join(lines) + "\n"

"""Measures what a rerun on an unchanged store takes of the processor, beside one of the empty page.

Both run in this process, by AppTest, with the settings of the dashboard: without a full garbage collection after each
run. Processor time does not count what others make the machine do, though a busy one still slows it down.
"""

import argparse
import gc
import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benchmarks.figures import Figure, ratio
from benchmarks.goals import RERUN_MS, RERUN_RATIO, steady
from benchmarks.pages import HOME, PAGES, page_names
from benchmarks.report import AGAIN, HELLO, table
from benchmarks.rounds import in_rounds
from ctg_core.ui.navigation import SECTIONS
from tests.browser.dashboard import new_store
from tests.pages.conftest import open_page

CONVENTION = "val-d-exemple"  # followed for four years: the fullest pages
WATCHED = (HOME, "avancement", "actions", "indicateurs", "gouvernance", "financements")
_ENTRIES = {entry.address or HOME: entry for entries in SECTIONS.values() for entry in entries}


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 1 when the empty page differs from itself."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks reruns", description=__doc__)
    parser.add_argument("--rounds", type=int, default=100, help="reruns of each that count (default: 100)")
    parser.add_argument("--pages", type=page_names, default=WATCHED, metavar="NAME,NAME", help=f"of {','.join(PAGES)}")
    wanted = parser.parse_args(arguments)
    logging.disable(logging.WARNING)  # AppTest has no server, and says so of every run
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ["CTG_DATABASE_URL"] = new_store(Path(folder))
        reruns = {HELLO: _rerun(_hello()), AGAIN: _rerun(_hello())}
        reruns |= {name: _rerun(open_page(_ENTRIES[name], CONVENTION)) for name in wanted.pages}
        gc.freeze()  # as the server does once it is ready
        times = in_rounds(reruns, wanted.rounds, warmup=5)
    sys.stdout.write(report(times) + "\n")
    return int(not steady(ratio(times[AGAIN], times[HELLO])))


def _hello() -> AppTest:
    return AppTest.from_file(str(Path(__file__).parent / "hello" / "app.py")).run()


def _rerun(app: AppTest) -> Callable[[], float]:
    """A rerun that gives the milliseconds of processor it took, all threads together."""

    def run() -> float:
        start = time.process_time()
        app.run()
        taken = time.process_time() - start
        assert not app.exception, app.exception
        return taken * 1000

    return run


def report(times: dict[str, list[float]]) -> str:
    """A line for each page."""
    head = ["a rerun", f"processor, ms (≤ {RERUN_MS:g})", "least–most", f"ratio to hello (≤ {RERUN_RATIO})"]
    return table(head, [[name, *_row(taken, times[HELLO])] for name, taken in times.items()])


def _row(taken: Sequence[float], hello: Sequence[float]) -> tuple[str, str, str]:
    found = Figure.of(taken)
    spread = f"{found.shortest:.1f}–{found.longest:.1f}"
    return _judged(found.median, RERUN_MS), spread, _judged(ratio(taken, hello), RERUN_RATIO)


def _judged(found: float, goal: float) -> str:
    """The figure, in bold when it misses its goal."""
    return f"**{found:.1f}**" if round(found, 1) > goal else f"{found:.1f}"

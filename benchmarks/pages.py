"""Measures every page in a real browser, in shuffled rounds with the empty page, and says how they compare."""

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial

from playwright.sync_api import Browser

from benchmarks.report import AGAIN, HELLO, report, unsteady
from benchmarks.rounds import in_rounds
from benchmarks.servers import Servers, both
from benchmarks.visits import Visit, visit_dashboard, visit_hello
from ctg_core.ui.navigation import REFERENCE, SECTIONS
from tests.browser.chromium import chromium

HOME = "accueil"  # whose address is that of the dashboard itself
# The national lists answer the same whatever the convention: a change of convention shows nothing to wait for.
PAGES = tuple(page.address or HOME for pages in SECTIONS.values() for page in pages if page != REFERENCE)
LEAST_ROUNDS = 3  # below, a median says nothing of noise


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 1 when hello differs from itself, so that the run is to be made again."""
    wanted = _parsed(arguments)
    with both() as servers, chromium() as browser:
        visits = _visits(wanted.pages, browser, servers)
        results = in_rounds(visits, wanted.rounds, wanted.warmup, say=lambda word: _say(word, sys.stderr.write))
    _say(report(results), sys.stdout.write)
    return int(wanted.rounds >= LEAST_ROUNDS and bool(unsteady(results)))


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks pages", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="rounds that count (default: 9)")
    parser.add_argument("--warmup", type=int, default=1, help="rounds before, that do not (default: 1)")
    parser.add_argument(
        "--pages", type=page_names, default=PAGES, metavar="NAME,NAME", help=f"default: {','.join(PAGES)}"
    )
    wanted = parser.parse_args(arguments)
    if wanted.rounds < 1 or wanted.warmup < 0:
        parser.error("at least one round is needed")
    return wanted


def page_names(text: str) -> tuple[str, ...]:
    """The pages that an option of the command line names."""
    names = tuple(text.split(","))
    if unknown := set(names) - set(PAGES):
        raise argparse.ArgumentTypeError(f"no page is called {', '.join(sorted(unknown))}")
    return names


def _visits(pages: Sequence[str], browser: Browser, servers: Servers) -> dict[str, Callable[[], Visit]]:
    hello = partial(visit_hello, browser, servers.hello)
    visits: dict[str, Callable[[], Visit]] = {HELLO: hello, AGAIN: hello}
    for name in pages:
        away = PAGES[1] if name == HOME else HOME
        visits[name] = partial(visit_dashboard, browser, servers.dashboard, _slug(name), _slug(away))
    return visits


def _slug(name: str) -> str:
    return "" if name == HOME else name


def _say(text: str, write: Callable[[str], object]) -> None:
    write(f"{text}\n")

"""Measures how long a value takes to be recorded and seen so, in rounds with a rerun of the empty page."""

import argparse
import sys
from collections.abc import Callable, Sequence
from itertools import count

from playwright.sync_api import Browser, Page, expect

from benchmarks.figures import Figure, ratio
from benchmarks.goals import steady
from benchmarks.rounds import in_rounds
from benchmarks.servers import both
from benchmarks.stopwatch import Lap, install, time_choice
from tests.browser.chromium import chromium
from tests.browser.entry.grid import bar, choose_cell
from tests.browser.ready import wait_ready

# The whole grid of a year, as a coordination has it, on the convention that has the most values.
SCREEN = "saisie?convention=val-d-exemple&partie=Indicateurs&periode=2025"
SAID = ".st-key-desk-bar .ctg-text"  # how much is typed and not recorded
LIKELY = 14_700  # what the first row counts: nothing surprising, that would ask for a word
HELLO, AGAIN, SAVE = "hello", "hello again", "a value saved"
GOAL = 1.5


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 1 when the empty page differs from itself."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks saving", description=__doc__)
    parser.add_argument("--rounds", type=int, default=25, help="saves that count (default: 25)")
    rounds = parser.parse_args(arguments).rounds
    with both() as servers, chromium() as browser:
        hello, screen = (_opened(browser, address) for address in (servers.hello, f"{servers.dashboard}/{SCREEN}"))
        gestures = {HELLO: _rerun(hello), AGAIN: _rerun(hello), SAVE: _save(screen)}
        laps = in_rounds(gestures, rounds, warmup=3)
    sys.stdout.write(_report(laps))
    return int(not steady(_ratio(laps, AGAIN, "answer")))


def _opened(browser: Browser, address: str) -> Page:
    context = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900})
    install(context)
    page = context.new_page()
    page.goto(address)
    wait_ready(page)
    return page


def _rerun(page: Page) -> Callable[[], Lap]:
    return lambda: time_choice(page, lambda: page.keyboard.press("r"))


def _save(page: Page) -> Callable[[], Lap]:
    figures = count(LIKELY)

    def save() -> Lap:
        choose_cell(page)
        page.keyboard.type(str(next(figures)), delay=60)
        page.keyboard.press("Enter")
        expect(bar(page)).to_contain_text("1\N{NO-BREAK SPACE}saisie non enregistrée.")
        wait_ready(page)
        return time_choice(page, lambda: page.keyboard.press("Control+s"), answer=SAID)

    return save


def _ratio(laps: dict[str, list[Lap]], name: str, until: str) -> float:
    return ratio(_times(laps[name], until), _times(laps[HELLO], until))


def _times(laps: Sequence[Lap], until: str) -> list[float]:
    return [getattr(lap, until) for lap in laps]


def _report(laps: dict[str, list[Lap]]) -> str:
    lines = ["| from the key | ratio to hello | median, ms [shortest to longest] |", "| --- | --- | --- |"]
    for name, made in laps.items():
        for until in ("answer", "complete"):
            goal = f" (≤ {GOAL})" if (name, until) == (SAVE, "answer") else ""
            times = Figure.of(_times(made, until))
            lines.append(f"| {name}, {until} | {_ratio(laps, name, until):.2f}{goal} | {times} |")
    return "\n".join(lines) + "\n"

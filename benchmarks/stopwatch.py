"""Times a page by its own clock: until its answer shows, until all of it does."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, TimeoutError

SCRIPT = (Path(__file__).parent / "stopwatch.js").read_text(encoding="utf-8")
PATIENCE = 30_000  # ms


@dataclass(frozen=True)
class Lap:
    """Milliseconds until the answer and until the whole page; ``kind`` is light, Plotly or map."""

    answer: float
    complete: float
    kind: str


def install(context: BrowserContext) -> None:
    """Put the stopwatch in every page this visitor opens."""
    context.add_init_script(SCRIPT)


def time_visit(page: Page, url: str) -> Lap:
    """From the request of an address."""
    page.goto(url, wait_until="commit")
    return _lap(page)


def time_choice(page: Page, choose: Callable[[], None], *, answer: str | None = None) -> Lap:
    """From the press or the key that ``choose`` makes; the answer must be another one afterwards.

    ``answer`` selects what else than the page's headline is the answer, from then on.
    """
    page.evaluate("where => armStopwatch(where)", answer)
    choose()
    return _lap(page)


def _lap(page: Page) -> Lap:
    try:
        page.wait_for_function("window.stopwatch?.complete != null", timeout=PATIENCE)
    except TimeoutError:
        seen = page.evaluate("JSON.stringify(window.stopwatch)")
        raise RuntimeError(f"{page.url} showed no new answer, or was never still: {seen}") from None
    read = page.evaluate("({...window.stopwatch})")
    return Lap(read["answer"], read["complete"], read["kind"])

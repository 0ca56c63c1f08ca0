"""Photographs every screen: `python -m tests.browser.screens OUT`, for people to look at.

Each page is taken for each convention, window size and colour scheme, whole however long it is. Exit code 1
when a screen shows an error, or when the browser met one or asked for something outside this machine.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Literal, cast

from playwright.sync_api import Browser, Error, Page, ViewportSize

from ctg_core.ui.navigation import SECTIONS
from tests.browser.chromium import chromium
from tests.browser.dashboard import ROOT, new_store, serving
from tests.browser.ready import wait_ready
from tests.browser.watch import Watch

Scheme = Literal["light", "dark"]

HOME = "accueil"  # whose address is that of the dashboard itself
PAGES = [page.address or HOME for pages in SECTIONS.values() for page in pages]
CONVENTIONS = sorted(path.stem for path in (ROOT / "data").glob("*/*.yaml"))
SIZES = ("1440x900", "1280x720", "390x844")
SCHEMES = ("light", "dark")
TALLEST = 6000  # pixels; beyond, nobody looks at a photograph

# Streamlit scrolls inside its main section, so the height of the document says nothing.
CONTENT_HEIGHT = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    return Math.ceil(main.getBoundingClientRect().top + main.scrollHeight);
}"""


def main(arguments: list[str]) -> int:
    wanted = parsed(arguments)
    wanted.out.mkdir(parents=True, exist_ok=True)
    with dashboard(wanted.url) as address, chromium() as browser:
        faults = [
            fault
            for size, scheme in product(wanted.sizes, wanted.schemes)
            for fault in photograph(browser, address, wanted, size, scheme)
        ]
    print("\n".join(faults), file=sys.stderr)
    return int(bool(faults))


def parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.browser.screens", description=__doc__)
    parser.add_argument("out", type=Path, metavar="OUT", help="folder the photographs go to")
    parser.add_argument("--url", help="a dashboard that is already open; one is started otherwise")
    for name, values in {
        "pages": PAGES,
        "conventions": CONVENTIONS,
        "sizes": SIZES,
        "schemes": SCHEMES,
    }.items():
        listed = ",".join(values)
        parser.add_argument(
            f"--{name}", type=lambda text: text.split(","), default=list(values), help=f"default: {listed}"
        )
    return parser.parse_args(arguments)


@contextmanager
def dashboard(url: str | None) -> Iterator[str]:
    """The dashboard already open at ``url``, or else one started on a new store for the occasion."""
    if url:
        yield url.rstrip("/")
        return
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        serving(new_store(Path(folder))) as address,
    ):
        yield address


def photograph(browser: Browser, address: str, wanted: argparse.Namespace, size: str, scheme: str) -> Iterator[str]:
    """Take every wanted screen in one window; gives what went wrong."""
    width, height = map(int, size.split("x"))
    window = ViewportSize(width=width, height=height)
    with browser.new_context(
        locale="fr-FR", timezone_id="Europe/Paris", viewport=window, color_scheme=cast(Scheme, scheme)
    ) as context:
        watch = Watch(context)
        for screen, convention in product(wanted.pages, wanted.conventions):
            name = f"{screen}--{convention}--{size}--{scheme}.png"
            page = context.new_page()
            slug = "" if screen == HOME else screen
            fault = visited(page, f"{address}/{slug}?convention={convention}", window)
            page.screenshot(path=wanted.out / name)
            page.close()
            print(name)
            yield from (f"{name}: {line}" for line in [*fault, *watch.told()])


def visited(page: Page, url: str, window: ViewportSize) -> list[str]:
    """Open a screen and make the window as tall as what it holds; gives what went wrong."""
    try:
        page.goto(url)
        wait_ready(page)
        tall = min(max(page.evaluate(CONTENT_HEIGHT), window["height"]), TALLEST)
        page.set_viewport_size(ViewportSize(width=window["width"], height=tall))
        wait_ready(page)
    except (AssertionError, Error) as error:
        return [str(error)]
    return []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

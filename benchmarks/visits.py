"""What one visitor does with one page, each time measured: the same few gestures whatever the page."""

from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from benchmarks.server_time import time_server
from benchmarks.stopwatch import Lap, install, time_choice, time_visit

WINDOW = ViewportSize(width=1280, height=720)
CONVENTION, OTHER = "toulouse", "sicoval"  # from the richest, the slowest to draw


@dataclass(frozen=True)
class Visit:
    """A first visit with nothing in the browser's cache, then with it, then two choices within the session.

    ``within`` comes back to a page already seen in the session; ``change`` takes another convention. For the
    empty page both are a rerun. ``server`` is the server's own time for a view, in milliseconds.
    """

    cold: Lap
    warm: Lap
    within: Lap
    change: Lap
    server: float
    kilobytes: float


def visit_hello(browser: Browser, address: str) -> Visit:
    """The empty page, rerun by its keyboard shortcut: the least a choice can cost."""
    with _visitor(browser) as context:
        cold = _first_visit(context, address)
        page = context.new_page()
        warm = time_visit(page, address)
        within, change = (time_choice(page, lambda: page.keyboard.press("r")) for _ in range(2))
    server = time_server(address, "", "")
    return Visit(cold, warm, within, change, server.again, server.kilobytes)


def visit_dashboard(browser: Browser, address: str, slug: str, away: str) -> Visit:
    """One page of the dashboard, its ``slug`` empty for the home page; ``away`` is the page to come back from."""
    url = f"{address}/{slug}?convention={CONVENTION}"
    with _visitor(browser) as context:
        cold = _first_visit(context, url)
        page = context.new_page()
        warm = time_visit(page, url)
        time_choice(page, lambda: _follow(page, away))
        within = time_choice(page, lambda: _follow(page, slug))
        change = _change_convention(page)
    server = time_server(address, slug, f"convention={CONVENTION}")
    return Visit(cold, warm, within, change, server.again, server.kilobytes)


def _visitor(browser: Browser) -> BrowserContext:
    context = browser.new_context(locale="fr-FR", timezone_id="Europe/Paris", viewport=WINDOW)
    install(context)
    return context


def _first_visit(context: BrowserContext, url: str) -> Lap:
    page = context.new_page()
    lap = time_visit(page, url)
    page.close()
    return lap


def _follow(page: Page, slug: str) -> None:
    page.locator(f'[data-testid="stSidebarNavLink"][href$="/{slug}"]').click()


def _change_convention(page: Page) -> Lap:
    """Open the list unmeasured, then measure from the choice."""
    page.get_by_role("combobox", name="Convention").click()
    option = page.get_by_role("option", name=OTHER.capitalize(), exact=True)
    option.wait_for()
    return time_choice(page, option.click)

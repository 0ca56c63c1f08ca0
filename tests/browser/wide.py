"""What a reader could not see without scrolling the whole page sideways."""

from playwright.sync_api import Page

WIDER = """() => [...document.querySelectorAll('[data-testid="stMain"] [class^="ctg-"]')]
    .filter(e => !e.closest('[popover]') && !e.closest('.ctg-scroll') && e.offsetParent !== null)
    .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
    .map(e => e.className + ': ' + e.textContent.slice(0, 60))"""


def wider_than_the_screen(page: Page) -> list[str]:
    """The parts of ours that go beyond the right edge, by class and first words; tables scroll by themselves."""
    found: list[str] = page.evaluate(WIDER)
    return found

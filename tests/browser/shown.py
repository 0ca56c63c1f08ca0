"""What a browser showed when a test failed, for whoever reads the report and cannot look."""

from playwright.sync_api import Error, Page

PATIENCE = 10_000  # ms


def shown(page: Page) -> str:
    """The address, then the whole page as a screen reader tells it; why it does not answer, if so."""
    try:
        return f"{page.url}\n{page.locator('body').aria_snapshot(timeout=PATIENCE)}"
    except Error as error:
        return f"{page.url}\nThe page does not answer: {error.message}"

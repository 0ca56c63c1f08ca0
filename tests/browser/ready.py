"""When a screen can be read: Streamlit has finished, and nothing on it is about to change."""

from playwright.sync_api import Page

STILL_MS = 400  # a click reaches the server and comes back as "running" well within this

SETTLED = """([still]) => {
    const app = document.querySelector(
        '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]');
    const pending = document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]');
    if (!app || pending) { window.settledSince = undefined; return false; }
    window.settledSince ??= performance.now();
    return performance.now() - window.settledSince > still;
}"""


def wait_ready(page: Page, seconds: float = 60) -> None:
    """Wait until the script has run and the screen is still; AssertionError if it shows an error instead."""
    page.evaluate("window.settledSince = undefined")
    page.wait_for_function(SETTLED, arg=[STILL_MS], timeout=seconds * 1000)
    for frame in page.frames:  # a map has its own
        frame.wait_for_load_state()
    broken = page.locator('[data-testid="stException"]')
    assert broken.count() == 0, f"{page.url} shows an error: {broken.first.inner_text()}"

"""The net itself: an outside request and an error in the page must not slip through it."""

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.watch import Watch


@pytest.mark.parametrize(
    "leak",
    [
        '<img src="http://example.org/pixel.png">',
        '<iframe srcdoc="<link rel=stylesheet href=https://fonts.example.org/a.css>"></iframe>',
        '<script>new WebSocket("ws://example.org/live")</script>',
        '<script>fetch("http://127.0.0.1:9/")</script>',
    ],
)
def test_a_request_to_the_outside_is_seen_and_goes_nowhere(context: BrowserContext, watch: Watch, leak: str) -> None:
    arrived: list[str] = []
    context.on("response", lambda response: arrived.append(response.url))
    leaking_page = context.new_page()
    leaking_page.set_content(leak)
    leaking_page.wait_for_timeout(300)
    assert len(watch.outside) == 1
    assert arrived == []


def test_an_error_in_the_page_is_seen(context: BrowserContext, watch: Watch) -> None:
    broken_page = context.new_page()
    broken_page.set_content("<script>console.error('first'); missing.function_call()</script>")
    broken_page.wait_for_timeout(300)
    first, second = watch.errors
    assert "first" in first
    assert "missing is not defined" in second


def test_what_the_page_carries_with_it_is_no_request(page: Page, watch: Watch) -> None:
    page.set_content('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">')
    page.wait_for_timeout(300)
    assert watch.told() == []

"""A dossier whose every text is a trap: nothing runs, nothing leaves, nothing is taken for a drawing or a link."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ctg_core.commands.load import load_dossier
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store
from ctg_core.ui.navigation import ACTIONS, FACILITIES, HOME, SECTIONS, UPDATE
from tests import hostile
from tests.browser.dashboard import serving
from tests.browser.ready import wait_ready
from tests.browser.wide import wider_than_the_screen

WITHIN_PAGES = [
    "gouvernance?partie=Instances",
    "gouvernance?partie=Feuille+de+route",
    "gouvernance?partie=Engagements",
    "gouvernance?partie=Textes",
    "actions?action=actions-2",
    "indicateurs?indicateur=indicators-1",
]
ADDRESSES = [page.address for pages in SECTIONS.values() for page in pages] + WITHIN_PAGES
FIRST = (HOME.address, ACTIONS.address, FACILITIES.address, UPDATE.address)

# What the trap would leave behind in a document; an address that shows itself as a link deceives nobody.
SPRUNG = """() => [
    ...(window.sprung ? ['ran: ' + window.sprung] : []),
    ...[...document.querySelectorAll('[onerror], [onload], [onmouseover]')].map(e => 'kept: ' + e.outerHTML),
    ...[...document.querySelectorAll('img, a')]
        .filter(e => /example\\.org/.test(e.src || e.href) && e.textContent !== e.getAttribute('href'))
        .map(e => 'drawn: ' + e.outerHTML),
].map(told => told.slice(0, 200))"""


@pytest.fixture(scope="module")
def hostile_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path: Path = tmp_path_factory.mktemp("hostile") / "ctg.db"
    store = create_store(StoreLocation(path))
    load_dossier(store, hostile.trapped(), by="essai", reason=None)
    store.close()
    with serving(f"sqlite:///{path.as_posix()}") as address:
        yield address


@pytest.mark.parametrize(
    "address",
    [address if address in FIRST else pytest.param(address, marks=pytest.mark.long) for address in ADDRESSES],
)
def test_no_trap_springs(hostile_server: str, page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(f"{hostile_server}/{address}")
    wait_ready(page)
    page.evaluate("document.querySelectorAll('summary').forEach(folded => folded.click())")
    wait_ready(page)
    page.evaluate("document.querySelectorAll('[popover]').forEach(card => card.showPopover())")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert [told for frame in page.frames for told in frame.evaluate(SPRUNG)] == []
    assert wider_than_the_screen(page) == []

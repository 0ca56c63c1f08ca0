"""Every page as a reader meets it: no network, no error, accessible, in French, from any link."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from ctg_core.ui.navigation import FUNDING, HOME, PROGRESS, SECTIONS, PageEntry
from tests.browser.ready import wait_ready
from tests.browser.wide import wider_than_the_screen

PAGES = [entry for pages in SECTIONS.values() for entry in pages]
SETTLING_MS = 300  # for charts to follow the size of the screen
DESKTOP, PROJECTOR, PHONE = (1440, 900), (1280, 720), (390, 844)
OURS = {"include": [["[data-testid='stHtml']"], ["h1"]]}  # the rest is Streamlit's, which we cannot write otherwise


def visit(page: Page, server: str, entry: PageEntry, convention: str) -> None:
    page.goto(f"{server}/{entry.address}?convention={convention}")
    wait_ready(page)


FULLEST, BAREST, OTHERS = "val-d-exemple", "terres-du-lauragais", ("toulouse", "sicoval", "cazals-salviac", "arras")
CONVENTIONS = [
    FULLEST,
    pytest.param(BAREST, marks=pytest.mark.long),
    *(pytest.param(other, marks=pytest.mark.wide) for other in OTHERS),
]


@pytest.mark.parametrize("convention", CONVENTIONS)
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.title)
def test_a_page_answers_with_the_network_cut_is_accessible_and_fits(
    server: str, page: Page, entry: PageEntry, convention: str
) -> None:
    visit(page, server, entry, convention)
    expect(page.locator("[data-answer]")).to_be_visible()
    assert faults(page) == []
    for width, height in (DESKTOP, PROJECTOR, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(SETTLING_MS)
        assert wider_than_the_screen(page) == []


def faults(page: Page) -> list[str]:
    """What axe-core reproaches to what we draw: each as its rule and the place it is in."""
    violations = Axe().run(page, context=OURS).response["violations"]
    return [f"{rule['id']}: {node['html'][:150]}" for rule in violations for node in rule["nodes"]]


def test_the_dark_theme_reads_as_well(server: str, browser: Browser) -> None:
    with browser.new_context(color_scheme="dark", locale="fr-FR") as context:
        page = context.new_page()
        visit(page, server, HOME, "cazals-salviac")
        assert faults(page) == []


@pytest.mark.parametrize(
    "entry",
    [entry if entry is PROGRESS else pytest.param(entry, marks=pytest.mark.long) for entry in PAGES],
    ids=lambda entry: entry.title,
)
def test_a_link_opens_its_page_on_a_server_nobody_has_visited(
    cold_server: Callable[..., str], page: Page, entry: PageEntry
) -> None:
    visit(page, cold_server(), entry, "cazals-salviac")
    expect(page.get_by_role("heading", level=1)).to_have_text(entry.title if entry.address else "Cazals-Salviac")
    assert page.get_by_role("dialog").count() == 0
    assert page.locator("html").get_attribute("lang") == "fr"


def test_a_figure_opens_its_card_and_escape_closes_it(server: str, page: Page) -> None:
    visit(page, server, FUNDING, "cazals-salviac")
    page.get_by_role("button", name="248").first.click()
    card = page.locator("[popover]:popover-open")
    expect(card).to_contain_text("248 220.56")
    expect(card).to_contain_text("ligne 271")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_the_convention_follows_the_reader_from_page_to_page(server: str, page: Page) -> None:
    visit(page, server, HOME, "sicoval")
    page.get_by_role("link", name=PROGRESS.title).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(PROGRESS.title)
    wait_ready(page)
    expect(page.locator("[data-answer]")).to_contain_text("3 enjeux")
    expect(page).to_have_url(re.compile(r"convention=sicoval"))
    page.reload()
    wait_ready(page)
    expect(page.locator("[data-answer]")).to_contain_text("3 enjeux")


def test_choosing_another_convention_changes_the_page_and_back_returns(server: str, page: Page) -> None:
    visit(page, server, PROGRESS, "sicoval")
    page.get_by_role("combobox").first.click()
    page.get_by_role("option", name="Toulouse").click()
    wait_ready(page)
    expect(page.locator("[data-answer]")).to_contain_text("10 thématiques")
    expect(page).to_have_url(re.compile(r"convention=toulouse"))
    page.go_back()
    wait_ready(page)
    expect(page.locator("[data-answer]")).to_contain_text("3 enjeux")


def test_an_unknown_convention_is_said(server: str, page: Page) -> None:
    page.goto(f"{server}/avancement?convention=toulouze")
    wait_ready(page)
    expect(page.get_by_text("n’existe pas ici")).to_be_visible()
    expect(page.locator("[data-answer]")).to_contain_text("10 thématiques")

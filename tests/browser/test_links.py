"""Links in what we draw: within the session, and for the reader like any other link."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.ready import wait_ready

A_FICHE = "a[href*='action=']"


def visit(page: Page, address: str) -> None:
    """Open an address, and leave a mark on the document that a reload would take away."""
    page.goto(address)
    wait_ready(page)
    page.evaluate("window.neverReloaded = true")


def reloaded(page: Page) -> bool:
    return page.evaluate("!window.neverReloaded")  # type: ignore[no-any-return]


def links(page: Page, selector: str = A_FICHE) -> Locator:
    return page.get_by_test_id("stHtml").locator(selector)


def follow(page: Page, link: Locator) -> None:
    link.click()
    wait_ready(page)


def top(page: Page) -> int:
    return page.get_by_test_id("stMain").evaluate("main => main.scrollTop")  # type: ignore[no-any-return]


def title_of(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_a_link_opens_another_page_without_a_reload_and_back_returns(server: str, page: Page) -> None:
    visit(page, f"{server}/?convention=val-d-exemple")
    link = links(page).first
    name, address = link.inner_text(), link.evaluate("link => link.href")
    before = page.evaluate("history.length")
    follow(page, link)
    expect(page).to_have_url(address)
    expect(page.get_by_test_id("stMain")).to_contain_text(name)
    fiche = page.locator("[data-answer]").inner_text()
    assert page.evaluate("history.length") == before + 1
    page.go_back()
    wait_ready(page)
    expect(page).to_have_url(f"{server}/?convention=val-d-exemple")
    expect(links(page).first).to_have_text(name)
    page.go_forward()
    wait_ready(page)
    expect(page).to_have_url(address)
    expect(page.locator("[data-answer]")).to_have_text(fiche)
    assert not reloaded(page)


def test_both_ends_of_a_link_begin_at_their_top(server: str, page: Page) -> None:
    visit(page, f"{server}/actions?convention=val-d-exemple")
    listed = links(page).all_inner_texts()
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 300)")
    follow(page, links(page).nth(3))
    expect(page).to_have_url(re.compile("action="))
    assert top(page) == 0
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 300)")
    page.go_back()
    wait_ready(page)
    assert links(page).all_inner_texts() == listed
    assert top(page) == 0
    assert not reloaded(page)


def test_a_link_that_carries_a_filter_keeps_it_and_so_does_back(server: str, page: Page) -> None:
    visit(page, f"{server}/actions?convention=val-d-exemple&statut=en+retard")
    listed = links(page).all_inner_texts()
    follow(page, links(page).nth(3))
    expect(page).to_have_url(re.compile(r"action=.*statut=en\+retard"))
    page.go_back()
    wait_ready(page)
    assert links(page).all_inner_texts() == listed


@pytest.mark.long
def test_a_link_to_another_fiche_of_the_same_page(server: str, page: Page) -> None:
    visit(page, f"{server}/indicateurs?convention=val-d-exemple")
    follow(page, links(page, "a[href*='indicateur=']").first)
    fiche = page.locator("[data-answer]").inner_text()
    follow(page, links(page).first)
    assert title_of(page) == "Actions"
    follow(page, links(page, "a[href*='indicateur=']").first)
    assert title_of(page) == "Indicateurs"
    for expected in ("Actions", "Indicateurs"):
        page.go_back()
        wait_ready(page)
        assert title_of(page) == expected
    expect(page.locator("[data-answer]")).to_have_text(fiche)
    assert not reloaded(page)


@pytest.mark.long
def test_a_link_keeps_the_sealed_state_looked_at(server: str, page: Page) -> None:
    visit(page, f"{server}/?convention=val-d-exemple")
    page.get_by_role("combobox", name="État").click()
    page.get_by_role("option").nth(1).click()
    expect(page).to_have_url(re.compile("arrete="))
    wait_ready(page)
    follow(page, links(page).first)
    expect(page).to_have_url(re.compile("action=.*arrete="))
    expect(page.get_by_text("État arrêté au")).to_be_visible()
    assert not reloaded(page)


@pytest.mark.parametrize("how", [{"button": "middle"}, {"modifiers": ["Control"]}], ids=["middle", "ctrl"])
def test_a_link_asked_in_another_tab_opens_there(server: str, page: Page, how: dict[str, object]) -> None:
    visit(page, f"{server}/?convention=val-d-exemple")
    link = links(page).first
    with page.context.expect_page() as opened:
        link.click(**how)  # type: ignore[arg-type]
    wait_ready(opened.value)
    expect(opened.value).to_have_url(link.evaluate("link => link.href"))
    expect(page).to_have_url(f"{server}/?convention=val-d-exemple")


def test_a_link_followed_with_the_keyboard_begins_at_the_top_of_its_page(server: str, page: Page) -> None:
    visit(page, f"{server}/?convention=val-d-exemple")
    links(page).last.press("Enter")
    wait_ready(page)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("?Aide")
    assert not reloaded(page)


@pytest.mark.long
def test_a_link_in_a_card_leaves_the_card(server: str, page: Page) -> None:
    visit(page, f"{server}/?convention=val-d-exemple")
    page.locator(".ctg-open").first.click()
    card = page.locator("[popover]:popover-open")
    card.evaluate(
        """card => card.insertAdjacentHTML('beforeend', '<a href="journal?convention=val-d-exemple">J</a>')"""
    )
    follow(page, card.get_by_role("link", name="J", exact=True))
    assert title_of(page) == "Journal"
    assert page.locator("[popover]:popover-open").count() == 0


BOTH_AT_ONCE = """link => {
    document.querySelector('[data-testid="stSidebarNavLink"][href$="/territoire"]').click();
    link.click();
}"""


@pytest.mark.long
def test_a_link_followed_while_another_page_is_being_made_wins(server: str, page: Page) -> None:
    visit(page, f"{server}/?convention=val-d-exemple")
    link = links(page).first
    name = link.inner_text()
    link.evaluate(BOTH_AT_ONCE)
    expect(page.get_by_role("heading", level=1)).to_have_text("Actions")
    wait_ready(page)
    # The page left half made may write its own end of the address last, without the fiche: Streamlit's race, seldom.
    expect(page).to_have_url(re.compile(r"/actions\?convention=val-d-exemple"))
    expect(page.get_by_test_id("stMain")).to_contain_text(name)
    assert not reloaded(page)

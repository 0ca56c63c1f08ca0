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


def test_back_from_a_fiche_returns_to_the_list_as_it_was_filtered(server: str, page: Page) -> None:
    visit(page, f"{server}/actions?convention=val-d-exemple&tri=Axe&statut=En+cours")
    listed = links(page).all_inner_texts()
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 300)")
    follow(page, links(page).nth(3))
    expect(page).to_have_url(re.compile("action="))
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollTop") == 0
    page.go_back()
    wait_ready(page)
    assert links(page).all_inner_texts() == listed
    assert not reloaded(page)


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


def test_a_link_followed_while_another_page_is_being_made_wins(server: str, page: Page) -> None:
    visit(page, f"{server}/?convention=val-d-exemple")
    link = links(page).first
    name, address = link.inner_text(), link.evaluate("link => link.href")
    link.evaluate(BOTH_AT_ONCE)
    expect(page.get_by_role("heading", level=1)).to_have_text("Actions")
    wait_ready(page)
    expect(page).to_have_url(address)
    expect(page.get_by_test_id("stMain")).to_contain_text(name)
    assert not reloaded(page)

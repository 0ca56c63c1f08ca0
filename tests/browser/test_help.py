"""Help with the keyboard alone, on a phone too, without moving the answer."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.ready import wait_ready


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)], ids=["projector", "phone"])
def test_the_keyboard_opens_the_help_reads_it_and_closes_it(server: str, page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{server}/indicateurs?convention=val-d-exemple")
    wait_ready(page)
    answer = page.locator("[data-answer]")
    before = answer.bounding_box()
    page.get_by_role("button", name="Aide").focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name="Aide sur cette page")
    expect(panel).to_contain_text("Comment la lire")
    assert answer.bounding_box() == before
    box = panel.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size[0]
    page.keyboard.press("Tab")
    expect(panel.get_by_role("button", name="Fermer")).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.get_by_role("button", name="Aide")).to_be_focused()

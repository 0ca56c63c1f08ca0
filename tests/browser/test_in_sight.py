"""What must be read at once: the whole menu on a projector, why a file is refused, what is chosen in the dark."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.ready import wait_ready

HERE = "val-d-exemple"  # which has sealed states: one choice more under the menu


def test_on_a_projector_every_page_of_the_menu_is_above_the_choice_of_the_convention(server: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(f"{server}/?convention={HERE}")
    wait_ready(page)
    last = page.get_by_test_id("stSidebarNavLink").last.bounding_box()
    choice = page.get_by_test_id("stSidebarUserContent").bounding_box()
    assert last
    assert choice
    assert last["y"] + last["height"] <= choice["y"]


@pytest.mark.parametrize("width", [1280, 390])
def test_a_file_that_is_refused_says_why_beside_its_name(server: str, page: Page, tmp_path: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{server}/echanges?convention={HERE}")
    wait_ready(page)
    image = tmp_path / "plan.png"
    image.write_bytes(b"x" * 2_000)
    page.locator("input[type=file]").first.set_input_files(image)
    refused = page.get_by_test_id("stFileChip")
    expect(refused).to_contain_text("2 ko", use_inner_text=True)
    why = refused.get_by_role("alert")
    expect(why).to_have_text("Ce genre de fichier n’est pas accepté ici.")
    place, chip = why.bounding_box(), refused.bounding_box()
    assert place
    assert chip
    assert place["width"] > 100
    assert place["x"] + place["width"] <= chip["x"] + chip["width"] <= width


def test_the_chosen_tab_and_the_chosen_pill_read_in_the_dark(server: str, browser: Browser) -> None:
    with browser.new_context(color_scheme="dark", locale="fr-FR") as context:
        page = context.new_page()
        page.goto(f"{server}/evaluation?convention={HERE}")
        wait_ready(page)
        choices = {"include": [["[role=tablist]"], ["[role=radiogroup]"]]}
        found = Axe().run(page, context=choices, options={"runOnly": ["color-contrast"]}).response
    assert found["passes"]
    assert found["violations"] == []

"""Keys that come faster than the grid opens, closes and moves, as on a slow computer: no digit is lost or joined."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.entry.grid import bar, choose_cell
from tests.browser.ready import wait_ready

SLOWER = 6  # times
FIGURES = ("2731", "372,5", "4733", "5734")


@pytest.fixture
def grid(server: str, page: Page) -> Iterator[Page]:
    """The grid of a year with its first cell chosen; what is typed there is left on nobody's desk."""
    page.set_viewport_size({"width": 1280, "height": 1000})
    page.goto(f"{server}/saisie?convention=val-d-exemple&partie=Indicateurs&periode=2025")
    wait_ready(page)
    choose_cell(page)
    slow_down(page, SLOWER)
    yield page
    slow_down(page, 1)
    wait_ready(page)
    page.get_by_role("button", name="Abandonner").click()
    wait_ready(page)
    expect(bar(page)).to_contain_text("Tapez ou collez")


def slow_down(page: Page, times: int) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": times})


def told(page: Page, count: int) -> list[str]:
    """What is said, row by row, of the figures typed, once they are all there."""
    slow_down(page, 1)
    expect(bar(page)).to_contain_text(re.compile(rf"^{count}\s(saisie|saisies) non enregistrée"))
    wait_ready(page)
    rows = page.locator(".ctg-table").last.locator("tbody tr")
    return [text.replace("\N{NARROW NO-BREAK SPACE}", "") for text in rows.all_inner_texts()]


def test_figures_one_below_the_other(grid: Page) -> None:
    for figure in FIGURES:
        grid.keyboard.type(figure)
        grid.keyboard.press("Enter")
    said = told(grid, len(FIGURES))
    assert all(any(f"\t{figure} " in row.replace("\N{NO-BREAK SPACE}", " ") for row in said) for figure in FIGURES)


def test_a_key_taken_back_and_a_cell_given_up(grid: Page) -> None:
    grid.keyboard.type("4")
    grid.keyboard.press("Escape")
    grid.keyboard.type("27")
    grid.keyboard.press("Backspace")
    grid.keyboard.type("8")
    grid.keyboard.press("Enter")
    (said,) = told(grid, 1)
    assert "\t28\N{NO-BREAK SPACE}" in said

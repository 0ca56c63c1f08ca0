"""The grid of Saisie, drawn on a canvas: its cells are found by where `ctg_core.ui.entry.grid` lays them."""

from playwright.sync_api import Locator, Page

HEADER, ROW = 35, 65
YEAR = 230 + 50  # across, to the middle of the year to fill
COMMENT = YEAR + 45 + 90  # to the column at its right


def choose_cell(page: Page, row: int = 0, across: float = YEAR) -> None:
    """Choose a cell of a row, the first one by default."""
    grid = page.locator(".st-key-sheet [data-testid='stDataFrame']")
    grid.locator("canvas").first.wait_for()
    place = grid.bounding_box()
    assert place
    page.mouse.click(place["x"] + across, place["y"] + HEADER + ROW * row + ROW / 2)
    page.wait_for_timeout(400)


def bar(page: Page) -> Locator:
    """What says how much is typed and not recorded."""
    return page.locator(".st-key-desk-bar")

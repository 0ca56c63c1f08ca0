"""No word over another, none cut short, at the size of a desk, of a projector and of a phone: boxes are measured."""

import pytest
from playwright.sync_api import Page

from ctg_core.ui.navigation import ACTIONS, FACILITIES, HOME, SECTIONS, PageEntry
from tests.browser.crowding import crowded
from tests.browser.ready import wait_ready

PAGES = [entry for pages in SECTIONS.values() for entry in pages]
SIZES = ((1440, 900), (1280, 720), (390, 844))
SETTLING_MS = 500  # for charts and maps to follow the size of the screen
CONVENTIONS = ("val-d-exemple", "toulouse")
SAMPLE = [(HOME, CONVENTIONS[0]), (ACTIONS, CONVENTIONS[0]), (FACILITIES, CONVENTIONS[0])]
REST = [pair for pair in ((entry, key) for entry in PAGES for key in CONVENTIONS) if pair not in SAMPLE]


@pytest.mark.parametrize(
    ("entry", "convention"),
    [*SAMPLE, *(pytest.param(*pair, marks=pytest.mark.wide) for pair in REST)],
    ids=lambda value: value.title if isinstance(value, PageEntry) else value,
)
def test_every_word_can_be_read(server: str, page: Page, entry: PageEntry, convention: str) -> None:
    page.goto(f"{server}/{entry.address}?convention={convention}")
    wait_ready(page)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(SETTLING_MS)
        assert [told for frame in page.frames for told in crowded(frame)] == []


@pytest.mark.parametrize(
    ("drawn", "told"),
    [
        (
            '<p style="margin: 0">Dessous</p><p style="margin: -1em 0 0">Dessus</p>',
            "over one another: Dessous | Dessus",
        ),
        (
            '<p style="width: 3em; overflow: hidden; white-space: nowrap">Trop long pour elle</p>',
            "cut short: Trop long",
        ),
        ('<input style="width: 3em" value="Trop long pour elle">', "cut short: Trop long"),
    ],
)
def test_the_measure_sees_what_it_is_for(page: Page, drawn: str, told: str) -> None:
    page.set_content(f"<body>{drawn}</body>")
    assert [one.startswith(told) for one in crowded(page)] == [True]


@pytest.mark.parametrize(
    "drawn",
    [
        "<p>L’un</p><p>L’autre</p>",
        '<p style="width: 3em; overflow: auto; white-space: nowrap">Se fait défiler</p>',
        '<p>Seul</p><p style="position: absolute; top: 0; opacity: 0">Pour les lecteurs d’écran</p>',
    ],
)
def test_the_measure_leaves_the_rest_in_peace(page: Page, drawn: str) -> None:
    page.set_content(f"<body>{drawn}</body>")
    assert crowded(page) == []

"""Every page with the keyboard alone: every control is reached, in order, shows it, and none holds the reader."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from ctg_core.ui.navigation import (
    ACTIONS,
    FACILITIES,
    FUNDING,
    GOVERNANCE,
    HOME,
    MEETING,
    REFERENCE,
    SECTIONS,
    UPDATE,
    PageEntry,
)
from tests.browser.ready import wait_ready

PAGES = [entry for pages in SECTIONS.values() for entry in pages]
FIRST = (HOME, ACTIONS, MEETING, UPDATE)
LIVING, BARE = "val-d-exemple", "arras"
MOST_STOPS = 700  # beyond, nobody would ever get to the end
FRAME = "IFRAME"  # shows by itself what is reached within it

# A colour that is still changing would be measured half way.
STILL = "*, *::before, *::after { transition: none !important; animation: none !important; }"

# The controls on screen in the order of the document, numbered so that a stop can be told from another. Of choices
# that exclude each other, Tab reaches the one that is made: arrows lead to the others.
NUMBER_CONTROLS = """() => {
    const controls = 'a[href], button, input, select, textarea, summary, iframe, [tabindex]';
    const named = e => (e.getAttribute('aria-label') || e.innerText || e.tagName).slice(0, 50);
    return [...document.querySelectorAll(controls)]
        .filter(e => e.tabIndex >= 0 && !e.matches(':disabled, [inert] *, [role="radio"][aria-checked="false"]'))
        .filter(e => e.checkVisibility({visibilityProperty: true}))
        .map((e, rank) => { e.dataset.stop = rank; return named(e); });
}"""

# How a stop and what surrounds it are drawn: an input shows that it has the focus by the frame around it.
LOOK = """stop => {
    const drawn = [];
    for (let e = document.querySelector(`[data-stop="${stop}"]`); e && drawn.length < 6; e = e.parentElement) {
        const style = getComputedStyle(e);
        const outline = style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
        drawn.push([outline, style.boxShadow, style.borderColor].join(' '));
    }
    return drawn;
}"""

# None once out of the page, -1 on what the browser lets one scroll and is no control.
FOCUSED = """() => {
    const e = document.activeElement;
    return e === document.body ? null : Number(e.dataset.stop ?? -1);
}"""


@dataclass(frozen=True)
class Walk:
    """What the Tab key met: the controls in order, those met, those whose focus does not show."""

    controls: list[str]
    met: list[int]
    unseen: list[str]

    @property
    def missed(self) -> list[str]:
        return [name for rank, name in enumerate(self.controls) if rank not in self.met]


def walk(page: Page) -> Walk:
    """Press Tab from the top of the page until it leaves it."""
    page.add_style_tag(content=STILL)
    controls: list[str] = page.evaluate(NUMBER_CONTROLS)
    met: list[int] = []
    unseen: list[str] = []
    looked = None
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop == -1 or (met and stop == met[-1]):  # still within a frame
            continue
        if met and controls[met[-1]] != FRAME and page.evaluate(LOOK, met[-1]) == looked:
            unseen.append(controls[met[-1]])
        if stop is None:
            return Walk(controls, met, unseen)
        met.append(stop)
        looked = page.evaluate(LOOK, stop)
    raise AssertionError(f"{page.url}: the Tab key never leaves the page, held by {controls[met[-1]]}")


def open_at(page: Page, server: str, entry: PageEntry, convention: str, **address: str) -> None:
    query = "&".join(f"{name}={value}" for name, value in {"convention": convention, **address}.items())
    page.goto(f"{server}/{entry.address}?{query}")
    wait_ready(page)


@pytest.mark.parametrize("convention", [LIVING, pytest.param(BARE, marks=pytest.mark.long)])
@pytest.mark.parametrize(
    "entry",
    [entry if entry in FIRST else pytest.param(entry, marks=pytest.mark.long) for entry in PAGES],
    ids=lambda entry: entry.title,
)
def test_every_control_is_reached_in_order_and_a_card_gives_the_focus_back(
    server: str, page: Page, entry: PageEntry, convention: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    open_at(page, server, entry, convention)
    walked = walk(page)
    assert walked.missed == []
    assert walked.met == sorted(walked.met)
    assert walked.unseen == []
    open_and_leave(page, page.locator(".ctg-open:visible").last)


def open_and_leave(page: Page, opener: Locator) -> None:
    """Open a card with Enter, go to its way out, leave with Escape."""
    opener.focus()
    page.keyboard.press("Enter")
    card = page.locator("[popover]:popover-open")
    expect(card).to_be_visible()
    page.keyboard.press("Tab")
    expect(card.get_by_role("button", name="Fermer")).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(opener).to_be_focused()


def test_the_map_shows_the_commune_the_keyboard_is_on(server: str, page: Page) -> None:
    open_at(page, server, FACILITIES, BARE)
    reached = page.frame_locator("iframe").locator("path:focus-visible")
    page.frame_locator("iframe").locator("path.leaflet-interactive").first.focus()
    page.keyboard.press("Tab")
    expect(reached).to_have_css("stroke-width", "4px")
    expect(page.frame_locator("iframe").locator(".leaflet-tooltip").first).to_be_visible()


def test_the_skip_link_leads_past_the_menu(server: str, page: Page) -> None:
    open_at(page, server, ACTIONS, LIVING)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stMain")).to_be_focused()


def test_arrows_open_the_other_tabs(server: str, page: Page) -> None:
    open_at(page, server, GOVERNANCE, LIVING)
    page.get_by_role("tab", name="Décisions").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Instances")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Qui pilote")).to_be_visible()


def test_a_choice_is_made_and_left_without_a_mouse(server: str, page: Page) -> None:
    open_at(page, server, ACTIONS, LIVING)
    choice = page.get_by_role("combobox", name="Statut")
    choice.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(choice).to_be_focused()
    page.keyboard.type("suspendue")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Statut « suspendue »")).to_be_visible()
    expect(choice).to_be_focused()


def test_what_is_folded_opens_and_closes(server: str, page: Page) -> None:
    open_at(page, server, FUNDING, LIVING)
    folded = page.get_by_test_id("stExpander").filter(has_text="lignes de financement")
    folded.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(folded.get_by_role("table")).to_be_visible()
    expect(folded.locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(folded.get_by_role("table")).to_have_count(0)


def test_arrows_go_through_choices_that_exclude_each_other(server: str, page: Page) -> None:
    open_at(page, server, REFERENCE, LIVING)
    page.get_by_role("radio", name="Indicateurs").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.get_by_role("radio", name="Dispositifs")).to_be_checked()
    expect(page.locator(".ctg-table caption")).to_contain_text("ispositifs")

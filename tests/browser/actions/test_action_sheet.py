"""The fiche action on paper, and the way there and back with the filters kept."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.ready import wait_ready

LIVING = "val-d-exemple"


def open_actions(page: Page, server: str, **address: str) -> None:
    query = "&".join(f"{name}={value}" for name, value in {"convention": LIVING, **address}.items())
    page.goto(f"{server}/actions?{query}")
    wait_ready(page)


def sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


# The fullest of the forty, one that is late, one with a contradiction to show.
@pytest.mark.parametrize("key", ["a-01", "a-04", "a-11"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_fiche_prints_on_two_sheets(server: str, browser: Browser, key: str, scheme: str) -> None:
    with browser.new_context(locale="fr-FR", color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        open_actions(page, server, action=key)
        assert 1 <= sheets(page.pdf(format="A4")) <= 2


def test_paper_is_white_and_without_what_only_a_screen_can_use(server: str, browser: Browser) -> None:
    with browser.new_context(locale="fr-FR", color_scheme="dark") as context:
        page = context.new_page()
        open_actions(page, server, action="a-01")
        page.emulate_media(media="print")
        expect(page.get_by_text("Précédente")).to_be_hidden()
        expect(page.get_by_text("Pour imprimer")).to_be_hidden()
        expect(page.get_by_text("Données fictives").first).to_be_visible()
        ground = page.locator('[data-testid="stApp"]').evaluate("app => getComputedStyle(app).backgroundColor")
        assert ground == "rgb(255, 255, 255)"


def test_a_filter_goes_to_the_fiche_and_comes_back(server: str, page: Page) -> None:
    open_actions(page, server, statut="en retard")
    expect(page.get_by_text("actions masquées par")).to_be_visible()
    late = page.locator(".ctg-actions tbody tr").count()
    page.locator(".ctg-actions a").first.click()
    page.wait_for_url("**action=**")
    wait_ready(page)
    page.get_by_role("button", name="Suivante").click()
    wait_ready(page)
    expect(page.get_by_role("button", name="Précédente")).to_be_visible()
    page.get_by_role("button", name=f"Les {late} actions").click()
    wait_ready(page)
    expect(page.locator(".ctg-actions tbody tr")).to_have_count(late)
    expect(page).to_have_url(re.compile(r"statut=en\+retard"))
    page.get_by_role("button", name="Tout afficher").click()
    wait_ready(page)
    expect(page.get_by_text("masquées par")).to_have_count(0)
    expect(page).not_to_have_url(re.compile(r"statut"))


def test_a_filter_written_by_hand_that_does_not_exist_hides_nothing(server: str, page: Page) -> None:
    open_actions(page, server, statut="imaginaire", tri="imaginaire")
    expect(page.locator(".ctg-actions tbody tr")).to_have_count(40)

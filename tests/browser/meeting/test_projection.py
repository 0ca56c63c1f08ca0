"""Projecting a meeting by its own buttons: every gesture that follows stays on the wall, until somebody leaves it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.dashboard import new_store, serving
from tests.browser.ready import wait_ready

MEETING = "seance?convention=val-d-exemple&seance=copil-2026-12"
OPENING, SECOND = "Comité de pilotage de fin d’année", "1. Suivi des décisions"


@pytest.fixture
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard of its own: the slide under way is the same for everybody."""
    with serving(new_store(tmp_path_factory.mktemp("projection"))) as served:
        yield served


def follow(page: Page, label: str) -> None:
    page.get_by_role("link", name=label).click()
    wait_ready(page)


def press(page: Page, key: str) -> None:
    page.keyboard.press(key)
    wait_ready(page)


def sees_slide(page: Page, title: str, url: str) -> None:
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    expect(page.get_by_role("link", name="Quitter")).to_be_visible()
    expect(page).to_have_url(url)


def sees_ordinary_page(page: Page, url: str) -> None:
    expect(page.get_by_role("tab", name="Préparer")).to_be_visible()
    assert page.get_by_role("link", name="Quitter").count() == 0
    expect(page).to_have_url(url)


@pytest.mark.parametrize(
    ("label", "display"), [("Projeter la séance", "projection"), ("Écran de l’intervenant", "notes")]
)
def test_the_button_projects_until_quitter_is_clicked(page: Page, address: str, label: str, display: str) -> None:
    ordinary = f"{address}/{MEETING}"
    projected = f"{ordinary}&affichage={display}"
    page.goto(ordinary)
    wait_ready(page)
    follow(page, label)
    sees_slide(page, OPENING, projected)
    for key, slide in (("ArrowRight", SECOND), ("ArrowLeft", OPENING), ("ArrowRight", SECOND)):
        press(page, key)
        sees_slide(page, slide, projected)
    for key in ("End", "Home"):
        press(page, key)
        sees_slide(page, SECOND, projected)
    page.reload()
    wait_ready(page)
    sees_slide(page, SECOND, projected)
    page.go_back()
    wait_ready(page)
    press(page, "ArrowRight")
    sees_ordinary_page(page, ordinary)
    page.go_forward()
    wait_ready(page)
    press(page, "ArrowLeft")
    sees_slide(page, OPENING, projected)
    follow(page, "Quitter")
    for key in ("ArrowRight", "r", "ArrowLeft"):  # "r": Streamlit runs the page again
        press(page, key)
        sees_ordinary_page(page, ordinary)

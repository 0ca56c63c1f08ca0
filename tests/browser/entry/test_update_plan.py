"""The plan edited as people do it: an axis added, renamed, moved up, removed; two windows over one title."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.dashboard import new_store, serving
from tests.browser.ready import wait_ready

HERE = "val-d-exemple"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard of its own, to write in."""
    with serving(new_store(tmp_path_factory.mktemp("plan"))) as served:
        yield served


def open_plan(page: Page, address: str, node: str) -> None:
    page.goto(f"{address}/saisie?convention={HERE}&partie=Plan&noeud={node}")
    wait_ready(page)


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()
    wait_ready(page)


def outline(page: Page) -> Locator:
    return page.locator(".ctg-list a")


def axes(page: Page) -> list[str]:
    """The names of the first level, in their order."""
    return page.locator(
        ".ctg-list li[style*='margin-left:0'] a, .ctg-list li[style*='margin-left: 0'] a"
    ).all_inner_texts()


def test_an_axis_is_added_renamed_moved_up_and_removed(page: Page, address: str) -> None:
    open_plan(page, address, "axe-1")
    expect(page.get_by_text("D’autres données s’y rattachent")).to_be_hidden()
    page.get_by_text("Retirer cet élément du plan").click()
    expect(page.get_by_text("3 éléments du plan", exact=False)).to_be_visible()
    expect(page.get_by_role("button", name="Retirer", exact=True)).to_be_disabled()

    page.get_by_text("Ajouter un axe ou un objectif").click()
    page.get_by_label("Niveau").last.fill("Axe")
    page.get_by_label("Intitulé (obligatoire)").fill("Vivre ensemble")
    press(page, "Ajouter")
    expect(page.get_by_text("L’élément est ajouté au plan.")).to_be_visible()
    expect(outline(page).last).to_have_text("Vivre ensemble")
    before = axes(page)

    outline(page).last.click()
    page.wait_for_url("**noeud=axe-vivre-ensemble**")
    wait_ready(page)
    page.get_by_label("Intitulé", exact=True).fill("Habiter ensemble")
    page.keyboard.press("Tab")
    expect(page.get_by_text("1 modification non enregistrée")).to_be_visible()
    page.reload()
    wait_ready(page)
    expect(page.get_by_label("Intitulé", exact=True)).to_have_value("Habiter ensemble")
    press(page, "Enregistrer")
    expect(page.get_by_text("Le plan est enregistré.")).to_be_visible()

    press(page, "Monter")
    expect(outline(page).last).not_to_have_text("Habiter ensemble")
    assert axes(page) == [*before[:-2], "Habiter ensemble", before[-2]]

    page.get_by_text("Retirer cet élément du plan").click()
    page.get_by_label("Pourquoi").fill("essai")
    press(page, "Retirer")
    expect(page.get_by_text("L’élément est retiré du plan.")).to_be_visible()
    assert axes(page) == before[:-1]
    expect(page.get_by_text("L’adresse demande", exact=False)).to_have_count(0)


def test_two_windows_over_one_title(page: Page, context: BrowserContext, address: str) -> None:
    other = context.new_page()
    for window in (page, other):
        open_plan(window, address, "axe-2")
    for window, title in ((page, "Grandir"), (other, "S’épanouir")):
        window.get_by_label("Intitulé", exact=True).fill(title)
        window.keyboard.press("Tab")
        expect(window.get_by_text("1 modification non enregistrée")).to_be_visible()
    press(page, "Enregistrer")
    expect(page.get_by_text("Le plan est enregistré.")).to_be_visible()
    press(other, "Enregistrer")
    expect(other.get_by_text("a été modifiée entre-temps", exact=False)).to_be_visible()
    expect(other.get_by_label("Intitulé", exact=True)).to_have_value("S’épanouir")
    press(other, "Garder ma saisie")
    press(other, "Enregistrer")
    expect(other.get_by_text("Le plan est enregistré.")).to_be_visible()

    page.get_by_label("Intitulé", exact=True).fill("Grandir encore")
    page.keyboard.press("Tab")
    press(page, "Enregistrer")
    press(page, "Prendre la version enregistrée")
    expect(page.get_by_label("Intitulé", exact=True)).to_have_value("S’épanouir")

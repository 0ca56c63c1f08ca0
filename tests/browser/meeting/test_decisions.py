"""Decisions as coordination writes them during a meeting: taken in a row, corrected, removed, in two windows."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.dashboard import new_store, serving
from tests.browser.ready import wait_ready

HERE = "val-d-exemple"
WORDING, ACTIONS, LINES = "Ce que la séance décide", "Actions concernées", "Financements concernés"
FIRST, SECOND = "Ouvrir la halte-garderie en mars", "Réunir les secrétaires de mairie"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard of its own, to write in."""
    with serving(new_store(tmp_path_factory.mktemp("decisions"))) as address:
        yield f"{address}/seance?convention={HERE}&partie=D%C3%A9cisions"


@pytest.fixture
def decisions(page: Page, served: str) -> Page:
    """The page, on the decisions of the next meeting."""
    page.goto(served)
    wait_ready(page)
    return page


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).first.click()
    wait_ready(page)


def choose(form: Locator, label: str, typed: str) -> None:
    """Choose as the keyboard does: a few letters, Enter, then on to the next box."""
    form.get_by_role("combobox", name=label).click()
    form.page.keyboard.type(typed)
    expect(form.page.get_by_role("option", name=typed).first).to_be_visible()
    form.page.keyboard.press("Enter")
    form.page.keyboard.press("Tab")


def taken(page: Page, label: str) -> Locator:
    """What is chosen in a list of several."""
    return page.get_by_test_id("stMultiSelect").filter(has_text=label).locator("[data-tag]")


def take(page: Page, wording: str) -> None:
    page.get_by_label(WORDING).fill(wording)
    press(page, "Inscrire au relevé")
    expect(page.get_by_text(f"Inscrite au relevé\u202f: «\u00a0{wording}\u00a0».")).to_be_visible()


def recorded(page: Page, wording: str) -> Locator:
    return page.locator(".ctg-point", has_text=wording)


def correct(page: Page) -> Locator:
    """Open the correction of the first decision; gives its panel."""
    page.get_by_role("button", name="Corriger", exact=True).first.click()
    return page.get_by_test_id("stPopoverBody")


def save(page: Page, panel: Locator, wording: str) -> None:
    panel.get_by_label(WORDING).fill(wording)
    panel.get_by_role("button", name="Enregistrer").click()
    wait_ready(page)


def remove(page: Page) -> None:
    panel = correct(page)
    panel.get_by_label("Pourquoi").fill("essai")
    panel.get_by_role("button", name="Retirer cette décision").click()
    wait_ready(page)
    expect(page.get_by_text("La décision est retirée.")).to_be_visible()


def test_enter_takes_one_and_nothing_passes_to_the_next_decision(decisions: Page) -> None:
    page, form = decisions, decisions.get_by_test_id("stForm").first
    page.get_by_label("Précisions").fill("Trois demi-journées")
    page.get_by_role("radio", name="orientation").click()
    choose(form, "Responsable", "Caf")
    page.get_by_label("Échéance").fill("30/06/2027")
    page.get_by_label("Vote").fill("Unanimité")
    choose(form, ACTIONS, "quotient")
    choose(form, ACTIONS, "de")  # found in many
    expect(taken(page, ACTIONS)).to_have_count(2)
    choose(form, LINES, "Bonus")
    expect(taken(page, LINES)).to_have_count(1)
    press(page, "Inscrire au relevé")  # refused, and kept
    expect(page.get_by_text("il manque sa formulation", exact=False)).to_be_visible()
    expect(page.get_by_label("Précisions")).to_have_value("Trois demi-journées")
    take(page, FIRST)
    expect(recorded(page, FIRST)).to_contain_text("Caf de démonstration")

    for label in (WORDING, "Précisions", "Échéance", "Vote"):
        expect(page.get_by_label(label)).to_have_value("")
    expect(page.get_by_role("combobox", name="Responsable")).to_have_value("")
    expect(page.get_by_role("radio", checked=True).filter(visible=True)).to_have_count(0)
    expect(page.locator("[data-tag]")).to_have_count(0)
    take(page, SECOND)
    expect(recorded(page, SECOND)).to_contain_text("il manque un responsable et une échéance")
    expect(recorded(page, SECOND).locator(".ctg-detail")).to_have_count(0)
    for wording in (FIRST, SECOND):
        remove(page)
        expect(recorded(page, wording)).to_have_count(0)


def test_a_decision_is_corrected_then_removed(decisions: Page) -> None:
    page = decisions
    take(page, FIRST)
    panel = correct(page)
    choose(panel, "Responsable", "Caf")
    save(page, panel, SECOND)
    expect(page.get_by_text("La décision est corrigée.")).to_be_visible()
    expect(recorded(page, SECOND)).to_contain_text("Caf de démonstration")
    expect(recorded(page, FIRST)).to_have_count(0)
    page.reload()
    wait_ready(page)
    remove(page)
    expect(page.get_by_text("Aucune décision n’est encore prise.")).to_be_visible()


def test_two_windows_over_one_decision(decisions: Page, context: BrowserContext, served: str) -> None:
    page, other = decisions, context.new_page()
    take(page, FIRST)
    other.goto(served)
    wait_ready(other)
    mine, theirs = correct(page), correct(other)
    save(page, mine, "Ouvrir en avril")
    expect(page.get_by_text("La décision est corrigée.")).to_be_visible()
    save(other, theirs, "Ouvrir en mai")
    expect(other.get_by_text("a été modifiée entre-temps", exact=False)).to_be_visible()
    expect(theirs.get_by_label(WORDING)).to_have_value("Ouvrir en mai")
    press(other, "Garder ma saisie")
    theirs.get_by_role("button", name="Enregistrer").click()
    expect(other.get_by_text("La décision est corrigée.")).to_be_visible()
    expect(recorded(other, "Ouvrir en mai")).to_have_count(1)

    page.reload()
    wait_ready(page)
    remove(page)  # while the other corrects it: what is typed there is not lost
    save(other, theirs, "Ouvrir en juin")
    press(other, "Garder ma saisie")
    other.get_by_label(WORDING).and_(other.locator("[value='Ouvrir en juin']")).wait_for()
    other.get_by_role("button", name="Enregistrer", exact=True).first.click()
    expect(recorded(other, "Ouvrir en juin")).to_have_count(1)
    remove(other)

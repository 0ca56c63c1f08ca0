"""A whole meeting driven from the tool: prepared, sealed, projected, decided, its minutes taken away."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from tests.browser.dashboard import new_store, serving
from tests.browser.ready import wait_ready

HERE = "val-d-exemple"
DECISION = "Ouvrir la halte-garderie de Songe-Rivière en mars"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard of its own, since the meeting writes."""
    with serving(new_store(tmp_path_factory.mktemp("meeting"))) as served:
        yield served


def open_meeting(page: Page, address: str, **more: str) -> None:
    query = "".join(f"&{name}={value}" for name, value in more.items())
    page.goto(f"{address}/seance?convention={HERE}{query}")
    wait_ready(page)


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()
    wait_ready(page)


def test_from_preparation_to_minutes(page: Page, address: str, tmp_path: Path) -> None:
    open_meeting(page, address)
    press(page, "Compléter d’après les données")
    expect(page.get_by_text("Agréments et projets qui prennent fin")).to_be_visible()
    press(page, "Arrêter l’état pour cette séance")
    press(page, "Arrêter l’état")
    expect(page.get_by_text("État arrêté le", exact=False).first).to_be_visible()

    page.get_by_role("tab", name="Présences").click()
    wait_ready(page)
    for choice in page.get_by_role("radiogroup").all()[:3]:
        choice.get_by_role("radio", name="Présent").click()
    press(page, "Enregistrer les présences")
    expect(page.get_by_text("présents ou représentés", exact=False).first).to_be_visible()

    open_meeting(page, address, affichage="projection")
    expect(page.get_by_role("heading", name="Comité de pilotage de fin d’année")).to_be_visible()
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="1. Suivi des décisions")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("heading", name="Comité de pilotage de fin d’année")).to_be_visible()

    page.keyboard.press("ArrowRight")
    page.get_by_role("heading", name="1. Suivi des décisions").wait_for()
    page.locator("[data-testid=stHtml] h3 a").first.click()  # down to what a slide speaks of, still full screen
    page.get_by_role("button", name="Revenir à la séance").wait_for()
    wait_ready(page)
    assert "/gouvernance?" in page.url
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    page.locator(".ctg-open:visible").first.click()
    page.keyboard.press("Escape")  # closes the card of a figure, and nothing else
    wait_ready(page)
    assert "/gouvernance?" in page.url
    page.keyboard.press("Backspace")
    expect(page.get_by_role("heading", name="1. Suivi des décisions")).to_be_visible()
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()

    open_meeting(page, address, partie="D%C3%A9cisions")
    press(page, "Inscrire au relevé")
    expect(page.get_by_text("il manque sa formulation", exact=False)).to_be_visible()
    page.get_by_label("Ce que la séance décide").fill(DECISION)
    press(page, "Inscrire au relevé")
    expect(page.get_by_text("il manque un responsable et une échéance")).to_be_visible()

    open_meeting(page, address, partie="Documents")
    with page.expect_download() as taken:  # one click, for the meeting of the page
        page.get_by_role("button", name="Relevé de décisions (DOCX)").click()
    assert "copil-2026-12" in taken.value.suggested_filename
    taken.value.save_as(tmp_path / "releve.docx")
    with ZipFile(tmp_path / "releve.docx") as file:
        written = file.read("word/document.xml").decode()
    assert "Données fictives" in written or "fictives" in written


def test_sealing_asks_and_is_done_again_before_the_day(page: Page, tmp_path: Path) -> None:
    with serving(new_store(tmp_path)) as address:
        open_meeting(page, address)
        asking, sealed = page.get_by_text("Arrêter l’état de la convention pour"), page.get_by_text("État arrêté le")
        press(page, "Arrêter l’état pour cette séance")
        expect(asking).to_be_visible()
        expect(page.get_by_text("rien ne le modifie")).to_be_visible()
        press(page, "Ne pas arrêter")
        expect(asking).to_be_hidden()
        expect(sealed).to_be_hidden()
        press(page, "Arrêter l’état pour cette séance")
        press(page, "Arrêter l’état")
        expect(sealed).to_be_visible()
        expect(asking).to_be_hidden()
        press(page, "Arrêter de nouveau l’état")
        press(page, "Arrêter l’état")
        expect(asking).to_be_hidden()
        page.get_by_role("combobox", name="État").click()
        expect(page.get_by_role("option", name="remplacé par celui du")).to_have_count(1)


def project_from_the_start(page: Page, address: str, display: str = "projection") -> None:
    """The slide under way is the same for everybody: another test may have turned it."""
    open_meeting(page, address, affichage=display)
    opening = page.get_by_role("heading", name="Comité de pilotage de fin d’année")
    for _ in range(20):
        if opening.count():
            return
        press(page, "Précédent Raccourci ←")
    opening.wait_for()


def test_a_long_slide_is_read_by_keys_and_the_next_one_opens_on_its_title(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    project_from_the_start(page, address)
    page.keyboard.press("ArrowRight")
    page.get_by_role("heading", name="1. Suivi des décisions").wait_for()
    wait_ready(page)  # the heading comes first, what makes the slide longer than the wall after it
    page.keyboard.press("PageDown")
    page.wait_for_function("scrollY > 0")
    page.wait_for_timeout(1500)  # the slide is drawn again every second, and stays where it is read
    assert page.evaluate("scrollY > 0")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="2. Avancement par axe")).to_be_in_viewport()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("heading", name="1. Suivi des décisions")).to_be_in_viewport()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("heading", name="Comité de pilotage de fin d’année")).to_be_in_viewport()


@pytest.mark.parametrize("display", ["projection", "notes"])
def test_on_a_phone_the_title_and_the_ways_are_in_sight(page: Page, address: str, display: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    project_from_the_start(page, address, display)
    expect(page.get_by_role("heading", name="Comité de pilotage de fin d’année")).to_be_in_viewport(ratio=1)
    for way in ("Précédent", "Suivant"):
        expect(page.get_by_role("button", name=way)).to_be_in_viewport(ratio=1)
    expect(page.get_by_text("Quitter")).to_be_in_viewport(ratio=1)
    bar = page.locator(".st-key-turning").bounding_box()
    assert bar
    assert bar["height"] < 120
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

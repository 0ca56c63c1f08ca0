"""Second tabs, wrong addresses and impatient clicks: nobody reads another territory, or other figures, unawares."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from ctg_core.ui.navigation import GOVERNANCE
from tests.browser import dashboard
from tests.browser.dashboard import serving
from tests.browser.ready import wait_ready


def test_a_link_of_the_menu_opened_in_another_tab_keeps_the_convention(server: str, page: Page) -> None:
    page.goto(f"{server}/avancement?convention=sicoval")
    wait_ready(page)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=GOVERNANCE.title).first.click(button="middle")
    wait_ready(opened.value)
    expect(opened.value.locator(".ctg-identity")).to_contain_text("Sicoval")
    assert opened.value.url == f"{server}/gouvernance?convention=sicoval"


def test_two_tabs_look_at_two_conventions(server: str, page: Page) -> None:
    other = page.context.new_page()
    for tab, convention in ((page, "sicoval"), (other, "toulouse")):
        tab.goto(f"{server}/avancement?convention={convention}")
        wait_ready(tab)
    for tab, name in ((page, "Sicoval"), (other, "Toulouse")):
        tab.get_by_role("link", name=GOVERNANCE.title).first.click()
        wait_ready(tab)
        expect(tab.locator(".ctg-identity")).to_contain_text(name)


def test_a_visit_that_begins_inside_without_a_convention_is_said(cold_server: Callable[..., str], page: Page) -> None:
    page.goto(f"{cold_server()}/gouvernance")
    wait_ready(page)
    expect(page.get_by_text("ne dit pas quelle convention regarder")).to_be_visible()
    expect(page.locator("[data-answer]")).to_be_visible()


@pytest.mark.parametrize(
    "address",
    ["gouvernance?convention=sicoval&partie=Recettes", "actions?convention=val-d-exemple&statut=Recettes"],
)
def test_a_choice_the_page_does_not_offer_is_said(server: str, page: Page, address: str) -> None:
    page.goto(f"{server}/{address}")
    expect(page.get_by_test_id("stToast")).to_contain_text("«\u00a0Recettes\u00a0», qui n’est pas proposé ici")
    expect(page.locator("[data-answer]")).to_be_visible()


@pytest.mark.parametrize(
    "address",
    ["gouvernance?convention=sicoval&partie=D%C3%A9cisions", "actions?convention=val-d-exemple&tri=Ce+qui+presse"],
)
def test_a_choice_made_by_default_needs_no_word(server: str, page: Page, address: str) -> None:
    page.goto(f"{server}/{address}")
    wait_ready(page)
    assert page.get_by_test_id("stToast").count() == 0


def test_impatient_clicks_end_where_they_were_last_sent(server: str, page: Page) -> None:
    page.goto(f"{server}/?convention=sicoval")
    wait_ready(page)
    for name in ("Avancement", "Territoire", "Financements", GOVERNANCE.title):
        page.get_by_role("link", name=name, exact=True).first.dblclick()
    for name in ("Toulouse", "Sicoval", "Cazals-Salviac"):
        page.get_by_role("combobox").first.click()
        page.get_by_role("option", name=name).click()
    wait_ready(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(GOVERNANCE.title)
    expect(page.locator(".ctg-identity")).to_contain_text("Cazals-Salviac")
    expect(page).to_have_url(f"{server}/gouvernance?convention=cazals-salviac")


@pytest.mark.long
def test_the_menu_keeps_the_convention_when_the_server_restarted_meanwhile(
    store: str, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    with browser.new_context(locale="fr-FR") as context:  # unwatched: that nobody answers for a while is an error there
        page = context.new_page()
        with serving(store) as address:
            page.goto(f"{address}/avancement?convention=toulouse")
            wait_ready(page)
            page.get_by_role("combobox").first.click()
            page.get_by_role("option", name="Sicoval").click()
            wait_ready(page)
        port = urlsplit(address).port
        monkeypatch.setattr(dashboard, "free_port", lambda: port)
        with serving(store):
            page.get_by_role("dialog").wait_for(state="hidden")
            wait_ready(page)
            page.get_by_role("link", name=GOVERNANCE.title).first.click()
            page.wait_for_url("**/gouvernance?convention=sicoval")
            expect(page.locator(".ctg-identity")).to_contain_text("Sicoval")


def test_another_convention_leaves_the_fiche_of_the_one_before(server: str, page: Page) -> None:
    page.goto(f"{server}/actions?convention=val-d-exemple&action=a-07")
    wait_ready(page)
    page.get_by_role("combobox", name="Convention").click()
    page.get_by_role("option", name="Sicoval").click()
    page.wait_for_url("**/actions?convention=sicoval")
    wait_ready(page)
    assert page.get_by_test_id("stAlert").count() == 0

"""Down the plan and back up: the address follows, and nothing else of the page is drawn again."""

import re

from playwright.sync_api import Page, expect

from ctg_core.ui.navigation import PROGRESS
from tests.browser.ready import wait_ready


def test_going_down_the_plan_keeps_the_calendar_and_back_returns(server: str, page: Page) -> None:
    page.goto(f"{server}/{PROGRESS.address}?convention=val-d-exemple")
    wait_ready(page)
    page.wait_for_selector(".ctg-calendar")
    page.evaluate("document.querySelector('.ctg-calendar').dataset.kept = 'yes'")
    page.get_by_role("button", name="Grandir, s’épanouir").first.click()
    expect(page.get_by_role("heading", name="Objectif par objectif")).to_be_visible()
    expect(page).to_have_url(re.compile(r"noeud=axe\-2"))
    page.get_by_role("button", name="Garantir des accueils").first.click()
    expect(page.get_by_role("heading", name="Objectif par objectif")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"noeud=obj\-2\-1"))
    expect(page.locator("[data-kept]")).to_have_count(1)
    page.go_back()
    wait_ready(page)
    expect(page.get_by_role("heading", name="Objectif par objectif")).to_be_visible()
    page.get_by_role("button", name="Tout le plan").click()
    expect(page.get_by_role("heading", name="Axe par axe")).to_be_visible()
    expect(page).not_to_have_url(re.compile(r"noeud"))


def test_a_link_to_a_part_leads_to_the_fiche_of_its_actions(server: str, page: Page) -> None:
    page.goto(f"{server}/{PROGRESS.address}?convention=val-d-exemple&noeud=obj-2-1")
    wait_ready(page)
    page.get_by_role("link", name="Recruter et former").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Actions")
    expect(page).to_have_url(re.compile(r"action=a\-14"))

"""Every way that carries a parameter, by click: what comes next (a rerun, a reload, Back) leaves it where it led."""

from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect

from ctg_core.ui.navigation import SECTIONS
from tests.browser.entry.grid import bar, choose_cell
from tests.browser.ready import wait_ready

HERE = "convention=val-d-exemple"
SEALED = "arrete=copil-2026"
MEETING = "seance=copil-2026-12"
WALL = f"affichage=projection&{MEETING}"
LINKS = ":is([data-testid=stMain], [data-testid=stSidebarUserContent]) a[href]"
SCREEN = "h1, h2, [data-answer], [role=tab][aria-selected=true]"
KEYS = {"action", "indicateur", "donnee", "noeud", "periode"}  # another value of these leads in the same way

QUICK = [f"seance?{HERE}", f"saisie?{HERE}", f"seance?{HERE}&affichage=projection"]
EVERY_PAGE = [f"{page.address}?{HERE}" for pages in SECTIONS.values() for page in pages]
DEEPER = [
    f"?{HERE}&{SEALED}",
    f"actions?{HERE}&action=a-07",
    f"actions?{HERE}&statut=en+retard",
    f"avancement?{HERE}&noeud=axe-2",
    f"avancement?{HERE}&{WALL}",
    f"gouvernance?{HERE}&partie=Feuille+de+route",
]
STARTS = [*QUICK, *(pytest.param(at, marks=pytest.mark.long) for at in [*EVERY_PAGE, *DEEPER] if at not in QUICK)]
Gesture = Callable[[Page], None]


def open_at(page: Page, address: str) -> None:
    page.goto(address)
    wait_ready(page)


def seen(page: Page) -> tuple[str, list[str]]:
    return page.url, page.locator(SCREEN).all_inner_texts()


def expect_seen(page: Page, address: str, screen: list[str]) -> None:
    expect(page).to_have_url(address)
    expect(page.locator(SCREEN)).to_have_text(screen, use_inner_text=True)
    wait_ready(page)


def run_again(page: Page) -> None:
    """By the key with which Streamlit runs a page again, as any choice of the page does."""
    page.evaluate("document.activeElement?.blur()")
    page.keyboard.press("r")
    wait_ready(page)


def follow_and_come_back(page: Page, gesture: Gesture) -> str:
    """What the address says after the gesture, once sure that what comes next neither loses it nor needs two Backs."""
    before = seen(page)
    gesture(page)
    wait_ready(page)
    address, screen = seen(page)
    run_again(page)
    expect_seen(page, address, screen)
    page.reload()
    expect_seen(page, address, screen)
    page.go_back()
    expect_seen(page, *before)
    run_again(page)
    expect_seen(page, *before)
    return address


def asked(address: str) -> tuple[str, dict[str, str]]:
    parts = urlsplit(address)
    return parts.path, dict(parse_qsl(parts.query))


def ways(page: Page) -> dict[object, int]:
    """One link of each kind, by its rank."""
    found: dict[object, int] = {}
    for rank, link in enumerate(page.locator(LINKS).all()):
        address = link.evaluate("link => link.href")
        if link.is_visible() and urlsplit(address).netloc == urlsplit(page.url).netloc:
            path, names = asked(address)
            told = frozenset((name, "" if name in KEYS else value) for name, value in names.items())
            found.setdefault((path, told), rank)
    return found


@pytest.mark.parametrize("start", STARTS)
def test_each_kind_of_link_leads_where_it_says_and_stays_there(server: str, page: Page, start: str) -> None:
    open_at(page, f"{server}/{start}")
    for rank in ways(page).values():
        link = page.locator(LINKS).nth(rank)
        path, names = asked(link.evaluate("link => link.href"))
        reached = asked(follow_and_come_back(page, lambda _, link=link: link.click()))  # type: ignore[misc]
        assert reached[0] == path
        # Streamlit leaves the tab that a page opens on out of the address.
        assert {name: value for name, value in names.items() if name != "partie"}.items() <= reached[1].items()
        assert reached[1].get("partie") in (names.get("partie"), None)


def menu(name: str) -> Gesture:
    return lambda page: page.get_by_test_id("stSidebarNavLink").get_by_text(name, exact=True).click()


def button(name: str) -> Gesture:
    return lambda page: page.get_by_test_id("stMain").get_by_role("button", name=name).first.click()


def choice(name: str, rank: int) -> Gesture:
    def choose(page: Page) -> None:
        page.get_by_role("combobox", name=name).first.click()
        page.get_by_role("option").nth(rank).click()

    return choose


@pytest.mark.parametrize(
    ("start", "gesture", "end"),
    [
        (f"gouvernance?{HERE}&partie=Engagements", menu("Saisie"), f"saisie?{HERE}"),
        (f"?{HERE}", menu("Séance"), f"seance?{HERE}&{MEETING}"),
        (f"actions?{HERE}&action=a-07&{SEALED}", menu("Actions"), f"actions?{HERE}&{SEALED}"),
        (f"gouvernance?{HERE}", choice("État", 1), f"gouvernance?{HERE}&{SEALED}"),
        (f"gouvernance?{HERE}&{SEALED}", button("Revenir à aujourd’hui"), f"gouvernance?{HERE}"),
        (f"journal?{HERE}&donnee=freeze/copil-2026", choice("Convention", 2), "journal?convention=sicoval"),
        (f"depuis?{HERE}", choice("Jusqu’à", 1), f"depuis?{HERE}&jusqu=copil-2026"),
        (f"avancement?{HERE}", button("Grandir, s’épanouir"), f"avancement?{HERE}&noeud=axe-2"),
        (f"avancement?{HERE}&noeud=axe-2", button("Tout le plan"), f"avancement?{HERE}"),
        (f"actions?{HERE}&action=a-07", button("Suivante"), f"actions?{HERE}&action=a-27"),
        (f"actions?{HERE}&action=a-07", button("Les 40 actions"), f"actions?{HERE}"),
        (f"journal?{HERE}&donnee=freeze/copil-2026", button("Tout le journal"), f"journal?{HERE}"),
        (f"saisie?{HERE}&partie=Actions", choice("Action", 2), f"saisie?{HERE}&partie=Actions&action=a-14"),
        (f"actions?{HERE}&action=a-07&{WALL}", button("Revenir"), f"seance?{HERE}&{WALL}"),
    ],
)
@pytest.mark.long
def test_each_button_and_choice_says_in_the_address_where_it_led(
    server: str, page: Page, start: str, gesture: Gesture, end: str
) -> None:
    open_at(page, f"{server}/{start}")
    assert asked(follow_and_come_back(page, gesture)) == asked(f"{server}/{end}")


def test_one_click_on_the_menu_is_one_step_of_the_history(server: str, page: Page) -> None:
    open_at(page, f"{server}/gouvernance?{HERE}&partie=Instances")
    entries = page.evaluate("history.length")
    menu("Séance")(page)
    wait_ready(page)
    expect(page).to_have_url(f"{server}/seance?{HERE}&{MEETING}")
    assert page.evaluate("history.length") == entries + 1
    page.go_back()
    expect(page.get_by_role("tab", name="Instances", selected=True)).to_be_visible()
    expect(page).to_have_url(f"{server}/gouvernance?{HERE}&partie=Instances")


def test_a_menu_that_covers_a_phone_closes_on_the_page_chosen(server: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_at(page, f"{server}/?{HERE}")
    page.get_by_test_id("stExpandSidebarButton").click()
    menu("Gouvernance")(page)
    wait_ready(page)
    expect(page).to_have_url(f"{server}/gouvernance?{HERE}")
    expect(page.get_by_test_id("stSidebarNavLink").first).not_to_be_in_viewport()


@pytest.mark.parametrize("state", ["", f"&{SEALED}"], ids=["today", "sealed"])
def test_what_is_typed_and_not_recorded_is_found_again_by_its_link(
    cold_server: Callable[..., str], page: Page, state: str
) -> None:
    address = cold_server()
    open_at(page, f"{address}/saisie?{HERE}&partie=Indicateurs")
    choose_cell(page)
    page.keyboard.type("2,8", delay=80)
    page.keyboard.press("Enter")
    expect(bar(page)).to_contain_text("1\u00a0saisie non enregistrée")
    open_at(page, f"{address}/gouvernance?{HERE}&partie=Instances{state}")
    page.get_by_role("link", name="saisie non enregistrée").click()
    for _ in range(2):
        expect(page.get_by_role("tab", name="Indicateurs", selected=True)).to_be_visible()
        expect(bar(page)).to_contain_text("1\u00a0saisie non enregistrée")
        run_again(page)
    assert SEALED not in page.url


def test_the_period_chosen_outlives_a_reload(server: str, page: Page) -> None:
    open_at(page, f"{server}/saisie?{HERE}&partie=Indicateurs")
    box = page.get_by_role("combobox", name="Période")
    for rank in (0, 1, 0):  # the address says the one that is due as well as another
        choice("Période", rank)(page)
        wait_ready(page)
        chosen = box.input_value()
        assert asked(page.url)[1]["periode"] == chosen
        page.reload()
        wait_ready(page)
        expect(box).to_have_value(chosen)

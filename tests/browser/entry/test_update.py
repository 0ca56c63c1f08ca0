"""The grid as people use it: a block pasted from a spreadsheet, an error, its correction, saved, reloaded, undone."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.dashboard import ROOT, environment, new_store, serving
from tests.browser.entry.grid import bar, choose_cell
from tests.browser.ready import wait_ready
from tests.browser.watch import Watch

HERE = "val-d-exemple"
FIRST, SECOND = "enfance", "creches"
ADDRESS = f"saisie?convention={HERE}&partie=Indicateurs&periode=2025"
SEED = f"""
from ctg_core.commands.people import grant_role, save_person
from ctg_core.commands.registry import Asker
from ctg_core.commands.rows import remove_row
from ctg_core.model.person import LOCAL
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store

store = open_store(StoreLocation.from_environment())
for person in ("enfance", "creches"):
    save_person(store, Asker(LOCAL, "*"), person, f"Service {{person}}")
    grant_role(store, Asker(LOCAL, "*"), person, "{HERE}", "contributor", {{"themes": ["early_childhood"]}})
for key in ("PE01-2025", "PE02-2025", "PE03-2025", "PE05-2025"):
    remove_row(store, Asker(LOCAL, "{HERE}"), "indicator_values", key, 1)
"""


@pytest.fixture(scope="module")
def written_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store to write in, where four values of 2025 are missing."""
    folder = tmp_path_factory.mktemp("written")
    url = new_store(folder)
    subprocess.run([sys.executable, "-c", SEED], cwd=ROOT, env=environment(url), check=True)
    return folder / "ctg.db"


@pytest.fixture(scope="module")
def address(written_store: Path) -> Iterator[str]:
    """A dashboard that reads in a header who is there, as a proxy says it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CTG_USER_HEADER", "x-user")
        with serving(f"sqlite:///{written_store.as_posix()}") as served:
            yield served


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Callable[[str], Page]]:
    """Call it with a person for their window, open on the grid."""
    watches = []

    def opened(person: str) -> Page:
        context = browser.new_context(
            locale="fr-FR",
            viewport={"width": 1280, "height": 1000},
            extra_http_headers={"x-user": person},
            permissions=["clipboard-read", "clipboard-write"],
        )
        watches.append((context, Watch(context)))
        page = context.new_page()
        page.goto(f"{address}/{ADDRESS}")
        wait_ready(page)
        return page

    yield opened
    told = [line for _, watch in watches for line in watch.told()]
    for context, _ in watches:
        context.close()
    assert told == []


def paste(page: Page, row: int, block: str) -> None:
    """Choose a cell of the year to fill, and paste from a spreadsheet."""
    choose_cell(page, row)
    page.evaluate("text => navigator.clipboard.writeText(text)", block)
    page.keyboard.press("Control+v")
    wait_ready(page)


def save(page: Page) -> None:
    page.get_by_role("button", name="Enregistrer").click()
    wait_ready(page)


def values(store: Path, *indicators: str) -> list[str | None]:
    """What is recorded for 2025, by indicator."""
    with sqlite3.connect(f"file:{store.as_posix()}?mode=ro", uri=True) as connection:
        return [
            value
            for indicator in indicators
            for (value,) in connection.execute(
                "SELECT value FROM indicator_values WHERE convention = ? AND indicator = ? AND period = '2025' "
                "AND kind = 'observed' AND commune IS NULL AND facility IS NULL",
                (HERE, indicator),
            )
        ]


def test_paste_correct_save_reload_undo(visitor: Callable[[str], Page], written_store: Path) -> None:
    page = visitor(FIRST)
    # What is missing comes alone: PE01, PE02, PE03, PE05.
    paste(page, 0, "98,5\nvingt\n1\u202f234,5")
    expect(bar(page)).to_contain_text("3 saisies non enregistrées, 1 à corriger, 1 à expliquer")
    expect(page.locator(".ctg-table").get_by_text("n’est pas un nombre")).to_be_visible()
    assert values(written_store, "PE01", "PE02", "PE03") == []

    paste(page, 1, "21,4\n74,1")
    expect(bar(page)).to_contain_text("3 saisies non enregistrées.")
    page.reload()
    wait_ready(page)
    expect(bar(page)).to_contain_text("3 saisies non enregistrées.")

    save(page)
    expect(page.get_by_text("3 valeurs enregistrées, à valider par la coordination.")).to_be_visible()
    expect(bar(page)).to_contain_text("Tapez ou collez")
    assert values(written_store, "PE01", "PE02", "PE03") == ["98.5", "21.4", "74.1"]

    page.reload()
    wait_ready(page)
    page.get_by_role("button", name="Annuler ma dernière saisie").click()
    wait_ready(page)
    expect(page.get_by_text("C’est annulé.")).to_be_visible()
    assert values(written_store, "PE01", "PE02", "PE03") == []


def test_the_second_person_sees_the_first_s_value_and_chooses(
    visitor: Callable[[str], Page], written_store: Path
) -> None:
    first, second = visitor(FIRST), visitor(SECOND)
    paste(second, 0, "97")
    paste(first, 0, "98,5")
    save(first)
    assert values(written_store, "PE01") == ["98.5"]

    second.get_by_role("button", name="Enregistrer").click()
    wait_ready(second)
    expect(second.get_by_text("98,5 places pour 100 enfants (par Service enfance")).to_be_visible()
    assert values(written_store, "PE01") == ["98.5"]
    second.get_by_role("button", name="Garder la mienne").click()
    wait_ready(second)
    save(second)
    assert values(written_store, "PE01") == ["97"]


def test_by_keyboard_alone(visitor: Callable[[str], Page], written_store: Path) -> None:
    page = visitor(FIRST)
    rank = sum(not values(written_store, one) for one in ("PE01", "PE02", "PE03"))
    choose_cell(page, rank)
    page.keyboard.type("2,8", delay=80)
    page.keyboard.press("Enter")
    wait_ready(page)
    expect(bar(page)).to_contain_text("1 saisie non enregistrée")
    page.keyboard.press("Control+s")
    wait_ready(page)
    assert values(written_store, "PE05") == ["2.8"]

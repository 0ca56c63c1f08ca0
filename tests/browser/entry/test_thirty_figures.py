"""A committee gives its thirty figures of the year by the screen, one by one, at a person's pace, and all are kept."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.dashboard import ROOT, environment, new_store, serving
from tests.browser.entry.grid import COMMENT, bar, choose_cell
from tests.browser.entry.test_update import HERE, save
from tests.browser.ready import wait_ready
from tests.browser.watch import Watch

COMMITTEE, READER = "comite", "lecteur"
SURPRISING = 3  # the rank of a figure typed twelve times too big, then explained
KEY_MS, FIGURE_MS = 60, 400  # between two keys, and before the next figure: faster than anybody reads and types
GIVEN = (
    "FROM indicator_values v JOIN indicators i ON i.convention = v.convention AND i.key = v.indicator "
    f"WHERE v.convention = '{HERE}' AND v.period = '2025' AND v.kind = 'observed' AND v.commune IS NULL "
    "AND v.facility IS NULL AND v.value IS NOT NULL AND substr(i.key, 1, 2) IN ('PE', 'EN', 'JE', 'PA', 'AD', 'AV') "
    "ORDER BY i.position, i.key LIMIT 30"
)
SEED = f"""
import sys
from ctg_core.commands.people import grant_role, save_person
from ctg_core.commands.registry import Asker
from ctg_core.commands.rows import edit_convention, remove_row
from ctg_core.model.person import LOCAL
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store

store, here = open_store(StoreLocation.from_environment()), Asker(LOCAL, "{HERE}")
for person, role in (("{COMMITTEE}", "contributor"), ("{READER}", "reader")):
    save_person(store, Asker(LOCAL, "*"), person, f"Service {{person}}")
    charge = {{"themes": sys.argv[1].split(",")}} if role == "contributor" else {{}}
    grant_role(store, Asker(LOCAL, "*"), person, "{HERE}", role, charge)
edit_convention(store, here, 1, {{"values_reviewed": False}})
remove_row(store, here, "discrepancies", "attribution-sans-effet", 1)  # it concerns one of the values
for key in sys.argv[2:]:
    remove_row(store, here, "indicator_values", key, 1)
"""

pytestmark = pytest.mark.long


@pytest.fixture
def written_store(tmp_path: Path) -> Path:
    new_store(tmp_path)
    return tmp_path / "ctg.db"


@pytest.fixture
def figures(written_store: Path) -> dict[str, str]:
    """What the committee has on paper, by indicator, in the order of the grid; none of it in the store any more."""
    found = asked(written_store, f"SELECT i.key, v.key, v.value, i.theme {GIVEN}")
    themes = ",".join(sorted({theme for *_, theme in found}))
    removed = [key for _, key, *_ in found]
    command = [sys.executable, "-c", SEED, themes, *removed]
    subprocess.run(command, cwd=ROOT, env=environment(f"sqlite:///{written_store.as_posix()}"), check=True)
    return {indicator: value for indicator, _, value, _ in found}


@pytest.fixture
def address(written_store: Path, figures: dict[str, str]) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CTG_USER_HEADER", "x-user")
        with serving(f"sqlite:///{written_store.as_posix()}") as served:
            yield served


def asked(store: Path, query: str) -> list[tuple[str, ...]]:
    with sqlite3.connect(f"file:{store.as_posix()}?mode=ro", uri=True) as connection:
        return connection.execute(query).fetchall()


def opened(browser: Browser, address: str, person: str) -> tuple[Page, Watch]:
    context = browser.new_context(
        locale="fr-FR", viewport={"width": 1280, "height": 800}, extra_http_headers={"x-user": person}
    )
    watch = Watch(context)
    page = context.new_page()
    page.goto(address)
    wait_ready(page)
    return page, watch


def test_thirty_figures_typed_one_by_one(
    browser: Browser, address: str, written_store: Path, figures: dict[str, str]
) -> None:
    page, watch = opened(browser, f"{address}/saisie?convention={HERE}", COMMITTEE)
    page.get_by_role("link", name="Donner toutes les valeurs de 2025 dans la grille").click()
    page.wait_for_url("**/saisie?*periode=2025*")
    wait_ready(page)
    choose_cell(page)
    for rank, value in enumerate(figures.values()):
        page.keyboard.type(str(int(value) * 12) if rank == SURPRISING else value.replace(".", ","), delay=KEY_MS)
        page.keyboard.press("Enter")
        page.wait_for_timeout(FIGURE_MS)
    wait_ready(page)
    expect(bar(page)).to_contain_text("30 saisies non enregistrées, 1 à expliquer")

    save(page)
    expect(bar(page)).to_contain_text("1 saisie non enregistrée, 1 à expliquer")
    choose_cell(page, across=COMMENT)
    page.keyboard.type("Deux structures ouvertes", delay=30)
    page.keyboard.press("Enter")
    wait_ready(page)
    page.keyboard.press("Control+s")
    wait_ready(page)
    expect(bar(page)).to_contain_text("Tapez ou collez")
    assert watch.told() == []

    kept = asked(
        written_store,
        "SELECT json_extract(after, '$.indicator'), by, at FROM revision "
        f"WHERE command = 'give_values' AND by = '{COMMITTEE}' AND collection = 'indicator_values'",
    )
    assert {indicator for indicator, *_ in kept} == figures.keys()
    assert all(at for *_, at in kept)

    first = next(iter(figures))
    reading, watch = opened(browser, f"{address}/indicateurs?convention={HERE}&indicateur={first}", READER)
    expect(reading.locator(".ctg-change").filter(has_text=f"Service {COMMITTEE}").first).to_be_attached()
    assert watch.told() == []

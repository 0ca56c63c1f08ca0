"""A store that cannot be read, before the first visit or after it: French words and what to do, no traceback."""

import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.dashboard import new_store, serving
from tests.browser.ready import wait_ready


def url_of(path: Path) -> str:
    return f"sqlite:///{path.as_posix()}"


def another_programs(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY)")


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda path: None, "n’existe pas"),
        (lambda path: path.write_bytes(b""), "vide"),
        (lambda path: path.write_text("Bonjour"), "n’est pas"),
        (another_programs, "autre"),
    ],
    ids=["missing", "empty", "not a database", "another program's"],
)
def test_a_store_that_is_not_ours_is_refused_in_french(tmp_path: Path, page: Page, make, told) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "ctg.db"
    make(path)
    before = path.read_bytes() if path.exists() else None
    with serving(url_of(path)) as address:
        page.goto(f"{address}/financements")
        wait_ready(page)
        expect(page.get_by_text("Que faire")).to_be_visible()
        expect(page.get_by_test_id("stAlert")).to_contain_text(told)
    assert (path.read_bytes() if path.exists() else None) == before


@pytest.mark.long
def test_a_store_taken_away_while_it_is_read_is_said(tmp_path: Path, page: Page) -> None:
    url = new_store(tmp_path)
    with serving(url) as address:
        page.goto(f"{address}/?convention=arras")
        wait_ready(page)
        (tmp_path / "ctg.db").rename(tmp_path / "elsewhere.db")
        page.goto(f"{address}/gouvernance?convention=arras")
        page.get_by_text("Que faire").wait_for()
        assert page.get_by_text("Traceback").count() == 0


def test_a_server_that_stops_is_said_in_french(store: str, browser: Browser) -> None:
    with browser.new_context(locale="fr-FR") as context:  # unwatched: that nobody answers any more is an error there
        page = context.new_page()
        with serving(store) as address:
            page.goto(f"{address}/avancement?convention=sicoval")
            wait_ready(page)
            assert page.get_by_test_id("stMainMenu").count() == 0
        told = page.get_by_role("dialog").filter(has_text="Le tableau de bord ne répond plus")
        expect(told).to_contain_text("python do.py open", timeout=30_000)

"""A role taken away while somebody looks: the next thing they ask of the page is refused, in French."""

from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ctg_core.commands.people import grant_role, save_person, withdraw_role
from ctg_core.commands.registry import Asker
from ctg_core.model.person import EVERY_CONVENTION, LOCAL
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store
from tests.browser.dashboard import new_store, serving
from tests.browser.ready import wait_ready

REFUSED = "Cette convention ne vous est pas ouverte"
HERE, READER = "val-d-exemple", "mairie"
AT_THE_MACHINE = Asker(LOCAL, EVERY_CONVENTION)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with a reader of one convention."""
    new_store(tmp_path)
    with closing(open_store(StoreLocation(tmp_path / "ctg.db"))) as store:
        save_person(store, AT_THE_MACHINE, READER, "Mairie")
        grant_role(store, AT_THE_MACHINE, READER, HERE, "reader")
    return tmp_path / "ctg.db"


def take_document(page: Page) -> None:
    page.get_by_role("button", name="Synthèse").click()


def test_a_role_taken_away_counts_in_a_page_already_open(
    store: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTG_USER_HEADER", "x-user")
    with serving(f"sqlite:///{store.as_posix()}") as address:
        context = browser.new_context(locale="fr-FR", extra_http_headers={"x-user": READER})
        page = context.new_page()
        page.goto(f"{address}/seance?convention={HERE}&partie=Documents")
        wait_ready(page)
        # A file is made after the run of its page, where no header tells who asks: it is theirs all the same.
        with page.expect_download() as taken:
            take_document(page)
        assert taken.value.suggested_filename.endswith(".pdf")
        wait_ready(page)
        listed = context.new_page()
        listed.goto(f"{address}/journal?convention={HERE}")
        wait_ready(listed)
        with closing(open_store(StoreLocation(store))) as opened:
            withdraw_role(opened, AT_THE_MACHINE, READER, HERE)
        take_document(page)
        expect(page.get_by_text(REFUSED)).to_be_visible()
        listed.get_by_label("Rechercher").fill("crèche")
        listed.keyboard.press("Enter")
        expect(listed.get_by_text(REFUSED)).to_be_visible()
        page.reload()
        expect(page.get_by_text("Aucune convention ne vous est ouverte")).to_be_visible()
        context.close()

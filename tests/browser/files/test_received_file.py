"""A file of one convention dropped on the page of another: both are named, and one click leads to the right one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ctg_core.cli.main import main
from ctg_core.store.location import VARIABLE
from tests.browser.ready import wait_ready
from tests.exchange.sent import tracking_workbook

ITS_OWN, LOOKED_AT = "val-d-exemple", "arras"
Written = Callable[[str, str], Path]


@pytest.fixture
def written(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Written:
    """Call it with a verb of the command line and the end of a name for a file of that convention."""
    monkeypatch.setenv(VARIABLE, store)

    def write(verb: str, suffix: str) -> Path:
        file = tmp_path / f"{verb}{suffix}"
        told = ["--for", "early_childhood"] if verb == "sheet" else ["--format", suffix.removeprefix(".")]
        assert main([verb, ITS_OWN, *told, "--out", str(file)]) == 0
        return file

    return write


def drop(page: Page, server: str, file: Path, part: str = "Recevoir un fichier") -> None:
    page.goto(f"{server}/echanges?convention={LOOKED_AT}&partie={part}")
    wait_ready(page)
    page.locator("input[type=file]").first.set_input_files(file)
    wait_ready(page)


@pytest.mark.parametrize(
    ("verb", "suffix", "part", "then"),
    [
        ("export", ".xlsx", "Recevoir un fichier", "rien à changer"),
        ("export", ".json", "Recevoir un fichier", "rien à changer"),
        ("sheet", ".xlsx", "Recevoir un fichier", "Tout ce que dit cette fiche est déjà enregistré"),
        ("sheet", ".xlsx", "Fiches de retour", "Tout ce que dit cette fiche est déjà enregistré"),
    ],
)
def test_a_file_of_another_convention_leads_there(
    server: str, page: Page, written: Written, verb: str, suffix: str, part: str, then: str
) -> None:
    file = written(verb, suffix)
    drop(page, server, file, part)
    told = page.get_by_test_id("stAlert")
    expect(told).to_contain_text(
        f"Le fichier «\u00a0{file.name}\u00a0» est celui de «\u00a0Val d’Exemple (fictif)\u00a0», et vous regardez "
        "«\u00a0CU d’Arras\u00a0». Rien n’a été changé.",
        use_inner_text=True,
    )
    page.get_by_role("button", name="Passer à").click()
    expect(page.get_by_text(then)).to_be_visible()
    wait_ready(page)
    assert f"convention={ITS_OWN}" in page.url
    expect(told).to_have_count(0)


def test_a_plan_that_names_no_convention_only_shows_what_it_would_add(server: str, page: Page, tmp_path: Path) -> None:
    file = tmp_path / "suivi.xlsx"
    file.write_bytes(tracking_workbook())
    drop(page, server, file)
    expect(page.locator(".ctg-headline").last).to_contain_text(
        "Ce qui changerait\u202f: 16\u00a0nouveaux", use_inner_text=True
    )
    expect(page.get_by_test_id("stAlert")).to_have_count(0)

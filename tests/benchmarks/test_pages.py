"""The whole way once, without judging how long it took."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.pages import PAGES, main

ROOT = Path(__file__).parents[2]


@pytest.mark.long
def test_one_page_is_measured_against_hello() -> None:
    # A process of its own: Playwright leaves an event loop that other tests must not find.
    command = [sys.executable, "-m", "benchmarks", "pages", "--rounds", "1", "--warmup", "0"]
    done = subprocess.run(
        [*command, "--pages", "avancement"], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "| avancement | light |" in done.stdout
    assert "- hello against hello, cold complete:" in done.stdout


def test_an_unknown_page_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["--pages", "avancement,nowhere"])
    assert leaving.value.code == 2
    assert "no page is called nowhere" in capsys.readouterr().err


def test_the_home_page_has_a_name() -> None:
    assert PAGES[0] == "accueil"
    assert "" not in PAGES

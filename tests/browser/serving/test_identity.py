"""What a proxy's header says is the key of a person, and never whoever sits at the machine or types commands there."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.server_time import session
from ctg_core.commands.registry import Asker
from ctg_core.commands.rows import edit_row
from ctg_core.model.person import LOCAL, TERMINAL, Who
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store
from ctg_core.ui.navigation import JOURNAL, SECTIONS
from tests.browser.dashboard import ROOT, environment, new_store, serving

HERE, KNOWN = "val-d-exemple", "coordination"
PAGES = [page.address for pages in SECTIONS.values() for page in pages]
QUERY = f"convention={HERE}"
CLOSED = b"Aucune convention ne vous est ouverte"
SPELLINGS = [
    "local",
    "ligne-de-commande",
    "installation",
    "ligne de commande",
    "  local\t",
    "local\xa0",
    "Local",
    "LIGNE-DE-COMMANDE",
    "\uff4c\uff4f\uff43\uff41\uff4c",  # full width
    "l\u043ec\u0430l",  # in part Cyrillic
    "ligne\u2010de\u2010commande",
    "AtTheMachine.LOCAL",
    repr(LOCAL),
    "*",
]


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A store where a coordinator, the person at the machine and the command line each changed an action last."""
    url = new_store(tmp_path)
    for words in (["add", KNOWN, "Coordination"], ["grant", KNOWN, "coordination", "--convention", HERE]):
        subprocess.run([sys.executable, "-m", "ctg_core", "users", *words], cwd=ROOT, env=environment(url), check=True)
    with closing(open_store(StoreLocation(tmp_path / "ctg.db"))) as store:
        askers: tuple[Who, ...] = (KNOWN, LOCAL, TERMINAL)
        for rank, who in enumerate(askers, start=1):
            edit_row(store, Asker(who, HERE), "actions", f"a-0{rank}", 1, {"next": "Relancer"})
    return tmp_path / "ctg.db"


@pytest.fixture
def address(written: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A dashboard that reads in a header who is there, as a proxy says it."""
    monkeypatch.setenv("CTG_USER_HEADER", "x-user")
    with serving(f"sqlite:///{written.as_posix()}") as served:
        yield served


def last_line(store: Path) -> int:
    with closing(open_store(StoreLocation(store))) as opened:
        return opened.revision()


def test_no_spelling_reads_nor_writes(address: str, written: Path) -> None:
    before = last_line(written)
    with session(address, {"x-user": KNOWN}) as ask:
        undo = re.search(rb"\$\$ID-[0-9a-f]+-undo-mine", ask(JOURNAL.address, QUERY).content)
        assert undo, "the one whom the store knows is offered to undo"
    for spelling in SPELLINGS:
        with session(address, {"x-user": spelling.encode().decode("latin-1")}) as ask:
            shown = {page: ask(page, QUERY).content for page in PAGES}
            shown["forged"] = ask(JOURNAL.address, QUERY, undo[0].decode()).content
        opened = [page for page, content in shown.items() if CLOSED not in content or b"data-answer" in content]
        assert opened == [], f"«{spelling}» is let in"
        assert last_line(written) == before, f"«{spelling}» writes"
    with session(address, {"x-user": KNOWN}) as ask:
        ask(JOURNAL.address, QUERY)
        ask(JOURNAL.address, QUERY, undo[0].decode())
    assert last_line(written) == before + 1, "the same message undoes when it comes from somebody who may"

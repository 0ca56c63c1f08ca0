"""Twenty people open the dashboard at the same moment, on a server that nobody has visited: each sees their page."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from benchmarks.server_time import View, session
from ctg_core.ui.navigation import SECTIONS
from ctg_core.ui.trouble import NOT_SHOWN

VISITORS = 20
PAGES = [page.address for pages in SECTIONS.values() for page in pages]


@pytest.mark.long
def test_twenty_first_visitors(cold_server: Callable[..., str]) -> None:
    address, together = cold_server(), Barrier(VISITORS)

    def visit(rank: int) -> View:
        with session(address) as ask:
            together.wait()
            return ask(PAGES[rank % len(PAGES)], "convention=val-d-exemple")

    with ThreadPoolExecutor(VISITORS) as crowd:
        views = list(crowd.map(visit, range(VISITORS)))
    assert [PAGES[rank % len(PAGES)] for rank, view in enumerate(views) if NOT_SHOWN.encode() in view.content] == []
    assert all(b'data-answer="yes"' in view.content for view in views)

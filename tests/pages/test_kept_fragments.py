"""What a page drew of an unchanged answer is not drawn again; a change, anywhere in it, is."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
import streamlit as st

from ctg_core.commands.registry import Asker
from ctg_core.commands.rows import edit_row
from ctg_core.model import french, french_dates
from ctg_core.model.action import Action
from ctg_core.store.store import Store
from ctg_core.ui.navigation import ACTIONS, GOVERNANCE, HOME, INDICATORS, PROGRESS, PageEntry
from tests.pages.boxes import COORDINATION, LIVING, Open
from tests.pages.conftest import Visit, words

LATE = "a-14"  # listed on each of these pages


def test_a_changed_row_is_seen_at_the_next_run(opened: Open, store: Store) -> None:
    pages = [opened(COORDINATION, page=page) for page in (HOME, ACTIONS, PROGRESS)]
    with store.reading() as session:
        version = session.get_one(Action, (LIVING, LATE)).version
    edit_row(store, Asker(COORDINATION, LIVING), "actions", LATE, version, {"title": "Un titre jamais lu"})
    assert ["Un titre jamais lu" in words(page.run()) for page in pages] == [True, True, True]


@pytest.mark.parametrize("entry", [HOME, PROGRESS, ACTIONS, INDICATORS, GOVERNANCE], ids=lambda entry: entry.title)
def test_what_did_not_change_is_not_worded_again(
    visit: Visit, entry: PageEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wording numbers and dates is what a page costs most: a rerun words those of its sentences alone."""
    app = visit(entry, LIVING).run()
    worded: list[object] = []
    for module, name in ((french, "format_decimal"), (french_dates, "format_date")):
        monkeypatch.setattr(module, name, partial(_remembering, worded, getattr(module, name)))
    before = words(app)
    assert words(app.run()) == before
    assert len(worded) <= 25, worded


def _remembering(worded: list[object], word: Callable[..., Any], value: object, *given: Any, **named: Any) -> Any:
    worded.append(value)
    return word(value, *given, **named)


def test_each_run_has_its_own_pages(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit marks in a page that it is about to run: two readers of one page would run it once."""
    app, runs, real = visit(HOME, LIVING), list[dict[str, Any]](), st.navigation
    monkeypatch.setattr(st, "navigation", lambda pages, **more: runs.append(pages) or real(pages, **more))
    app.run()
    app.run()
    first, second = ([page for pages in run.values() for page in pages] for run in runs)
    assert [page.url_path for page in first] == [page.url_path for page in second]
    assert not {id(page) for page in first} & {id(page) for page in second}

"""Every page of every convention opens, answers first, and shows nothing raw."""

import re

import pytest

from ctg_core.commands.first_run import shipped_files
from ctg_core.ui.navigation import SECTIONS, PageEntry
from tests.pages.conftest import Visit, answer, words

PAGES = [entry for pages in SECTIONS.values() for entry in pages]
FIRST = ("val-d-exemple", "toulouse", "arras")  # the fullest, the best documented, the barest
CONVENTIONS = [
    file.stem if file.stem in FIRST else pytest.param(file.stem, marks=pytest.mark.long) for file in shipped_files()
]


@pytest.mark.parametrize("convention", CONVENTIONS)
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.title)
def test_it_opens_and_answers(visit: Visit, entry: PageEntry, convention: str) -> None:
    app = visit(entry, convention)
    shown = words(app)
    assert len(answer(app)) > len("Non documenté")
    assert not re.search(r"\b(None|nan|NaN|Decimal|True|False)\b", shown), "a raw value is shown"
    assert not re.search(r"\b0 %", answer(app)), "unknown must not read as zero"

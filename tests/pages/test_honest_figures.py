"""The five documents, read by hand: whose each number is, what it covers, whether it is known; screens and paper."""

import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from html import unescape
from pathlib import Path

import pytest
import streamlit as st

from ctg_core.exchange.documents.kit.frame import DocumentRefused
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store
from ctg_core.ui.navigation import SECTIONS
from tests.exchange.documents.conftest import Maker
from tests.exchange.documents.test_every_document import everything
from tests.pages.conftest import open_page

FIVE = ("arras", "cazals-salviac", "sicoval", "terres-du-lauragais", "toulouse")
PAPER = ("synthese", "support-de-seance", "bilan-annuel", "rapport-evaluation")
SCREENS = {
    entry.title: entry
    for pages in SECTIONS.values()
    for entry in pages
    if entry.title not in ("Référentiels", "Journal", "Échanges")  # they say nothing of a convention
}
Told = Mapping[str, str]


@pytest.fixture(scope="module")
def told(made_once: Path) -> Iterator[Mapping[str, Told]]:
    """What each screen and each document says of each of the five, by its name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CTG_DATABASE_URL", f"sqlite:///{made_once.as_posix()}")
        st.cache_resource.clear()
        st.cache_data.clear()
        yield {key: {**_screens(key), **_paper(made_once, key)} for key in FIVE}


def _screens(key: str) -> dict[str, str]:
    found = {}
    for title, entry in SCREENS.items():
        bodies = [
            one.proto.body for one in open_page(entry, key).get("html") if not one.proto.body.startswith("<style")
        ]
        # A quotation is its author's word, not ours.
        ours = re.sub(r"<blockquote.*?</blockquote>|<[^>]+>", " ", " ".join(bodies), flags=re.DOTALL)
        found[title] = _spaced(unescape(ours))
    return found


def _paper(path: Path, key: str) -> dict[str, str]:
    found = {}
    with closing(open_store(StoreLocation(path))) as store:
        for name in PAPER:
            try:
                found[name] = _spaced(everything(name, Maker(store).make(name, key)))
            except DocumentRefused:
                found[name] = ""
    return found


def _spaced(text: str) -> str:
    return re.sub(r"[\s\u2060]+", " ", text)


# What no screen and no document may say of a convention, and why.
NEVER = {
    "arras": {
        r"% d’avancement": "2 actions described of 15, and a third axis that tells no number",
        r"= 100 %\.": "the card of a mean that is not said computes none",
    },
}
# What some of them must say instead.
SAID = {
    ("arras", "Avancement"): ["Avancement connu de 2 des 7 actions, trop peu pour une moyenne"],
    ("arras", "synthese"): ["Avancement connu de 2 des 7 actions, trop peu pour une moyenne"],
    ("arras", "rapport-evaluation"): ["Avancement connu de 2 des 7 actions, trop peu pour une moyenne"],
    ("arras", "support-de-seance"): ["Avancement connu de 2 des 7 actions, trop peu pour une moyenne"],
}


@pytest.mark.parametrize(("key", "words"), [(key, words) for key, rules in NEVER.items() for words in rules])
def test_nowhere_is_it_said(told: Mapping[str, Told], key: str, words: str) -> None:
    saying = {
        where: found.group() for where, text in told[key].items() if (found := re.search(f".{{0,60}}{words}", text))
    }
    assert saying == {}, NEVER[key][words]


@pytest.mark.parametrize(("key", "where"), SAID)
def test_it_is_said(told: Mapping[str, Told], key: str, where: str) -> None:
    assert [words for words in SAID[key, where] if words not in told[key][where]] == []

"""The help of each page: complete, short, in French, and as harmless as any other text."""

import re

import pytest

from ctg_core.ui.navigation import SECTIONS
from ctg_core.views.french import typeset
from ctg_core.views.help import HELP, PageHelp, help_panel
from ctg_core.views.help_words import WORDS

TITLES = [page.title for pages in SECTIONS.values() for page in pages]


def test_every_page_has_its_help_and_no_help_is_left_without_a_page() -> None:
    assert sorted(HELP) == sorted(TITLES)


def test_every_word_explained_is_used_and_every_word_used_is_explained() -> None:
    assert {word for page in HELP.values() for word in page.words} == set(WORDS)


@pytest.mark.parametrize("page", HELP.values(), ids=list(HELP))
def test_it_is_read_in_a_minute(page: PageHelp) -> None:
    assert page.question.endswith("\u202f?")
    assert 3 <= len(page.reading) <= 5
    assert len(re.findall(r"[\w’]+", help_text(page))) <= 260


@pytest.mark.parametrize("page", HELP.values(), ids=list(HELP))
def test_it_is_typeset(page: PageHelp) -> None:
    texts = [page.question, *page.reading, *(WORDS[word] for word in page.words)]
    assert [text for text in texts if typeset(text) != text] == []


def test_the_button_opens_the_panel_and_the_panel_can_be_closed() -> None:
    panel = help_panel(HELP["Accueil"])
    assert panel.startswith('<button type="button" class="ctg-help" popovertarget="page-help">')
    assert '<div popover id="page-help"' in panel
    assert 'popovertargetaction="hide"' in panel


def help_text(page: PageHelp) -> str:
    return re.sub(r"<[^>]+>", " ", help_panel(page))

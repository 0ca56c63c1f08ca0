import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctg_core.views.escape import html_text, map_text, markdown_text


@pytest.mark.parametrize("live", ["${alert(1)}", "`", "\\u003c", "<img onerror=x>", "\" onload='x'", "{{ x }}"])
def test_nothing_live_reaches_a_map(live: str) -> None:
    assert not set("`$\\{}<>\"'") & set(map_text(live))


@given(st.text())
def test_what_is_read_is_what_was_written(text: str) -> None:
    assert html.unescape(html_text(text)) == html.unescape(map_text(text))


def test_ordinary_words_are_left_alone() -> None:
    assert map_text("Crèche de l’Œuvre") == html_text("Crèche de l’Œuvre") == "Crèche de l’Œuvre"


@pytest.mark.parametrize("live", ["![x](http://a.b)", "**gras**", "$x$", ":red[x]", "`x`", "a_b_c", "C:\\_x", "<b>"])
def test_markdown_reads_nothing_but_text(live: str) -> None:
    written = markdown_text(live)
    assert re.sub(r"\\(.)", r"\1", written) == live
    assert re.fullmatch(r"(?:\\[!-/:-@\[-`{-~]|\w)*", written)

"""What a meeting looks at full screen: slides and, behind their links, any page, with the way back to the slide."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from ctg_core.ui.navigation import MEETING as MEETING_PAGE

MEETING = "seance"
DISPLAY = "affichage"
WALL, NOTES = "projection", "notes"
_LINK = re.compile(r'(<a href="[^":?#]*\?[^"#]*)')


@cache
def _style() -> str:
    return (Path(__file__).parent / "wall.css").read_text(encoding="utf-8")


def is_projected() -> bool:
    """Whether the address asks for the wall or for the presenter's notes."""
    return st.query_params.get(DISPLAY) in (WALL, NOTES)


def kept_on_the_wall() -> dict[str, str]:
    """What an address must carry to stay in the meeting; nothing when there is none under way."""
    asked = st.query_params
    return {name: asked[name] for name in (DISPLAY, MEETING) if name in asked} if is_projected() else {}


def linked(fragment: str, kept: Mapping[str, str]) -> str:
    """A fragment whose links carry what an address must keep."""
    more = "".join(f"&amp;{urlencode({name: value})}" for name, value in kept.items())
    return _LINK.sub(lambda link: link[1] + more, fragment) if more else fragment


def dress_for_the_wall(title: str | None, address: Mapping[str, str]) -> None:
    """The dress of the wall when it is asked for and, on any page but the meeting's, the way back to its slide."""
    if not is_projected():
        return
    if st.query_params[DISPLAY] == WALL:
        st.html(f"<style>{_style()}</style>")
    if title == MEETING_PAGE.title:
        return
    with st.container(key="turning"):
        # Not Escape: it closes the card of a figure, and would leave the page with it.
        if st.button("Revenir à la séance", icon=":material/slideshow:", shortcut="Backspace", key="back-to-meeting"):
            st.switch_page(MEETING_PAGE.file, query_params={**address, **kept_on_the_wall()})

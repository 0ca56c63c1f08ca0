"""What a meeting looks at full screen: slides and, behind their links, any page, with the way back to the slide."""

import re
from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from ctg_core.ui.navigation import MEETING as MEETING_PAGE

MEETING = "seance"
DISPLAY = "affichage"
WALL, NOTES = "projection", "notes"
# rem scales everything: readable at ten metres on a projector of 1280 × 720.
_STYLE = """html{font-size:23px!important}
[data-testid=stSidebar],[data-testid=stExpandSidebarButton],.st-key-heading,.st-key-meeting,
.stElementContainer:has(.ctg-identity),.stElementContainer:has(>.stHtml>style){display:none!important}
.stMainBlockContainer{padding:.6rem 2rem 4rem!important;max-width:none!important}
.stMainBlockContainer [data-testid=stVerticalBlock]{gap:.35rem}
.ctg-fictional{padding:.1rem .6rem!important;font-size:.75rem;margin:0!important}
.ctg-h2{font-size:1.6rem!important;margin:.2rem 0}
.ctg-matter li{padding:.15rem 0} .ctg-agenda{font-size:1.25rem;line-height:1.6} .ctg-kpi{padding:.5rem .8rem}
.st-key-turning{position:fixed;bottom:0;left:0;right:0;padding:.2rem 2rem;background:Canvas;z-index:9}
.st-key-turning :is(p,button){font-size:.7rem}"""
_LINK = re.compile(r'(<a href="[^":?#]*\?[^"#]*)')


def is_projected() -> bool:
    """Whether the address asks for the wall or for the presenter's notes."""
    return st.query_params.get(DISPLAY) in (WALL, NOTES)


def kept_on_the_wall() -> dict[str, str]:
    """What an address must carry to stay in the meeting; nothing when there is none under way."""
    asked = st.query_params
    return {name: asked[name] for name in (DISPLAY, MEETING) if name in asked} if is_projected() else {}


def linked_on_the_wall(fragment: str) -> str:
    """A fragment whose links stay in the meeting."""
    kept = kept_on_the_wall()
    more = "".join(f"&amp;{urlencode({name: value})}" for name, value in kept.items())
    return _LINK.sub(lambda link: link[1] + more, fragment)


def dress_for_the_wall(title: str | None, address: Mapping[str, str]) -> None:
    """The dress of the wall when it is asked for and, on any page but the meeting's, the way back to its slide."""
    if not is_projected():
        return
    if st.query_params[DISPLAY] == WALL:
        st.html(f"<style>{_STYLE}</style>")
    if title == MEETING_PAGE.title:
        return
    with st.container(key="turning"):
        # Not Escape: it closes the card of a figure, and would leave the page with it.
        if st.button("Revenir à la séance", icon=":material/slideshow:", shortcut="Backspace", key="back-to-meeting"):
            st.switch_page(MEETING_PAGE.file, query_params={**address, **kept_on_the_wall()})

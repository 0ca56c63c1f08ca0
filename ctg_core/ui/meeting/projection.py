"""The meeting full screen: one idea at a time, turned by keyboard, the same slide on the wall and on the notes."""

from datetime import datetime

import streamlit as st

from ctg_core.model.instants import PARIS
from ctg_core.questions.meeting.meeting import MeetingFile
from ctg_core.ui.meeting.slides import Slide, slides_of
from ctg_core.ui.navigation import MEETING as MEETING_PAGE
from ctg_core.ui.page import Page
from ctg_core.ui.wall import DISPLAY, MEETING, NOTES, WALL
from ctg_core.views.blocks import empty, paragraph, section
from ctg_core.views.escape import markdown_text
from ctg_core.views.french import WIDE

_FOLLOWING = "1s"


def projection_link(page: Page, file: MeetingFile) -> None:
    """The ways in: the wall, and the presenter's own screen."""
    with st.container(horizontal=True):
        for label, icon, display in (
            ("Projeter la séance", ":material/slideshow:", WALL),
            ("Écran de l’intervenant", ":material/speaker_notes:", NOTES),
        ):
            query = {**page.address, MEETING: file.key, DISPLAY: display}
            st.page_link(MEETING_PAGE.file, label=label, icon=icon, query_params=query)


@st.cache_resource(show_spinner=False)
def _turned() -> dict[tuple[str, str], int]:
    """The slide shown in each meeting, the same for everybody who looks at it."""
    return {}


def draw_projection(page: Page, file: MeetingFile) -> None:
    """The slide under way; on the presenter's screen, its notes and what comes next."""
    slides = slides_of(page, file)
    where = (page.selection.convention, file.key)
    on_the_wall = st.query_params.get(DISPLAY) == WALL
    _draw_slide(page, slides, where, on_the_wall=on_the_wall)
    with st.container(horizontal=True, vertical_alignment="center", key="turning"):
        _turn("Précédent", -1, "Left", where, len(slides))
        _turn("Suivant", 1, "Right", where, len(slides))
        _draw_clock()
        st.page_link(
            MEETING_PAGE.file,
            label="Quitter",
            icon=":material/close:",
            query_params={**page.address, MEETING: file.key},
        )


@st.fragment(run_every=_FOLLOWING)
def _draw_slide(page: Page, slides: list[Slide], where: tuple[str, str], *, on_the_wall: bool) -> None:
    rank = min(_turned().get(where, 0), len(slides) - 1)
    slide = slides[rank]
    page.show(section(slide.title))
    if not on_the_wall:  # before the slide, which the wall shows too: a long one would push them out of sight
        following = slides[rank + 1].title if rank + 1 < len(slides) else "la fin"
        st.caption(f"Écran {rank + 1} sur {len(slides)}. Ensuite{WIDE}: {markdown_text(following)}")
        page.show(paragraph(slide.notes) if slide.notes else empty("Pas de note pour cet écran.", "", ""))
    page.show(*slide.fragments())
    _show_from_the_top(rank)


def _show_from_the_top(rank: int) -> None:
    """Scroll to the title each time the slide changes.

    The browser runs a script only if its text is new: the rank, in it, differs for each slide, not at each refresh.
    """
    scroll = "for (const one of [document.querySelector('[data-testid=\"stMain\"]'), window]) one.scrollTo(0, 0);"
    st.html(f"<script>/* {rank} */ {scroll}</script>", unsafe_allow_javascript=True)


def _turn(label: str, step: int, key: str, where: tuple[str, str], count: int) -> None:
    def turn() -> None:
        _turned()[where] = max(0, min(count - 1, _turned().get(where, 0) + step))

    icon = ":material/arrow_back:" if step < 0 else ":material/arrow_forward:"
    st.button(label, icon=icon, key=f"turn-{step}", shortcut=key, on_click=turn)


@st.fragment(run_every="20s")
def _draw_clock() -> None:
    now = datetime.now(PARIS)
    st.markdown(f"**{now.hour}{WIDE}h{WIDE}{now.minute:02}**")

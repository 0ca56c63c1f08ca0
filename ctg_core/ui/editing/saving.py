"""What follows a change: the screen, or a part of it, drawn anew, and a word."""

import streamlit as st
from streamlit.errors import StreamlitAPIException

from ctg_core.views.escape import markdown_text

_SAID = "_just_saved"


def say_what_was_saved() -> None:
    """The word that follows a change, once the screen shows what it made."""
    if said := st.session_state.pop(_SAID, None):
        st.toast(markdown_text(said), icon=":material/check:")


def redraw(said: str) -> None:
    """Draw the screen anew with what a change made, and say so: nothing drawn before it still holds."""
    st.session_state[_SAID] = said
    st.rerun()


def redraw_part(said: str) -> None:
    """The same for a part of the screen that redraws alone, and tells the rest of it what to say."""
    st.session_state[_SAID] = said
    rerun_part()


def rerun_part() -> None:
    """Draw anew the part being drawn; the whole screen when it is the whole screen that is."""
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:
        st.rerun()

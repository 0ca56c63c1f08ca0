"""What follows a change: a rerun of the page or of a fragment, then a message."""

import streamlit as st
from streamlit.errors import StreamlitAPIException

from ctg_core.views.escape import markdown_text

_SAID = "_just_saved"


def say_what_was_saved() -> None:
    """Show the message kept by ``redraw``, once the screen shows the change."""
    if said := st.session_state.pop(_SAID, None):
        st.toast(markdown_text(said), icon=":material/check:")


def redraw(said: str) -> None:
    """Rerun the page after a change, then show this message; what was drawn before is out of date."""
    st.session_state[_SAID] = said
    st.rerun()


def redraw_part(said: str) -> None:
    """The same within a fragment: only the fragment reruns."""
    st.session_state[_SAID] = said
    rerun_part()


def rerun_part() -> None:
    """Rerun the current fragment, or the whole page when the run is not of a fragment."""
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:
        st.rerun()

"""Which state of the convention the reader looks at: today's, or one that was sealed, named in the address."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ctg_core.questions.selection import Selection
from ctg_core.questions.states.freezes import SealedState, in_state, sealed_states
from ctg_core.ui.answers import Reader
from ctg_core.views.escape import markdown_text
from ctg_core.views.french import NARROW, WIDE, day
from ctg_core.views.states.sealed import replaced_by, state_name

FROZEN = "arrete"
TODAY = ""
_SEEN = "_state_in_address"


def chosen_state(reader: Reader, selection: Selection) -> Selection:
    """The selection, on the sealed state the reader chose when the convention has any."""
    states = {state.key: state for state in reader.ask_today(sealed_states, selection)}
    _follow_address(states)
    key = TODAY
    if states:
        key = st.sidebar.selectbox(
            "État",
            [TODAY, *states],
            format_func=lambda key: state_name(states[key]) if key else "Aujourd’hui",
            key=FROZEN,
        )
    _write_address(key)
    if not key:
        return selection
    return in_state(selection, states[key])


def _follow_address(states: dict[str, SealedState]) -> None:
    """Take the state from the address when it changed there; say so when it names none."""
    asked, state = st.query_params.get(FROZEN, TODAY if _came_by_address() else None), st.session_state
    if asked and asked not in states:
        st.warning(
            f"L’adresse demande un état arrêté que cette convention n’a pas{NARROW}: voici les données d’aujourd’hui."
        )
        asked = TODAY
    if asked is not None and asked != state.get(_SEEN):
        state[FROZEN] = asked
    if state.get(FROZEN, TODAY) not in states:
        state[FROZEN] = TODAY
    state[FROZEN] = state[FROZEN]  # set at each run: Streamlit drops the state of a widget with its page


def _came_by_address() -> bool:
    """Whether the reader followed a link, Back or Forward: their address says all, and without a state means today."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def _write_address(key: str) -> None:
    if key and st.query_params.get(FROZEN) != key:
        st.query_params[FROZEN] = key
    elif not key:
        st.query_params.pop(FROZEN, None)
    st.session_state[_SEEN] = key


def leave_sealed_state() -> None:
    """Back to today's data."""
    st.session_state[FROZEN] = TODAY


def show_sealed_band(reader: Reader, selection: Selection) -> None:
    """Show above the page a band which says that the data is that of a sealed state."""
    state = next(state for state in reader.ask_today(sealed_states, selection) if state.key == selection.frozen)
    with st.container(horizontal=True, vertical_alignment="center", key="sealed"):
        st.markdown(
            f"**État arrêté au {day(selection.day)}** · {markdown_text(state.label)} · "
            f"empreinte{WIDE}{state.sha256[:12]}"
            + (f" · {replaced_by(state.replaced_by)}" if state.replaced_by else "")
        )
        st.button("Revenir à aujourd’hui", on_click=leave_sealed_state, key="leave-sealed")

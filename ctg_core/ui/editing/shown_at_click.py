"""What was on screen when somebody clicked.

A click has the page run again, and asked again what it shows: what others wrote meanwhile is there before the click
is. To write over what was displayed, and over nothing else, a button carries it.
"""

from typing import Any

import streamlit as st


def carrying(name: str, shown: Any) -> dict[str, Any]:
    """What makes a button ask ``name`` of what it was drawn beside."""
    return {"on_click": keep_shown, "args": (name, shown)}


def asked_about(name: str) -> Any:
    """What was shown by the button of this name just clicked, once; None when none was."""
    return st.session_state.pop(_place(name), None)


def keep_shown(name: str, shown: Any) -> None:
    """Keep it, for whoever asks after the click."""
    st.session_state[_place(name)] = shown


def _place(name: str) -> str:
    return f"_asked {name}"

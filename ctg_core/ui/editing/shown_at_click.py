"""The record that was on screen when a button was clicked.

A click reruns the page, which reads the store again and may find a newer version than the one clicked on. Each
button carries the record it was drawn with, so that the command refuses to replace any other version.
"""

from typing import Any

import streamlit as st


def carrying(name: str, shown: Any) -> dict[str, Any]:
    """Arguments of a Streamlit button that keeps ``shown`` under this name when clicked."""
    return {"on_click": keep_shown, "args": (name, shown)}


def asked_about(name: str) -> Any:
    """What the button just clicked kept under this name, returned once; None when none was clicked."""
    return st.session_state.pop(_place(name), None)


def keep_shown(name: str, shown: Any) -> None:
    """Keep ``shown`` in the session until ``asked_about`` takes it."""
    st.session_state[_place(name)] = shown


def _place(name: str) -> str:
    return f"_asked {name}"

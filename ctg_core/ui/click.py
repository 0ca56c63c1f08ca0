"""What was on screen when somebody clicked.

A click has the page run again, and asked again what it shows: what others wrote meanwhile is there before the click
is. To write over what was displayed, and over nothing else, a button carries it.
"""

from typing import Any

import streamlit as st


def button_about(shown: Any, *, name: str, label: str, key: str, icon: str, **look: Any) -> None:
    """A button that asks ``name`` of what it shows."""
    st.button(label, key=key, icon=icon, on_click=_keep, args=(name, shown), **look)


def asked_about(name: str) -> Any:
    """What was shown by the button of this name just clicked, once; None when none was."""
    return st.session_state.pop(_place(name), None)


def _keep(name: str, shown: Any) -> None:
    st.session_state[_place(name)] = shown


def _place(name: str) -> str:
    return f"_asked {name}"

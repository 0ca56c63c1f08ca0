"""The order of rows, changed a place at a time."""

from collections.abc import Callable, Sequence

import streamlit as st


def draw_moves(keys: Sequence[str], key: str, order: Callable[[Sequence[str]], bool]) -> None:
    """Two buttons that put a row before the one above, or after the one below; ``order`` asks for the new order."""
    place = keys.index(key)
    others = [one for one in keys if one != key]
    for label, icon, to in (("Monter", "arrow_upward", place - 1), ("Descendre", "arrow_downward", place + 1)):
        moved = st.button(
            label,
            icon=f":material/{icon}:",
            key=f"{label}-{key}",
            type="tertiary",
            disabled=not 0 <= to < len(keys),
        )
        if moved and order([*others[:to], key, *others[to:]]):
            st.rerun()

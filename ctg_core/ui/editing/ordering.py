"""The order of rows, changed a place at a time."""

from collections.abc import Callable, Sequence

import streamlit as st

from ctg_core.ui.editing.shown_at_click import asked_about, carrying


def draw_moves(keys: Sequence[str], key: str, order: Callable[[Sequence[str]], bool]) -> None:
    """Two buttons that put a row before the one above, or after the one below; ``order`` asks for the new order."""
    place, name = keys.index(key), f"order {key}"
    others = [one for one in keys if one != key]
    for label, icon, to in (("Monter", "arrow_upward", place - 1), ("Descendre", "arrow_downward", place + 1)):
        st.button(
            label,
            icon=f":material/{icon}:",
            key=f"{label}-{key}",
            type="tertiary",
            disabled=not 0 <= to < len(keys),
            **carrying(name, [*others[:to], key, *others[to:]]),
        )
    if (wanted := asked_about(name)) and order(wanted):
        st.rerun()

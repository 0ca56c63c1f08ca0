"""Which record is edited, among those a person may write: chosen in a list or named in the address."""

from collections.abc import Mapping

import streamlit as st


def chosen(label: str, names: Mapping[str, str], parameter: str, *, unknown: str = "") -> str:
    """The key of the record, the first one at first; ``unknown`` is what is said of an address that names no other."""
    place = f"chosen {parameter}"

    def keep_address() -> None:
        st.query_params[parameter] = st.session_state[place]

    asked = st.query_params.get(parameter)
    if asked in names:
        st.session_state[place] = asked
    elif asked and unknown and asked != st.session_state.get(place):
        st.warning(unknown)
    if st.session_state.get(place) not in names:
        st.session_state[place] = next(iter(names))
    key: str = st.selectbox(
        label,
        list(names),
        format_func=names.__getitem__,
        key=place,
        on_change=keep_address,
        persist_state="session",
    )
    if asked != key:
        st.query_params[parameter] = key
    return key

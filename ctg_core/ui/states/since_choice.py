"""Which two states to compare: the last sealed one and today, unless the reader says otherwise in the address."""

import streamlit as st

from ctg_core.questions.states.freezes import sealed_states
from ctg_core.ui.answers import ask_today
from ctg_core.ui.page import Page
from ctg_core.ui.state_choice import named_state

SINCE, UNTIL = "depuis", "jusqu"
TODAY = "aujourdhui"


def chosen_states(page: Page) -> tuple[str, str | None] | None:
    """The keys of both states, the second None for today; None when nothing was ever sealed."""
    states = {state.key: named_state(state) for state in ask_today(sealed_states, page.selection)}
    if not states:
        return None
    with st.container(horizontal=True):
        since = _choice("Depuis", SINCE, states, next(iter(states)))
        until = _choice("Jusqu’à", UNTIL, {TODAY: "Aujourd’hui", **states}, page.selection.frozen or TODAY)
    return since, None if until == TODAY else until


def _choice(label: str, parameter: str, names: dict[str, str], default: str) -> str:
    asked = st.query_params.get(parameter)
    chosen: str = st.selectbox(
        label,
        list(names),
        index=list(names).index(asked if asked in names else default),
        format_func=names.__getitem__,
        width=420,  # the label of a committee with its date
    )
    if chosen != default or asked:
        st.query_params[parameter] = chosen
    return chosen

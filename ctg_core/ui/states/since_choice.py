"""Which two states to compare: the last sealed one and today, unless the reader says otherwise in the address."""

from dataclasses import replace
from datetime import date

import streamlit as st

from ctg_core.questions.states.freezes import SealedState, in_state, sealed_states
from ctg_core.questions.states.since import Since, changed_since
from ctg_core.ui.page import Page
from ctg_core.views.states.sealed import state_name

SINCE, UNTIL = "depuis", "jusqu"
TODAY = "aujourdhui"


def chosen_states(page: Page) -> tuple[SealedState, SealedState | None] | None:
    """Both states, the second None for today; None when nothing was ever sealed."""
    states = {state.key: state for state in page.ask_today(sealed_states)}
    if not states:
        return None
    names = {key: state_name(state) for key, state in states.items()}
    with st.container(horizontal=True):
        since = _choice("Depuis", SINCE, names, next(iter(names)))
        until = _choice("Jusqu’à", UNTIL, {TODAY: "Aujourd’hui", **names}, page.selection.frozen or TODAY)
    return states[since], states.get(until)


def changes_between(page: Page, since: SealedState, until: SealedState | None) -> Since:
    """What changed from one state to the other, or to today."""
    today = replace(page.selection, frozen=None, day=date.today())
    looked_at = [in_state(today, since), in_state(today, until) if until else today]
    return page.compare(changed_since, looked_at, since, until)


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

"""The store the dashboard reads, and questions asked of it through a cache that forgets when the store changes."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

import streamlit as st

from ctg_core.commands.first_run import open_dashboard_store
from ctg_core.store.store import Store

Answer = TypeVar("Answer")
Given = ParamSpec("Given")


@st.cache_resource(show_spinner="Ouverture du tableau de bord…")
def dashboard_store() -> Store:
    """The store, opened once for the whole server; on the very first run it is made and filled."""
    return open_dashboard_store()


def ask(question: Callable[..., Answer], *given: object) -> Answer:
    """The answer to ``question(session, *given)``, kept until the store's next change."""
    name = f"{question.__module__}.{question.__qualname__}"
    answer: Answer = _answered((name, dashboard_store().revision(), *given), question, given)
    return answer


@st.cache_data(show_spinner=False, max_entries=2000)
def _answered(key: tuple[object, ...], _question: Callable[..., Answer], _given: tuple[object, ...]) -> Answer:  # noqa: ARG001
    # ``key`` alone tells answers apart: Streamlit hashes no argument that begins with an underscore.
    with dashboard_store().reading() as session:
        return _question(session, *_given)

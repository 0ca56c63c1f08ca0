"""The store the dashboard reads, and questions asked of it through a cache that forgets when the store changes."""

from collections.abc import Callable
from dataclasses import replace
from typing import ParamSpec, TypeVar

import streamlit as st

from ctg_core.commands.first_run import open_dashboard_store
from ctg_core.questions.selection import Selection
from ctg_core.questions.states.freezes import sealed_as_store
from ctg_core.store.store import Store

Answer = TypeVar("Answer")
Given = ParamSpec("Given")


@st.cache_resource(show_spinner="Ouverture du tableau de bord…")
def dashboard_store() -> Store:
    """The store, opened once for the whole server; on the very first run it is made and filled."""
    return open_dashboard_store()


def ask(question: Callable[..., Answer], *given: object) -> Answer:
    """The answer to ``question(session, *given)``, kept until the store's next change; whoever reads it changes none.

    A question about a sealed state is asked of that state, as it was.
    """
    revision = dashboard_store().revision()
    key = repr((question.__module__, question.__qualname__, revision, *given))
    answer: Answer = _answered(key, question, given, revision)
    return answer


def ask_today(question: Callable[..., Answer], *given: object) -> Answer:
    """The answer of the living store, even about a sealed state: who may do what, which states were sealed."""
    return ask(question, *(replace(item, frozen=None) if isinstance(item, Selection) else item for item in given))


@st.cache_resource(show_spinner=False, max_entries=2000)
def _answered(key: str, _question: Callable[..., Answer], _given: tuple[object, ...], _revision: int) -> Answer:  # noqa: ARG001
    # ``key`` alone tells answers apart: Streamlit hashes no argument that begins with an underscore, and a text fast.
    # One answer serves every screen: a copy for each would take as long as all the rest.
    with _store_for(_given, revision=_revision).reading() as session:
        return _question(session, *_given)


def _store_for(given: tuple[object, ...], revision: object) -> Store:
    frozen = next((item for item in given if isinstance(item, Selection) and item.frozen), None)
    if frozen is None:
        return dashboard_store()
    return sealed_store(frozen.convention, frozen.frozen or "", revision)


@st.cache_resource(show_spinner="Ouverture de l’état arrêté…", max_entries=8, on_release=Store.close)
def sealed_store(convention: str, key: str, revision: object) -> Store:  # noqa: ARG001 - corrections change with it
    """A sealed state in memory, which answers the same questions; SealBroken when it was tampered with."""
    with dashboard_store().reading() as session:
        return sealed_as_store(session, convention, key)

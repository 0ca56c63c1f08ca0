"""Which convention the reader looks at: chosen in the sidebar, written in the address, kept across pages."""

import re
from datetime import date
from difflib import get_close_matches
from urllib.parse import urlsplit

import streamlit as st

from ctg_core.questions.provenance.conventions import ConventionName, conventions
from ctg_core.questions.selection import Selection
from ctg_core.ui.answers import Reader, ask_store
from ctg_core.ui.asker import is_anonymous
from ctg_core.ui.wall import MEETING
from ctg_core.views.addresses import ACTION, INDICATOR
from ctg_core.views.escape import markdown_text
from ctg_core.views.french import NARROW, WIDE
from ctg_core.views.last_change import ROW
from ctg_core.views.plan.node import NODE

PARAMETER = "convention"
# What an address may name of a convention.
ITEMS = (ACTION, INDICATOR, NODE, ROW, MEETING)
_SEEN = "_convention_in_address"


def chosen_selection(reader: Reader) -> Selection:
    """The selection of this run; a wrong address leads to the nearest convention, with a word about it."""
    known = ask_store(conventions)
    names = {name.key: name for name in known if reader.may_read(name.key)}
    if known and not names:
        st.info("Aucune convention ne vous est ouverte. L’administration du tableau de bord peut vous donner un rôle.")
        st.stop()
    if not names:
        st.info(
            "Aucune convention n’est enregistrée. Pour en charger une"
            f"{NARROW}: «{WIDE}python -m ctg_core load FICHIER{WIDE}»."
        )
        st.stop()
    _follow_address(names)
    key = st.sidebar.selectbox(
        "Convention",
        list(names),
        format_func=lambda key: names[key].short_name,
        key=PARAMETER,
        on_change=_keep_address,
    )
    if st.query_params.get(PARAMETER) != key:
        st.query_params[PARAMETER] = key
    st.session_state[_SEEN] = key
    return Selection(key, date.today(), anonymous=is_anonymous())


def look_at(convention: str) -> None:
    """Choose another convention, as the sidebar does; to be called as the callback of a button."""
    st.session_state[PARAMETER] = convention
    _keep_address()


def tell_left_out(asked: dict[str, str]) -> None:
    """A word about what the address asked for and no choice of the page offers: Streamlit lets go of it in silence.

    ``asked`` is the address as it was before the page ran; a choice bound to it has its name there as its key.
    """
    state = st.session_state
    for name, value in asked.items():
        left_out = name in state and name not in st.query_params
        if left_out and (state[name] is None or (isinstance(state[name], str) and state[name] != value)):
            told = f"L’adresse demande «{WIDE}{_plain(value)}{WIDE}», qui n’est pas proposé ici"
            st.toast(f"{told}{NARROW}: ce choix est laissé de côté.", icon=":material/link_off:", duration="long")


def _follow_address(names: dict[str, ConventionName]) -> None:
    """Take the convention from the address when the reader came by a link or the Back button."""
    asked, state = st.query_params.get(PARAMETER), st.session_state
    if asked in names:
        if asked != state.get(_SEEN) or PARAMETER not in state:
            state[PARAMETER] = asked
    elif asked:
        state[PARAMETER] = _nearest(asked, names)
        named = f"la convention «{WIDE}{_plain(asked)}{WIDE}», qui" if _plain(asked) else "une convention qui"
        st.warning(f"L’adresse demande {named} n’existe pas ici. Voici {_shown(names, state[PARAMETER])}.")
    elif _SEEN not in state and (carried := st.context.cookies.get(PARAMETER)) in names:
        state[PARAMETER] = carried  # the server restarted since the page was opened
    elif asked is None and _begins_inside(names):
        st.info(f"Cette adresse ne dit pas quelle convention regarder. Voici {_shown(names, next(iter(names)))}.")
    kept = next((key for key in (state.get(PARAMETER), state.get(_SEEN)) if key in names), next(iter(names)))
    state[PARAMETER] = kept  # said again at each run, or the choice would be lost with the page it was made on


def _begins_inside(names: dict[str, ConventionName]) -> bool:
    """Whether a visit begins on a page that says nothing of its convention."""
    return len(names) > 1 and _SEEN not in st.session_state and urlsplit(st.context.url or "").path.strip("/") != ""


def _shown(names: dict[str, ConventionName], key: str) -> str:
    return f"«{WIDE}{markdown_text(names[key].short_name)}{WIDE}»"


def _plain(asked: str) -> str:
    """What an address says, fit to be repeated: warnings are read as Markdown, which could load an image."""
    return re.sub(r"[^\w -]", "", asked)[:40]


def _nearest(asked: str, names: dict[str, ConventionName]) -> str:
    close = get_close_matches(asked.casefold(), list(names), n=1, cutoff=0.3)
    return close[0] if close else next(iter(names))


def _keep_address() -> None:
    """Another convention: what the address named of the one before means nothing in it, or something else."""
    st.session_state[_SEEN] = st.query_params.get(PARAMETER)
    for name in ITEMS:
        if name in st.query_params:
            del st.query_params[name]

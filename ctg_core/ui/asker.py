"""Who is at the screen. Their role is read from the store, here to draw, and again by each command."""

import os
from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from ctg_core.commands.registry import Asker
from ctg_core.commands.rights import READER, Rights, readable_by, rights_in
from ctg_core.model.person import LOCAL, Who, signature
from ctg_core.questions.selection import Selection
from ctg_core.ui.answers import ask

USER = "CTG_USER"
USER_HEADER = "CTG_USER_HEADER"
READ_ONLY = "CTG_READ_ONLY"
_NOBODY = ""


def person() -> Who:
    """Who is at the screen: the key of a person, empty for a reader whom nobody named, or this machine's own user.

    CTG_READ_ONLY makes everyone a reader. CTG_USER_HEADER names the header in which a proxy says who it let in,
    CTG_USER a person of the store for the whole server. With neither, whoever sits at this machine.
    """
    if os.environ.get(READ_ONLY):
        return _NOBODY
    if header := os.environ.get(USER_HEADER):
        return (st.context.headers.get(header) or _NOBODY).strip()
    return os.environ.get(USER) or LOCAL


def signed() -> str:
    """How the journal and the rows sign what the person at the screen changes."""
    return signature(person())


def may_read(conventions: Iterable[str]) -> frozenset[str]:
    """Those of these conventions that the person at the screen may read."""
    readable = None if os.environ.get(READ_ONLY) else ask(readable_by, person())
    return frozenset(conventions) if readable is None else readable & frozenset(conventions)


def asker(selection: Selection, reason: str | None = None) -> Asker:
    """Whoever is at the screen, asking for a change in the convention looked at."""
    return Asker(person(), selection.convention, reason)


def rights(selection: Selection) -> Rights:
    """What the person at the screen may do in the convention looked at: nothing but read a sealed state."""
    found = ask(rights_in, person(), selection.convention)
    return replace(found, role=READER) if selection.frozen and found.role else found


def is_anonymous() -> bool:
    """Whether nobody says who is at the screen: a reader."""
    return person() == _NOBODY

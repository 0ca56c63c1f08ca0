"""Who is at the screen, as this machine or the proxy before it tells."""

import os

import streamlit as st

from ctg_core.commands.registry import Asker
from ctg_core.model.person import LOCAL, Who, signature
from ctg_core.questions.selection import Selection

USER = "CTG_USER"
USER_HEADER = "CTG_USER_HEADER"
READ_ONLY = "CTG_READ_ONLY"
_NOBODY = ""


def person() -> Who:
    """Who is at the screen: the key of a person, empty for a reader whom nobody named, or this machine's own user.

    CTG_READ_ONLY makes everyone a reader. CTG_USER_HEADER names the header in which a proxy says who it let in,
    CTG_USER a person of the store for the whole server. With neither, whoever sits at this machine.
    """
    if everyone_reads():
        return _NOBODY
    if header := os.environ.get(USER_HEADER):
        return (st.context.headers.get(header) or _NOBODY).strip()
    return os.environ.get(USER) or LOCAL


def signed() -> str:
    """How the journal and the rows sign what the person at the screen changes."""
    return signature(person())


def asker(selection: Selection, reason: str | None = None) -> Asker:
    """Whoever is at the screen, asking for a change in the convention looked at."""
    return Asker(person(), selection.convention, reason)


def is_anonymous() -> bool:
    """Whether nobody says who is at the screen: a reader."""
    return person() == _NOBODY


def everyone_reads() -> bool:
    """Whether the server shows every convention to everyone, and lets nobody change any."""
    return bool(os.environ.get(READ_ONLY))

"""The kinds of question: a function of a session that reads, then of what it is about, then of anything more.

One about a convention takes the selection looked at, and its session is of the store that holds that selection. One
that compares takes several, each with its own session: it asks of each what the other questions ask, then sets the
answers side by side. One about no convention in particular takes the session of the whole store.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, TypeAlias, TypeVar

from sqlmodel import Session

from ctg_core.questions.selection import Selection

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Opened:
    """A selection, and a session of the store that holds it: today's, or that of its sealed state."""

    session: Session
    selection: Selection


Question: TypeAlias = Callable[Concatenate[Session, Selection, Given], Answer]
Comparison: TypeAlias = Callable[Concatenate[Sequence[Opened], Given], Answer]
StoreQuestion: TypeAlias = Callable[Concatenate[Session, Given], Answer]

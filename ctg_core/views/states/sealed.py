"""Sealed states in words: how one is named, what replaced it."""

from ctg_core.model.french import capital
from ctg_core.model.instants import local_day
from ctg_core.questions.states.freezes import SealedState
from ctg_core.views.french import NARROW, day
from ctg_core.views.instants import dated


def state_name(state: SealedState) -> str:
    """A sealed state in a list; what replaced it comes first, since a narrow list cuts the end.

    A replaced one bears its hour, which tells it from others of the same day.
    """
    if state.replaced_by is None:
        return f"{state.label} ({day(local_day(state.sealed_at))})"
    return f"{capital(replaced_by(state.replaced_by))}{NARROW}: {state.label} ({dated(state.sealed_at)})"


def replaced_by(latest: SealedState) -> str:
    """What is said of a state for whose meeting this one was sealed later."""
    return f"remplacé par celui du {dated(latest.sealed_at)}"

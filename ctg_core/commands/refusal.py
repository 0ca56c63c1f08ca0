"""Why a change is not made, said to the person who asked for it. Nothing was written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


class CommandRefused(Exception):
    """The change was not made; the message says why, in French."""


class NotAllowed(CommandRefused):
    """The person's role does not go that far."""


class Invalid(CommandRefused):
    """What was given cannot be recorded; ``problems`` are (field, reason), in French."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        self.problems = problems
        super().__init__(" ".join(f"{field}\u202f: {reason}." for field, reason in problems))


@dataclass(frozen=True)
class Clash:
    """A row that somebody changed after it was displayed.

    ``current`` are its plain values now, None if it is gone; ``by`` is a person's key and ``at`` a UTC instant.
    ``given`` are the fields that were to be written.
    """

    collection: str
    key: str
    current: dict[str, Any] | None
    given: dict[str, Any]
    by: str | None
    at: str | None


class Conflict(CommandRefused):
    """Somebody else changed these rows meanwhile: the person sees both and chooses."""

    def __init__(self, clashes: list[Clash]) -> None:
        self.clashes = clashes
        super().__init__(
            "Ces données ont été modifiées entre-temps\u202f: votre saisie n’a pas été enregistrée."
            if len(clashes) > 1
            else "Cette donnée a été modifiée entre-temps\u202f: votre saisie n’a pas été enregistrée."
        )


def all_or_none(gestures: Iterable[Callable[[], int]]) -> int:
    """Call every gesture and add up their counts; one Conflict lists the clashes of all those that raised it."""
    clashes: list[Clash] = []
    done = 0
    for gesture in gestures:
        try:
            done += gesture()
        except Conflict as conflict:
            clashes += conflict.clashes
    if clashes:
        raise Conflict(clashes)
    return done

"""Why a dossier is refused: every problem at once, with its file, its place and its reason, in French."""

import re
from dataclasses import dataclass

from ctg_core.model.french import counted

_TOLD = 100  # problems that a person would read; the same mistake may be on every row
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Problem:
    """One reason to refuse a file."""

    file: str
    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file} — {self.place}\u202f: {self.reason}"


class DossierRefused(Exception):
    """A file that is not a sound dossier; the store has not been touched."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        more = len(problems) - _TOLD
        told = [str(problem) for problem in problems[:_TOLD]]
        if more > 0:
            told.append(f"… et {counted(more, 'autre problème', 'autres problèmes')}.")
        super().__init__("\n".join(told))


def shortened(value: object) -> str:
    """A value as it is shown in a message or on a terminal, however long it is and whatever it would command."""
    text = _CONTROL.sub("\ufffd", str(value))
    return text if len(text) <= 60 else text[:57] + "…"

"""Why a dossier is refused: every problem at once, with its file, its place and its reason, in French."""

from dataclasses import dataclass


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
        super().__init__("\n".join(map(str, problems)))


def shortened(value: object) -> str:
    """A value as it is shown in a message, however long it is."""
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"

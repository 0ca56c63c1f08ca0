"""What a reader looks at: chosen once, then handed to every question."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Selection:
    """One convention, on one day; ``frozen`` names the sealed state looked at, absent for today's data."""

    convention: str
    day: date
    frozen: str | None = None

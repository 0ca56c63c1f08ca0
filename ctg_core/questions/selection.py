"""What a reader looks at: chosen once, then handed to every question."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Selection:
    """One convention, on one day; ``frozen`` names the sealed state looked at, absent for today's data.

    ``anonymous`` is a reader whom nobody named: they are told what changed, not who changed it.
    """

    convention: str
    day: date
    frozen: str | None = None
    anonymous: bool = False


def today(convention: str) -> Selection:
    """A convention as it is on the day of the clock: for the outermost layers only."""
    return Selection(convention, date.today())

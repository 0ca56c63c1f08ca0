"""Medians, spreads and ratios of a series of times."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """The median of some times, with the shortest and the longest, in milliseconds."""

    median: float
    shortest: float
    longest: float

    @classmethod
    def of(cls, times: Sequence[float]) -> "Figure":
        """ValueError if there is no time at all."""
        if not times:
            raise ValueError("nothing was measured")
        return cls(median(times), min(times), max(times))

    def __str__(self) -> str:
        return f"{self.median:.0f} [{self.shortest:.0f}–{self.longest:.0f}]"


def ratio(of: Sequence[float], to: Sequence[float]) -> float:
    """The median of one series over the median of another."""
    return Figure.of(of).median / Figure.of(to).median

"""What somebody typed in one row of the grid, read: what would be recorded, and what keeps it from being."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ctg_core.questions.entry.rows import EntryRow, Standing

# What can be typed, in the order of the columns.
FIELDS = ("value", "numerator", "denominator", "comment", "missing_reason", "evidence")


@dataclass(frozen=True)
class Entry:
    """``problems`` say what to write instead; ``surprises`` hold codes and ask for a comment.

    ``value`` of a rate is the one its terms make. With neither value nor reason, what stood there is withdrawn.
    """

    row: EntryRow
    typed: Mapping[str, str]
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    missing_reason: str | None = None
    comment: str | None = None
    evidence: str | None = None
    problems: tuple[str, ...] = ()
    surprises: tuple[str, ...] = ()

    @property
    def computed(self) -> bool:
        return self.numerator is not None and self.denominator is not None

    @property
    def withdraws(self) -> bool:
        return self.value is None and self.missing_reason is None

    @property
    def explained(self) -> bool:
        """Whether a surprising value comes with a comment of its own."""
        stood = self.row.stands.comment if self.row.stands else None
        return bool(self.comment) and self.comment != stood

    @property
    def ready(self) -> bool:
        """Whether it can be recorded as it is."""
        return not self.problems and (not self.surprises or self.explained)

    def says(self, stands: Standing | None) -> bool:
        """Whether this is already what stands there."""
        if stands is None:
            return self.withdraws and not self.problems
        return not self.problems and all(getattr(self, name) == getattr(stands, name) for name in FIELDS)

"""The lines of a return sheet as they stand in the store: a row, and what is told beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ctg_core.model.convention import Convention
from ctg_core.model.indicator import Indicator, IndicatorValue
from ctg_core.model.row import Row
from ctg_core.questions.files.return_recipients import Recipient

TO_GIVE, PROPOSED, GIVEN = "à donner", "proposée", "donnée"
VALUES, ACTIONS, STEPS, NEW_STEPS, MONEY = (
    "indicator_values",
    "actions",
    "action_steps",
    "new_steps",
    "funding_lines",
)

Identity = tuple[str, str]  # (collection, key)
Plain = str | int | Decimal | None


@dataclass(frozen=True)
class Line:
    """One line of a sheet: the ``row`` that stands, None where nothing does, and what is ``told`` of it besides."""

    collection: str
    key: str
    row: Row | None
    told: Mapping[str, Plain]

    @property
    def identity(self) -> Identity:
        return self.collection, self.key

    @property
    def version(self) -> int | None:
        return self.row.version if self.row else None

    def shows(self, name: str) -> Plain:
        """What is told under this name, else the field of the row."""
        found: Plain = self.told[name] if name in self.told else getattr(self.row, name, None)
        return found


@dataclass(frozen=True)
class ValueLine(Line):
    """The value of an indicator for one period and place; ``key`` names these, whether or not a value stands.

    ``previous`` is the last value known before.
    """

    row: IndicatorValue | None
    indicator: Indicator
    period: str
    commune: str | None
    facility: str | None
    state: str
    previous: Decimal | None

    @property
    def is_rate(self) -> bool:
        """Whether a numerator and a denominator make it."""
        return self.indicator.aggregation == "ratio" or self.indicator.numerator_label is not None


@dataclass(frozen=True)
class NewStepLine(Line):
    """A blank line where a step may be added to an action; ``key`` is that of the action, then the rank of the line.

    ``there`` are the steps the action has, which are not added again.
    """

    there: frozenset[str]

    @property
    def action(self) -> str:
        """The key of the action."""
        return self.key.partition("/")[0]


@dataclass(frozen=True)
class ReturnSheet:
    """Everything asked of one recipient on the day looked at."""

    convention: Convention
    recipient: Recipient
    lines: tuple[Line, ...]

    def of(self, collection: str) -> list[Line]:
        """The lines of one kind."""
        return [line for line in self.lines if line.collection == collection]

    @property
    def to_give(self) -> int:
        """How many values are missing for the period due."""
        return sum(isinstance(line, ValueLine) and line.state == TO_GIVE for line in self.lines)

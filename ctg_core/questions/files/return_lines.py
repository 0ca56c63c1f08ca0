"""The rows of a return sheet as they stand in the store, one kind of row a class."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from ctg_core.questions.files.return_recipients import Recipient

TO_GIVE, PROPOSED, GIVEN = "à donner", "proposée", "donnée"

Identity = tuple[str, str]  # (collection, key)


@dataclass(frozen=True)
class Line:
    """One row of a sheet as it stands; ``version`` is None where nothing stands, ``by`` and ``at`` say since when."""

    collection: ClassVar[str]
    key: str
    version: int | None
    by: str | None
    at: str | None

    @property
    def identity(self) -> Identity:
        return self.collection, self.key


@dataclass(frozen=True)
class ValueLine(Line):
    """The value of an indicator for one period and place; ``key`` names these, whether or not a value stands.

    ``previous`` is the last value known before; ``is_rate`` when a numerator and a denominator make it.
    """

    collection = "indicator_values"
    indicator: str
    commune: str | None
    facility: str | None
    label: str
    unit: str
    place: str
    period: str
    previous: Decimal | None
    previous_period: str | None
    state: str
    is_rate: bool
    terms: str | None
    decimals: int
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    missing_reason: str | None
    comment: str | None
    qualifier: str | None
    evidence: str | None


@dataclass(frozen=True)
class ActionLine(Line):
    """An action and its news; ``news`` is the day somebody last wrote of it, as a partial date."""

    collection = "actions"
    code: str | None
    title: str
    lead: str | None
    planned_end: str | None
    news: str | None
    status: str | None
    progress: int | None
    confidence: str | None
    confidence_comment: str | None
    done: str | None
    next: str | None
    obstacle: str | None
    actual_start: str | None
    actual_end: str | None


@dataclass(frozen=True)
class StepLine(Line):
    """A step of an action, done once it has a date."""

    collection = "action_steps"
    action: str
    label: str
    due: str | None
    done_on: str | None


@dataclass(frozen=True)
class NewStepLine(Line):
    """A blank line where a step may be added to an action; ``there`` are the steps it has, which are not added again.

    ``key`` is that of the action, then the rank of the line.
    """

    collection = "new_steps"
    action: str
    there: frozenset[str]
    label: str | None = None
    due: str | None = None
    done_on: str | None = None

    @property
    def action_key(self) -> str:
        return self.key.partition("/")[0]


@dataclass(frozen=True)
class MoneyLine(Line):
    """A funding line with its four stages, in cents."""

    collection = "funding_lines"
    label: str
    year: int | None
    funder: str
    action: str | None
    planned_cents: int | None
    requested_cents: int | None
    committed_cents: int | None
    paid_cents: int | None


@dataclass(frozen=True)
class ReturnSheet:
    """Everything asked of one recipient on the day looked at."""

    convention: str
    convention_name: str
    short_name: str
    fictional: bool
    reviewed: bool
    recipient: Recipient
    values: tuple[ValueLine, ...]
    actions: tuple[ActionLine, ...]
    steps: tuple[StepLine, ...]
    new_steps: tuple[NewStepLine, ...]
    money: tuple[MoneyLine, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return (*self.values, *self.actions, *self.steps, *self.new_steps, *self.money)

"""An indicator and its values."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Self

from pydantic import model_validator
from sqlmodel import Field

from ctg_core.model.codes import Aggregation, Direction, IndicatorKind, ValueKind, ValueState
from ctg_core.model.dates import PartialDate, check_order
from ctg_core.model.french import number
from ctg_core.model.row import Sourced, exact, several
from ctg_core.model.values import CodeOf, Exact, InseeCode, Instant, Key, Paragraph, RefersTo, Text

# What the unit says a ratio is multiplied by.
_SCALES = (
    (re.compile(r"%|(/|\bpour)\s*(100|cent)\b"), 100),
    (re.compile(r"‰|(/|\bpour)\s*(1\s?000|mille)\b"), 1000),
)


class Indicator(Sourced, table=True):
    """What is measured; ``decimals`` is how many digits are shown, ``tolerance`` serves ``maintain``."""

    label: Text
    kind: IndicatorKind
    unit: Text
    theme: Annotated[str | None, CodeOf("themes")] = None
    catalogue: Annotated[str | None, CodeOf("indicators")] = None
    direction: Direction = "none"
    aggregation: Aggregation = "none"
    decimals: int = Field(default=0, ge=0, le=6)
    tolerance: Exact | None = exact()
    numerator_label: Text | None = None
    denominator_label: Text | None = None
    definition: Paragraph | None = None
    usual_source: Text | None = None
    periodicity: Text | None = None
    responsible: Annotated[Key | None, RefersTo("bodies")] = None
    nodes: Annotated[list[Key], RefersTo("plan_nodes")] = several()


class IndicatorValue(Sourced, table=True):
    """One value at one period, for the whole territory, one commune, one facility, or a place compared with.

    ``period_start`` is set for an evolution between two dates; ``part_of`` names the value this one is a
    "dont" of; ``comparator`` is the place compared with (France), whose value is never the territory's.
    A ``proposed`` value stands beside the validated one of the same period and place until somebody decides.
    ``evidence`` is a link, or the SHA-256 of an attached file; ``given_by`` is the person who gave
    the value, whoever validated it.
    """

    indicator: Annotated[Key, RefersTo("indicators")]
    kind: ValueKind = "observed"
    period: PartialDate | None = None
    period_start: PartialDate | None = None
    value: Exact | None = exact()
    missing_reason: Text | None = None
    numerator: Exact | None = exact()
    denominator: Exact | None = exact()
    commune: InseeCode | None = None
    facility: Annotated[Key | None, RefersTo("facilities")] = None
    comparator: Text | None = None
    part_of: Annotated[Key | None, RefersTo("indicator_values")] = None
    state: ValueState = "validated"
    comment: Text | None = None
    evidence: Text | None = None
    given_by: Text | None = None
    given_at: Instant | None = None

    @model_validator(mode="after")
    def _value_or_reason(self) -> Self:
        if (self.value is None) == (self.missing_reason is None):
            raise ValueError("il faut une valeur, ou la raison de son absence (missing_reason), et pas les deux")
        check_order(self.period_start, self.period)
        return self


def rate_of(
    value: Decimal | None,
    numerator: Decimal | None,
    denominator: Decimal | None,
    *,
    unit: str,
    decimals: int,
    terms: tuple[str, str] | None = None,
) -> Decimal | None:
    """The value given, or the one that its two terms make, rounded as it is shown.

    ValueError when a term is missing or zero, or when the value is not what they make; ``terms`` are what they count.
    """
    if numerator is None and denominator is None:
        return value
    above, below = (f" ({name})" if name else "" for name in terms or ("", ""))
    if numerator is None or denominator is None:
        missing = f"numérateur{above}" if numerator is None else f"dénominateur{below}"
        raise ValueError(f"un rapport demande un numérateur et un dénominateur\u202f: il manque le {missing}")
    if not denominator:
        raise ValueError(f"le dénominateur{below} ne peut pas être zéro")
    made, step = numerator / denominator * scale_of(unit), Decimal(1).scaleb(-decimals)
    if value is not None and abs(value - made) > step:
        raise ValueError(
            f"{number(value)} ne va pas avec {number(numerator)} ÷ {number(denominator)}, qui donne "
            f"{number(made, decimals)}\u202f: corrigez l’un, ou effacez la valeur, qui sera calculée"
        )
    return made.quantize(step, ROUND_HALF_UP) if value is None else value


def scale_of(unit: str) -> int:
    """What a ratio is multiplied by: 100 for « % » and « places pour 100 enfants », 1000 for « ‰ », else 1."""
    return next((scale for form, scale in _SCALES if form.search(unit)), 1)

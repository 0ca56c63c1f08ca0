"""Give values of indicators; those of a contributor are only proposed where the convention reviews values."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import col, select

from ctg_core.commands.journal import now
from ctg_core.commands.refusal import Clash, Conflict, Invalid, all_or_none
from ctg_core.commands.registry import command
from ctg_core.commands.rights import CONTRIBUTOR
from ctg_core.commands.writer import Writer, clash
from ctg_core.model.collections import table_of
from ctg_core.model.french import quoted
from ctg_core.model.indicator import Indicator, IndicatorValue, rate_of


@dataclass(frozen=True)
class GivenValue:
    """A value somebody gives, for one indicator, period and place; or the reason why there is none.

    ``seen`` is the version displayed when it was typed, None where nothing stood; ``seen_key`` tells which row that
    was, a proposal or the validated value beside it. With neither value nor reason, what stands there is withdrawn.
    """

    indicator: str
    period: str
    seen: int | None = None
    seen_key: str | None = None
    value: Decimal | None = None
    missing_reason: str | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    commune: str | None = None
    facility: str | None = None
    kind: str = "observed"
    qualifier: str | None = None
    comment: str | None = None
    evidence: str | None = None

    @property
    def is_withdrawal(self) -> bool:
        return self.value is None and self.missing_reason is None and self.numerator is None

    @property
    def key(self) -> str:
        """The key of a new row."""
        kind = None if self.kind == "observed" else self.kind
        return "-".join(filter(None, [self.indicator, self.period, self.commune, self.facility, kind]))

    def saw(self, shown: IndicatorValue | None) -> bool:
        """Whether this row is the one that was displayed, as it was."""
        if shown is None or self.seen is None:
            return shown is None and self.seen is None
        return shown.version == self.seen and self.seen_key in (None, shown.key)

    @property
    def said(self) -> dict[str, Any]:
        """The fields to write in the row."""
        names = ("value", "missing_reason", "numerator", "denominator", "qualifier", "comment", "evidence")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True)
class Slot:
    """What stands for one indicator, period and place: a validated value, a proposed one, both or none."""

    validated: IndicatorValue | None
    proposed: IndicatorValue | None

    @property
    def shown(self) -> IndicatorValue | None:
        """The row displayed where a value is given: the proposal first."""
        return self.proposed or self.validated


@command(CONTRIBUTOR)
def give_values(writer: Writer, given: Sequence[GivenValue]) -> int:
    """Record all these values, or none; how many changed something. Invalid stops at the first.

    Where the convention has its values reviewed, a contributor's are proposed beside the validated ones.
    Conflict lists every one that somebody else changed since it was displayed.
    """
    return all_or_none(partial(give, writer, value) for value in given)


_PLACE = ("indicator", "kind", "period", "commune", "facility")
# Built once: it runs while the write lock is held, and others wait.
_STANDING = select(IndicatorValue).where(
    IndicatorValue.convention == bindparam("convention"),
    *(table_of(IndicatorValue).c[name].is_not_distinct_from(bindparam(name)) for name in _PLACE),
    col(IndicatorValue.comparator).is_(None),
    col(IndicatorValue.part_of).is_(None),
    col(IndicatorValue.period_start).is_(None),
)
SAID = tuple(GivenValue("", "").said)


def give(writer: Writer, given: GivenValue) -> bool:
    """Record or withdraw one value; False when that changes nothing. Conflict, or Invalid for an unknown indicator."""
    indicator = writer.find(Indicator, given.indicator)
    if indicator is None:
        raise Invalid([("indicateur", f"{quoted(given.indicator)} n’existe pas")])
    slot = slot_of(writer, given)
    if given.is_withdrawal:
        return _withdraw(writer, slot, given)
    fields = {
        **given.said,
        "value": _made_by_terms(given, indicator),
        "given_by": writer.rights.person,
        "given_at": now(),
    }
    shown = slot.shown
    if shown and all(getattr(shown, name) == fields[name] for name in SAID):
        return False
    if not given.saw(shown):
        raise Conflict([clash(shown, given.said) if shown else _vanished(writer, given)])
    if writer.proposes:
        return _write(writer, slot.proposed, given, {**fields, "state": "proposed"})
    if slot.proposed:
        writer.remove(IndicatorValue, slot.proposed.key, slot.proposed.version)
    return _write(writer, slot.validated, given, {**fields, "state": "validated"})


def _write(writer: Writer, standing: IndicatorValue | None, given: GivenValue, fields: dict[str, Any]) -> bool:
    if standing:
        writer.edit(IndicatorValue, standing.key, standing.version, fields)
    else:
        place = {name: getattr(given, name) for name in _PLACE}
        writer.add(IndicatorValue, {**place, **fields, "nature": "entered"}, key=given.key)
    return True


def _withdraw(writer: Writer, slot: Slot, given: GivenValue) -> bool:
    shown = slot.shown
    if shown is None:
        return False
    if not given.saw(shown):
        raise Conflict([clash(shown, {})])
    return writer.remove(IndicatorValue, shown.key, shown.version)


def _made_by_terms(given: GivenValue, indicator: Indicator) -> Decimal | None:
    """The value given, or that of its numerator and denominator; Invalid when they make none, or another."""
    terms = (given.value, given.numerator, given.denominator)
    try:
        return rate_of(*terms, unit=indicator.unit, decimals=indicator.decimals)
    except ValueError as fault:
        raise Invalid([(indicator.label, str(fault))]) from None


def slot_of(writer: Writer, place: GivenValue | IndicatorValue) -> Slot:
    """The validated and the proposed rows of the same indicator, kind, period and place."""
    asked = {"convention": writer.convention, **{name: getattr(place, name) for name in _PLACE}}
    found = writer.session.execute(_STANDING, asked).scalars().all()
    by_state = {value.state: value for value in reversed(found)}
    return Slot(by_state.get("validated"), by_state.get("proposed"))


def _vanished(writer: Writer, given: GivenValue) -> Clash:
    return Clash("indicator_values", given.key, None, given.said, *writer.last_change(IndicatorValue, given.key))

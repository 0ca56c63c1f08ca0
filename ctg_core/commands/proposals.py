"""Coordination validates, corrects or refuses proposed values; Conflict when one is not as it was displayed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from ctg_core.commands.indicator_values import SAID, GivenValue, give, slot_of
from ctg_core.commands.refusal import Clash, Conflict, Invalid, all_or_none
from ctg_core.commands.registry import command
from ctg_core.commands.rights import COORDINATOR
from ctg_core.commands.writer import Writer, clash
from ctg_core.model.indicator import IndicatorValue


@dataclass(frozen=True)
class Reviewed:
    """A proposed value as coordination saw it: its version, and the validated value it was displayed beside.

    ``beside`` is the key and the version of that one, None where there was none.
    """

    version: int
    beside: tuple[str, int] | None


@command(COORDINATOR)
def validate_values(writer: Writer, seen: Mapping[str, Reviewed]) -> int:
    """Validate proposed values, given by key as they were displayed; how many.

    Conflict lists each one that changed since, and each whose validated value changed.
    """
    return all_or_none(partial(_validate, writer, key, one) for key, one in seen.items())


@command(COORDINATOR)
def correct_value(writer: Writer, key: str, seen: Reviewed, given: GivenValue) -> bool:
    """Validate ``given`` instead of the proposed value; Conflict when that, or the validated one, changed."""
    _refuse_unseen(writer, _proposal(writer, key, seen.version), seen)
    return give(writer, replace(given, seen=seen.version, seen_key=key))


@command(COORDINATOR)
def refuse_value(writer: Writer, key: str, seen: int) -> None:
    """Remove a proposed value; Invalid without a reason, which its author will read; Conflict when it changed."""
    _proposal(writer, key, seen)
    if not writer.reason:
        raise Invalid([("motif", "dites en un mot pourquoi cette valeur n’est pas retenue")])
    writer.remove(IndicatorValue, key, seen)


def _validate(writer: Writer, key: str, seen: Reviewed) -> bool:
    proposed = _proposal(writer, key, seen.version)
    standing = _refuse_unseen(writer, proposed, seen)
    if standing is None:
        writer.edit(IndicatorValue, key, seen.version, {"state": "validated"})
    else:
        fields = {name: getattr(proposed, name) for name in (*SAID, "given_by", "given_at")}
        writer.remove(IndicatorValue, key, seen.version)
        writer.edit(IndicatorValue, standing.key, standing.version, fields)
    return True


def _proposal(writer: Writer, key: str, seen: int) -> IndicatorValue:
    row = writer.find(IndicatorValue, key)
    if row is None:
        raise Conflict([_gone(writer, key)])
    if row.version != seen or row.state != "proposed":
        raise Conflict([clash(row, {})])
    return row


def _refuse_unseen(writer: Writer, proposed: IndicatorValue, seen: Reviewed) -> IndicatorValue | None:
    """The validated value beside a proposal; Conflict when it is not the one that was displayed, as it was."""
    standing = slot_of(writer, proposed).validated
    stands = (standing.key, standing.version) if standing else None
    if stands == seen.beside:
        return standing
    if standing:
        raise Conflict([clash(standing, {name: getattr(proposed, name) for name in SAID})])
    raise Conflict([_gone(writer, seen.beside[0] if seen.beside else proposed.key)])


def _gone(writer: Writer, key: str) -> Clash:
    return Clash("indicator_values", key, None, {}, *writer.last_change(IndicatorValue, key))

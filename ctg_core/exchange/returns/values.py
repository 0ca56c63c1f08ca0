"""What a row of values gives once read together: a rate is worked out, a reason gives way to a value."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from ctg_core.commands.indicator_values import GivenValue, share
from ctg_core.commands.refusal import Invalid
from ctg_core.exchange.returns.cells import Plain
from ctg_core.questions.files.return_lines import ValueLine

_TERMS = frozenset({"numerator", "denominator"})


@dataclass(frozen=True)
class GivenRow:
    """The fields to record, and why some cells cannot be, by field."""

    fields: Mapping[str, Any]
    reasons: Mapping[str, str]


def given_row(line: ValueLine, typed: Mapping[str, Plain], edited: Collection[str]) -> GivenRow:
    """What these cells give, of which some were ``edited``; an emptied value takes nothing away."""
    fields: dict[str, Any] = dict(typed)
    edited = set(edited)
    if edited & _TERMS and "value" not in edited:
        fields["value"] = None
    if edited & {"value", *_TERMS} and "missing_reason" not in edited and _says_something(fields):
        fields["missing_reason"] = None
    if fault := _fault(line, fields, edited):
        return GivenRow(fields, fault)
    try:
        terms = {name: fields[name] for name in ("value", *_TERMS)}
        fields |= share(GivenValue(line.indicator, line.period, **terms), line) if edited else {}
    except Invalid as invalid:
        named = edited & {"value", *_TERMS} or {"value"}
        return GivenRow(fields, dict.fromkeys(named, invalid.problems[0][1]))
    # What was said of a figure is not said of another: the journal keeps it.
    same = fields["value"] == line.value
    kept = {"qualifier": line.qualifier, "evidence": line.evidence} if same else {"qualifier": None, "evidence": None}
    return GivenRow({**fields, **kept}, {})


def _says_something(fields: Mapping[str, Any]) -> bool:
    return any(fields[name] is not None for name in ("value", *_TERMS))


def _fault(line: ValueLine, fields: Mapping[str, Any], edited: set[str]) -> dict[str, str]:
    """Why the row as it is typed cannot be recorded, on the cells at fault."""
    if not edited:
        return {}
    has_value, reason = _says_something(fields), fields["missing_reason"]
    if has_value and reason:
        return {"missing_reason": "il faut une valeur, ou la raison de son absence, pas les deux"}
    if not has_value and not reason:
        if line.version is not None:
            emptied = edited & {"value", "missing_reason", *_TERMS} or edited
            return dict.fromkeys(emptied, "pour retirer une valeur, donnez la raison de son absence")
        return dict.fromkeys(edited, "un commentaire demande une valeur, ou la raison de son absence")
    return {}

"""What a row of values gives once read together: a rate is worked out, a reason gives way to a value."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from ctg_core.exchange.returns import words
from ctg_core.model.indicator import rate_of
from ctg_core.questions.files.return_lines import Plain, ValueLine

_TERMS = ("numerator", "denominator")
_FIGURES = ("value", *_TERMS)


def given_row(
    line: ValueLine, typed: Mapping[str, Plain], edited: Collection[str]
) -> tuple[dict[str, Any], dict[str, str]]:
    """The fields to record, and why some cells cannot be; an emptied value takes nothing away."""
    fields: dict[str, Any] = dict(typed)
    edited = set(edited)
    if edited & set(_TERMS) and "value" not in edited:
        fields["value"] = None
    if edited & set(_FIGURES) and "missing_reason" not in edited and _says_something(fields):
        fields["missing_reason"] = None
    if fault := _fault(line, fields, edited):
        return fields, fault
    if edited:
        try:
            figures: list[Decimal | None] = [fields[name] for name in _FIGURES]
            fields["value"] = rate_of(*figures, unit=line.indicator.unit, decimals=line.indicator.decimals)
        except ValueError as unfit:
            return fields, dict.fromkeys(edited & set(_FIGURES) or {"value"}, str(unfit))
    # What was said of a figure is not said of another: the journal keeps it.
    same = fields["value"] == line.shows("value")
    return {**fields, **{name: line.shows(name) if same else None for name in ("qualifier", "evidence")}}, {}


def _says_something(fields: Mapping[str, Any]) -> bool:
    return any(fields[name] is not None for name in _FIGURES)


def _fault(line: ValueLine, fields: Mapping[str, Any], edited: set[str]) -> dict[str, str]:
    """Why the row as it is typed cannot be recorded, on the cells at fault."""
    has_value, reason = _says_something(fields), fields["missing_reason"]
    if edited and has_value and reason:
        return {"missing_reason": words.VALUE_AND_REASON}
    if edited and not has_value and not reason:
        if line.row is None:
            return dict.fromkeys(edited, words.COMMENT_ALONE)
        emptied = edited & {"missing_reason", *_FIGURES} or edited
        return dict.fromkeys(emptied, words.EMPTIED)
    return {}

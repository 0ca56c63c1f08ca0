"""What was typed or pasted in a row of the grid, cell by cell: read, or the reason why not and what to write."""

import re
from collections.abc import Mapping
from decimal import Decimal

from ctg_core.dossier.french_input import Unreadable, read_number
from ctg_core.model.french import number, quoted
from ctg_core.model.indicator import rate_of
from ctg_core.questions.entry.plausibility import surprises
from ctg_core.questions.entry.rows import EntryRow
from ctg_core.questions.entry.typed_row import Entry

LONGEST = 1000  # characters of a comment, a reason or a link
_NUMBERS = ("value", "numerator", "denominator")
_TEXTS = ("comment", "missing_reason", "evidence")
_LINK = re.compile(r"https?://\S+\.\S+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


def text_of(row: EntryRow, field: str) -> str:
    """What stands in a cell, as the person reads it before typing."""
    stands = getattr(row.stands, field) if row.stands else None
    if stands is None:
        return ""
    return number(stands) if isinstance(stands, Decimal) else str(stands)


def plain_text(typed: object) -> str:
    """What a cell holds, on one line; nothing for an emptied one."""
    return _CONTROL.sub(" ", str(typed)).strip() if typed is not None else ""


def read_entry(row: EntryRow, typed: Mapping[str, str]) -> Entry:
    """The row with what was typed in it; cells nobody touched keep what stands there."""
    problems: list[str] = []
    numbers = {name: _number(row, name, typed, problems) for name in _NUMBERS}
    comment, reason, evidence = (_text(row, name, typed, problems) for name in _TEXTS)
    if "missing_reason" in typed and reason and "value" not in typed:
        numbers = dict.fromkeys(_NUMBERS)  # a reason alone takes the place of the value
    value = numbers["value"] if problems else _value(row, numbers, typed, problems)
    if value is not None and "missing_reason" not in typed:
        reason = None  # and a value alone, that of the reason
    problems += _misfits(row, value, reason, comment)
    moved = row.stands is None or value != row.stands.value
    return Entry(
        row=row,
        typed=typed,
        value=value,
        numerator=numbers["numerator"],
        denominator=numbers["denominator"],
        missing_reason=reason,
        comment=comment,
        evidence=evidence,
        problems=tuple(problems),
        surprises=surprises(value, row.last[1] if row.last else None, row.unit) if moved else (),
    )


def _misfits(row: EntryRow, value: Decimal | None, reason: str | None, comment: str | None) -> list[str]:
    if value is not None and reason:
        return ["une valeur et la raison de son absence\u202f: effacez l’une des deux"]
    if value is None and reason is None and row.proposes and row.stands and row.stands.state == "validated":
        return ["une valeur validée n’est retirée que par la coordination\u202f: donnez la raison de son absence"]
    if value is None and reason is None and comment and not row.stands:
        return ["un commentaire sans valeur\u202f: donnez la valeur, ou la raison de son absence"]
    return []


def _number(row: EntryRow, name: str, typed: Mapping[str, str], problems: list[str]) -> Decimal | None:
    if name not in typed:
        return getattr(row.stands, name) if row.stands else None
    if not typed[name]:
        return None
    try:
        return read_number(typed[name], row.unit if name == "value" else "")
    except Unreadable as unreadable:
        example = "1\u202f234,5" if row.decimals else "1\u202f234"
        advice = "" if "écrivez" in str(unreadable) else f"\u202f; écrivez par exemple {example}"
        problems.append(f"{unreadable}{advice}")
        return None


def _text(row: EntryRow, name: str, typed: Mapping[str, str], problems: list[str]) -> str | None:
    if name not in typed:
        return getattr(row.stands, name) if row.stands else None
    text = typed[name]
    if len(text) > LONGEST:
        problems.append(f"le texte dépasse {number(LONGEST)} caractères")
    if name == "evidence" and text and not _LINK.fullmatch(text):
        problems.append(f"{quoted(text[:40])} n’est pas une adresse\u202f: collez celle du document (https://…)")
    return text or None


def _value(
    row: EntryRow, numbers: Mapping[str, Decimal | None], typed: Mapping[str, str], problems: list[str]
) -> Decimal | None:
    """The value given, or the one that numerator and denominator make."""
    value, above, below = (numbers[name] for name in _NUMBERS)
    if above is None and below is None:
        return value
    try:
        given = value if typed.get("value") else None
        made = rate_of(given, above, below, unit=row.unit, decimals=row.decimals, terms=row.terms)
    except ValueError as fault:
        problems.append(str(fault))
        return value
    stood = row.stands
    if stood and (stood.numerator, stood.denominator) == (above, below) and "value" not in typed:
        return stood.value
    return made

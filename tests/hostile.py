"""Conventions no page expects: one full of traps, one with nothing, one with a single bare row of each noun.

They are made from the fields of the model, so that a new field or a new noun is covered as soon as it exists.
"""

import json
from typing import Any, get_args, get_origin

from pydantic import AfterValidator, StringConstraints
from pydantic.fields import FieldInfo

from ctg_core.dossier.dossier import FORMAT, FORMAT_VERSION, Dossier
from ctg_core.dossier.reading import parse_dossier
from ctg_core.model.codes import OneOf
from ctg_core.model.collections import COLLECTIONS
from ctg_core.model.convention import Convention
from ctg_core.model.values import CodeOf, RefersTo
from ctg_core.reference.lists import codes_of

# What HTML, a script, a template literal, Markdown, LaTeX, a spreadsheet or a right-to-left mark would act upon.
TRAP = (
    "=1+1 <img src=x onerror=\"window.sprung='img'\"><script>window.sprung='script'</script>"
    "<svg onload=\"window.sprung='svg'\"></svg> \"' onmouseover=\"window.sprung='attribute'\" "
    "![image](http://example.org/a.png) [lien](http://example.org) `code` ${window.sprung='literal'} "
    "{{7*7}} {%x%} %{x} {0} %s :material/home: :red[rouge] $x^2$ **gras** <!-- --> &lt;b&gt; \\n "
    "\u202e\u05e9\u05dc\u05d5\u05dd\u202c \u200f👩🏽‍🚒 e\u0301 "
) + "anticonstitutionnellement" * 12
OF_A_FORM = {
    "commune": "31582",
    "communes": "31582",
    "territory_code": "243100633",  # contours we ship: the map is drawn too
    "locator": TRAP,
    "given_at": "2026-01-02T03:04:05Z",
    "section": "synthese",
    "question": "pertinence",
    "updated_at": "2026-01-02T03:04:05Z",
    "sha256": "0" * 64,
}
PLACE = {"latitude": "43.5", "longitude": "1.5"}
OURS = {"convention", "key", "position", "citations", "concerns"}

Record = dict[str, Any]


def trapped() -> Dossier:
    """Every text field of every noun holds the trap, with six rows a noun so that every code is met."""
    rows = {name: [_record(name, rank) for rank in range(1, 7)] for name in COLLECTIONS}
    citation = {"field": "name", "source": "sources-1", "locator": TRAP, "quote": TRAP}
    doubt = {"concerns": ["actions/actions-1", "funding_lines/funding_lines-1"], "citations": [citation]}
    for row in rows["discrepancies"]:
        row.update(doubt)
    head = {**_filled(Convention.model_fields, "", 1, optional=True), "citations": [citation]}
    return _read({**head, "key": "piege"}, rows)


def bare() -> Dossier:
    """A convention of which nothing is known but its name."""
    return _read({"key": "vide", "name": "CTG du Vide", "short_name": "Vide", "kind": "ctg"}, {})


def sparse() -> Dossier:
    """One row of each noun, with what the model demands and nothing more."""
    rows = {name: [_record(name, 1, text="Un mot", optional=False)] for name in COLLECTIONS}
    return _read({"key": "peu", "name": "CTG de Peu", "short_name": "Peu", "kind": "ctg"}, rows)


def _read(convention: Record, rows: dict[str, list[Record]]) -> Dossier:
    plain = {"format": FORMAT, "format_version": FORMAT_VERSION, "convention": convention, **rows}
    return parse_dossier(json.dumps(plain).encode(), "hostile.json")


def _record(collection: str, rank: int, *, text: str = TRAP, optional: bool = True) -> Record:
    record = _filled(COLLECTIONS[collection].model_fields, collection, rank, text=text, optional=optional)
    if collection == "indicator_values":
        record.pop("missing_reason" if rank < 6 else "value", None)
        if "value" not in record:
            record["missing_reason"] = text
    return {"key": f"{collection}-{rank}", **record}


def _filled(fields: dict[str, FieldInfo], own: str, rank: int, *, text: str = TRAP, optional: bool = True) -> Record:
    found: Record = {}
    for name, field in fields.items():
        if name in OURS or not (optional or field.is_required()):
            continue
        referred = next((mark.collection for mark in field.metadata if isinstance(mark, RefersTo)), None)
        if referred:
            # A chain among its own; the first row when it must belong to one, so that one has many.
            target = rank - 1 if referred == own else 1 if field.is_required() else rank
            value = f"{referred}-{target}" if target else None
            value = [value] if value and get_origin(field.annotation) is list else value
        else:
            value = _value(field.annotation, list(field.metadata), name, rank, text)
        if value is not None:
            found[name] = value
    return found


def _value(annotation: Any, marks: list[Any], name: str, rank: int, text: str) -> Any:
    """Something the field accepts: ``text`` where any text may stand, another code or number at each rank."""
    if hasattr(annotation, "__metadata__"):
        return _value(annotation.__origin__, [*marks, *annotation.__metadata__], name, rank, text)
    if parts := [part for part in get_args(annotation) if part is not type(None)]:
        one = _value(parts[0], marks, name, rank, text)
        return [one] if get_origin(annotation) is list else one
    if annotation is int:
        return rank + (2020 if name == "year" else 0)
    return _formed(marks, name, rank) or {str: text, bool: bool(rank % 2)}.get(annotation, PLACE.get(name, f"{rank}.5"))


def _formed(marks: list[Any], name: str, rank: int) -> str | None:
    """A text of the form, or from the list, that the field asks for."""
    for mark in marks:
        if isinstance(mark, CodeOf | OneOf):
            codes = sorted(codes_of(mark.list_name)) if isinstance(mark, CodeOf) else list(mark.labels)
            return codes[rank % len(codes)]
        if isinstance(mark, StringConstraints):
            return OF_A_FORM[name]
        if isinstance(mark, AfterValidator) and mark.func.__name__ == "_checked":
            return str(2025 + rank) if name.endswith("end") or name == "period" else f"202{rank}-0{rank}-1{rank}"
    return None

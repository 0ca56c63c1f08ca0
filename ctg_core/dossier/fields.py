"""The fields of a dossier: what each holds and what it is called, how its value is said in French, how one is read.

All follows from the model: a field that is declared there is said, read, shown in boxes and files, and compared.

    fields_of("actions")["planned_end"]             # Field(kind=Kind.DATE, label="Fin prévue", ...)
    said(field, "2026-S1")                          # « 1er semestre 2026 »
    read(field, "T1 2026")                          # "2026-Q1"; Unreadable says why a text cannot be read
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from decimal import Decimal
from functools import cache, partial
from typing import Any

from sqlmodel import SQLModel

from ctg_core.dossier.field_kinds import Kind, bound, kind_of, unwrapped
from ctg_core.dossier.french_input import Unreadable, is_blank, read_cents, read_date, read_number, read_whole, written
from ctg_core.dossier.headings import heading
from ctg_core.dossier.naming import NOUNS
from ctg_core.model.codes import OneOf
from ctg_core.model.collections import COLLECTIONS
from ctg_core.model.convention import Convention
from ctg_core.model.french import NARROW, euros, folded, number, quoted
from ctg_core.model.french_dates import moment, short_moment
from ctg_core.model.history import Freeze
from ctg_core.model.person import Grant, Person
from ctg_core.model.values import CodeOf, RefersTo
from ctg_core.reference.lists import labels_of

RECORDS: Mapping[str, type[SQLModel]] = {
    **COLLECTIONS,
    "convention": Convention,
    "person": Person,
    "grant": Grant,
    "freeze": Freeze,
}
# The fields that identify a row or that the store sets: not part of its content.
KEPT_BY_THE_STORE = frozenset({"convention", "key", "position", "version", "updated_at", "updated_by"})
# Targets of keys that are not collections of a dossier.
PEOPLE, COMMUNES = "people", "communes"
_YES_NO = {"oui": True, "non": False, "vrai": True, "faux": False}
_LISTED = 8  # labels named when a code is not understood
# Kinds shown as a sentence made of several fields, or set by the store: never read from a text.
_READ_ONLY = frozenset({Kind.CITATION, Kind.PLACE, Kind.INSTANT, Kind.PERSON})


@dataclass(frozen=True)
class Field:
    """One field of a collection, as the model declares it; ``default`` is what it says when nobody says anything.

    ``labels`` say each code; ``target`` is the collection whose keys it holds, PEOPLE or COMMUNES. ``least`` and
    ``most`` are in the unit that is stored, cents for money.
    """

    collection: str
    name: str
    label: str
    kind: Kind
    many: bool
    required: bool
    least: int | None
    most: int | None
    target: str | None
    default: Any
    labels: Mapping[str, str] = attribute(compare=False, repr=False)

    @property
    def read_only(self) -> bool:
        """Whether nothing that is typed can be read as its value."""
        return self.kind in _READ_ONLY

    @property
    def unit(self) -> str:
        """What may follow a number typed here."""
        return "%" if self.label.endswith("(%)") else ""


@dataclass(frozen=True)
class Manner:
    """How dates are written, and what stands between several values."""

    date: Callable[[str], str]
    between: str


SENTENCE = Manner(moment, ", ")  # « 1er trimestre 2026 », « Caf, MSA »
FILE = Manner(short_moment, f"{NARROW}; ")  # « T1 2026 », « Caf ; MSA »: as cells are typed
# (collection, key) -> what the row is called; and (collection, what is typed) -> its key, or Unreadable.
NameOf = Callable[[str, str], str]
KeyOf = Callable[[str, str], str]


@cache
def fields_of(collection: str) -> Mapping[str, Field]:
    """The fields of a collection or of another of RECORDS, by name, in the order of the model."""
    return {name: _declared(collection, name) for name in RECORDS[collection].model_fields}


def said(field: Field, value: Any, name_of: NameOf = lambda _, key: key, manner: Manner = SENTENCE) -> str:
    """A value in French, with the labels of its codes and the names of its keys; empty where there is nothing.

    ``value`` is as the model holds it, or plain as a file does: a decimal may be its text, a citation a dict.
    """
    several = value if isinstance(value, list | tuple) else [] if value is None else [value]
    return manner.between.join(_said_once(field, one, name_of, manner) for one in several)


def read(field: Field, value: object, key_of: KeyOf = lambda _, key: key, *, unit: str = "", between: str = ";") -> Any:
    """What a text, or the value of a spreadsheet's cell, gives to a field; None when it is blank.

    Several values are separated by ``between``. Unreadable says why not. ``unit`` is what may follow a number.
    """
    if is_blank(value):
        return None
    if field.read_only:
        raise Unreadable("cette colonne se lit seulement")
    once = partial(_read_once, field, key_of=key_of, unit=unit or field.unit)
    return _read_several(_text(field, value), once, between) if field.many else once(value)


def _declared(collection: str, name: str) -> Field:
    info = RECORDS[collection].model_fields[name]
    inside, many, marks = unwrapped(info)
    labels = next((mark.labels for mark in marks if isinstance(mark, OneOf)), {})
    if listed := next((mark.list_name for mark in marks if isinstance(mark, CodeOf)), None):
        labels = labels_of(listed)
    target = next((mark.collection for mark in marks if isinstance(mark, RefersTo)), None)
    kind = Kind.CODE if labels else Kind.KEY if target else kind_of(name, inside, marks)
    target = target or {Kind.PERSON: PEOPLE, Kind.COMMUNE: COMMUNES}.get(kind)
    least, most = (bound(marks, side) for side in ("ge", "le"))
    label = _heading(collection, name)
    needed, default = info.is_required(), None if info.is_required() or many else info.default
    return Field(collection, name, label, kind, many, needed, least, most, target, default, labels)


def _heading(collection: str, name: str) -> str:
    """What the field is called; its own name for what the store keeps for itself, which nobody is shown."""
    try:
        return heading(collection, name)
    except KeyError:
        return name


def _said_once(field: Field, value: Any, name_of: NameOf, manner: Manner) -> str:
    if field.kind in _NAMED:
        return name_of(field.target or "", value)
    if field.kind == Kind.DATE:
        return manner.date(value)
    if field.kind == Kind.PLACE:
        return _place_said(value, name_of)
    return field.labels.get(value, value) if field.kind == Kind.CODE else _SAID.get(field.kind, str)(value)


_NAMED = frozenset({Kind.KEY, Kind.COMMUNE, Kind.PERSON})
_SAID: Mapping[Kind, Callable[[Any], str]] = {
    Kind.YES_NO: lambda value: "oui" if value else "non",
    Kind.MONEY: euros,
    Kind.WHOLE: number,
    Kind.DECIMAL: lambda value: number(Decimal(value)),
    Kind.CITATION: lambda value: quoted(value["quote"] if isinstance(value, dict) else value.quote),
}


def _place_said(place: str, name_of: NameOf) -> str:
    """« action « Créer une crèche » » for "actions/a-01", « convention, Nom » for "convention/name"."""
    collection, _, key = place.partition("/")
    if collection == "convention":
        return f"convention, {heading('convention', key)}"
    return f"{NOUNS[collection][0]} {quoted(name_of(collection, key))}"


def _read_once(field: Field, value: object, key_of: KeyOf, unit: str) -> Any:
    if field.kind == Kind.KEY:
        return key_of(field.target or "", written(value))
    if field.kind == Kind.CODE:
        return _code(field, written(value))
    if reader := _READ.get(field.kind):
        return _within(field, value, reader(value, unit))
    return _text(field, value)


def _within(field: Field, typed: object, value: Any) -> Any:
    least, most = field.least, field.most
    if (least is None or least <= value) and (most is None or value <= most):
        return value
    said_back = quoted(written(typed)[:60])
    if field.kind == Kind.MONEY:
        raise Unreadable(f"{said_back} est un montant démesuré")
    if field.kind == Kind.YEAR:
        raise Unreadable(f"{said_back} n’est pas une année entre {least} et {most}")
    bounds = " et ".join(number(bound) for bound in (least, most) if bound is not None)
    if field.kind == Kind.WHOLE:
        raise Unreadable(f"{said_back}{NARROW}: il faut un nombre entier entre {bounds}")
    raise Unreadable(f"{said_back} n’est pas entre {bounds}")


def _text(field: Field, value: object) -> str:
    if isinstance(value, int) and field.kind == Kind.COMMUNE:
        return f"{value:05}"  # a spreadsheet drops the first zero of a code
    return written(value)


def _yes_or_no(value: object) -> bool:
    found = value if isinstance(value, bool) else _YES_NO.get(folded(str(value)))
    if found is None:
        raise Unreadable(f"{quoted(str(value))}{NARROW}: écrivez oui ou non")
    return found


_READ: Mapping[Kind, Callable[[object, str], Any]] = {
    Kind.YES_NO: lambda value, _: _yes_or_no(value),
    Kind.MONEY: lambda value, _: read_cents(value),
    Kind.WHOLE: read_whole,
    Kind.YEAR: read_whole,
    Kind.DECIMAL: read_number,
    Kind.DATE: lambda value, _: read_date(value),
}


def _code(field: Field, text: str) -> str:
    if text in field.labels:
        return text
    found = [code for code, label in field.labels.items() if folded(label) == folded(text)]
    if len(found) == 1:
        return found[0]
    labels = list(field.labels.values())
    more = ", …" if len(labels) > _LISTED else ""
    raise Unreadable(f"{quoted(text[:60])} n’est pas dans la liste ({', '.join(labels[:_LISTED])}{more})")


def _read_several(text: str, once: Callable[[object], Any], between: str) -> list[Any]:
    """The values separated by ``between``; a piece that is not one is joined to the next: a name may hold it."""
    found, pending = [], ""
    pieces = [piece for piece in text.split(between) if piece.strip()]
    for rank, piece in enumerate(pieces):
        pending = f"{pending}{between}{piece}" if pending else piece
        try:
            found.append(once(pending.strip()))
            pending = ""
        except Unreadable:
            if rank == len(pieces) - 1:
                raise
    return found

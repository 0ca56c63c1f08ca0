"""What kind of thing a field holds, told from its declaration in the model."""

from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from ctg_core.model.dates import PartialDate
from ctg_core.model.values import Citation, InseeCode, Instant, Lengthy

_WHO = frozenset({"given_by", "updated_by", "person"})


class Kind(StrEnum):
    """What a field holds, once or, when it is ``many``, several times."""

    TEXT = "text"  # a few words
    PARAGRAPH = "paragraph"  # sentences
    WHOLE = "whole number"
    YEAR = "year"
    DECIMAL = "exact decimal"
    MONEY = "euros, in whole cents"
    DATE = "partial date"
    INSTANT = "UTC instant"
    YES_NO = "yes or no"
    CODE = "code of a list"
    KEY = "key of a row"
    COMMUNE = "Insee code of a commune"
    PERSON = "key of a person"
    CITATION = "passage of a source"
    PLACE = "collection/key"


FIGURES = frozenset({Kind.WHOLE, Kind.DECIMAL, Kind.MONEY})
WORDS = frozenset({Kind.TEXT, Kind.PARAGRAPH})


def kind_of(name: str, inside: Any, marks: list[Any]) -> Kind:
    """The kind of a field that holds neither a code nor a key, from its name, bare type and marks."""
    if inside is int:
        return Kind.MONEY if name.endswith("_cents") else Kind.YEAR if name == "year" else Kind.WHOLE
    by_type = {bool: Kind.YES_NO, Decimal: Kind.DECIMAL, Citation: Kind.CITATION}
    if kind := by_type.get(inside):
        return kind
    if any(mark in marks for mark in _marks(PartialDate)):
        return Kind.DATE
    patterns = {getattr(mark, "pattern", None) for mark in marks}
    for form, kind in ((InseeCode, Kind.COMMUNE), (Instant, Kind.INSTANT)):
        if any(mark.pattern in patterns for mark in _marks(form)):
            return kind
    if any(isinstance(mark, Lengthy) for mark in marks):
        return Kind.PARAGRAPH
    return Kind.PERSON if name in _WHO else Kind.PLACE if name == "concerns" else Kind.TEXT


def unwrapped(info: FieldInfo) -> tuple[Any, bool, list[Any]]:
    """(bare type, whether it is a list, marks) of a field: ``list[Key] | None`` gives (str, True, Key's marks)."""
    inside, many, marks = _inside(info.annotation)
    return inside, many, [*info.metadata, *marks]


def _inside(annotation: Any) -> tuple[Any, bool, list[Any]]:
    """``unwrapped`` for an annotation."""
    if marks := _marks(annotation):
        inside, many, more = _inside(annotation.__origin__)
        return inside, many, [*marks, *more]
    parts = [part for part in get_args(annotation) if part is not type(None)]
    if not parts:
        return annotation, False, []
    inside, many, marks = _inside(parts[0])
    return inside, many or get_origin(annotation) is list, marks


def _marks(annotation: Any) -> list[Any]:
    return list(getattr(annotation, "__metadata__", ()))


def bound(marks: list[Any], side: str) -> int | None:
    """The least ("ge") or the most ("le") that the marks of a field accept."""
    return next((bound for mark in marks if (bound := getattr(mark, side, None)) is not None), None)

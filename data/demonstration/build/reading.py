"""One value as the story writes it: « 415/432 », « ~112 ; À confirmer. », « ? La raison », « - », « funding »."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from ctg_core.dossier.shares import scale_of
from ctg_core.reference.lists import CatalogueIndicator
from data.demonstration.build.funding import caf_paid, execution
from data.demonstration.build.story import Plain

_NUMBER = r"-?\d+(?:\.\d+)?"
_FORM = re.compile(rf"(?P<proposed>~)?(?P<value>{_NUMBER})(?:/(?P<below>{_NUMBER}))?(?: ; (?P<comment>.+))?")


@dataclass(frozen=True)
class Reading:
    """``value`` is the number itself, or the numerator when there is a ``below``; absent with a ``reason``."""

    value: Decimal | None
    below: Decimal | None = None
    reason: str | None = None
    comment: str | None = None
    proposed: bool = False

    def as_fields(self, entry: CatalogueIndicator) -> Plain:
        """The fields of an indicator value; a rate is rounded to the decimals of its catalogue entry."""
        if self.value is None:
            return {"missing_reason": self.reason}
        terms = {"numerator": str(self.value), "denominator": str(self.below)} if self.below else {}
        share = self.value * scale_of(entry.unit) / self.below if self.below else self.value
        rounded = share.quantize(Decimal(1).scaleb(-entry.decimals), ROUND_HALF_UP)
        state = {"state": "proposed"} if self.proposed else {}
        return {"value": str(rounded), **terms, **state, "comment": self.comment}


def read(text: str, entry: CatalogueIndicator, year: int) -> Reading | None:
    """A value of the story; None where there was nothing to measure yet."""
    if text == "-":
        return None
    if text.startswith("? "):
        return Reading(None, reason=text.removeprefix("? "))
    if text == "funding":
        return Reading(caf_paid(year)) if entry.aggregation == "sum" else Reading(*execution(year))
    form = _FORM.fullmatch(text)
    if form is None:
        raise ValueError(f"{entry.code}, {year} : « {text} » ne se lit pas")
    below = Decimal(form["below"]) if form["below"] else None
    return Reading(Decimal(form["value"]), below, None, form["comment"], bool(form["proposed"]))


def total(places: Sequence[Reading | None]) -> Reading | None:
    """The sum of the places that exist: numerators over denominators, and unknown as soon as one is unknown."""
    there = [place for place in places if place is not None]
    if unknown := next((place for place in there if place.value is None), None):
        return unknown
    comment = next((place.comment for place in there if place.comment), None)
    below = sum((place.below for place in there if place.below), Decimal(0)) or None
    value = sum((place.value for place in there if place.value is not None), Decimal(0))
    return replace(Reading(value, below), comment=comment) if there else None

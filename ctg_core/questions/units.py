"""Units as they agree with their number."""

from decimal import Decimal
from itertools import takewhile

_LINKS = {"d’", "de", "en", "par", "pour"}
_INVARIABLE = {"fois", "mois"}


def unit_for(value: Decimal, unit: str) -> str:
    """The unit in the singular below two: "1 commune", "1,5 place pour 100 enfants"; symbols do not change."""
    if abs(value) >= 2:
        return unit
    words = unit.split(" ")
    counted_words = len([*takewhile(lambda word: word not in _LINKS, words)])
    return " ".join([*map(_singular, words[:counted_words]), *words[counted_words:]])


def _singular(word: str) -> str:
    if not word.isalpha() or word in _INVARIABLE:
        return word
    return word.removesuffix("x") if word.endswith("eux") else word.removesuffix("s")

"""What a field says in one cell: codes by their label, keys with what they name, cents in euros."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, get_args

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.naming import NOUNS, words_of
from ctg_core.exchange.headings import heading
from ctg_core.model.codes import NATURES, OneOf
from ctg_core.model.collections import national_codes, references
from ctg_core.model.convention import Convention
from ctg_core.model.french import quoted
from ctg_core.model.row import Row
from ctg_core.model.values import Citation
from ctg_core.reference.lists import labels_of

Record = Row | Convention
Cell = str | int | Decimal | None

_TOGETHER = "\u202f; "
# Sentences, rather than words: one a line.
_APART = {"citations": "\n", "concerns": "\n"}


class Wording:
    """Words the rows of one dossier, which name one another by their keys."""

    def __init__(self, dossier: Dossier) -> None:
        self._names = {name: {row.key: words_of(row) for row in rows} for name, rows in dossier.rows.items()}

    def cell(self, row: Record, field: str) -> Cell:
        """The value for a spreadsheet, ``None`` where the dossier is silent; numbers stay numbers."""
        value = getattr(row, field)
        if isinstance(value, bool):
            return "oui" if value else "non"
        if isinstance(value, int) and field.endswith("_cents"):
            return Decimal(value).scaleb(-2)
        if value is None or isinstance(value, int | Decimal):
            return value
        word = self._speaker(type(row), field)
        several = value if isinstance(value, list) else [value]
        return _APART.get(field, _TOGETHER).join(map(word, several)) or None

    def citation(self, citation: Citation) -> str:
        """A passage, and where it stands: the key of its source, which has its own sheet, and the place there."""
        nature = "" if citation.nature == "fact" else f", {NATURES[citation.nature]}"
        return f"{quoted(citation.quote)} — {citation.source}, {citation.locator}{nature}"

    def _speaker(self, model: type[Record], field: str) -> Callable[[Any], str]:
        if field == "citations":
            return self.citation
        if field == "concerns":
            return self._concern
        if collection := dict(references(model)).get(field):
            return lambda key: self._named(collection, key)
        labels = _labels(model, field)
        return lambda code: labels.get(code, code)

    def _named(self, collection: str, key: str) -> str:
        words = self._names[collection].get(key, key)
        return key if collection == "sources" or words == key else f"{words} ({key})"

    def _concern(self, place: str) -> str:
        collection, _, key = place.partition("/")
        if collection == "convention":
            return f"convention, {heading('convention', key)}"
        return f"{NOUNS[collection][0]} {quoted(self._named(collection, key))}"


@cache
def _labels(model: type[Record], field: str) -> Mapping[str, str]:
    """What each code of a field says to people; empty for a field that holds no code."""
    if list_name := dict(national_codes(model)).get(field):
        return labels_of(list_name)
    info = model.model_fields[field]
    # An optional code carries its mark inside the union.
    inside = (mark for part in get_args(info.annotation) for mark in getattr(part, "__metadata__", ()))
    return next((mark.labels for mark in (*info.metadata, *inside) if isinstance(mark, OneOf)), {})

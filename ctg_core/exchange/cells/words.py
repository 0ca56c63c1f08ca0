"""What a field says in one cell: codes by their label, keys with what they name, cents in euros."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.headings import heading, labels_of_codes
from ctg_core.dossier.naming import NOUNS, words_of
from ctg_core.model.codes import NATURES
from ctg_core.model.collections import references
from ctg_core.model.convention import Convention
from ctg_core.model.french import quoted
from ctg_core.model.row import Row
from ctg_core.model.values import Citation

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
        labels = labels_of_codes(model, field)
        return lambda code: labels.get(code, code)

    def _named(self, collection: str, key: str) -> str:
        words = self._names[collection].get(key, key)
        return key if collection == "sources" or words == key else f"{words} ({key})"

    def _concern(self, place: str) -> str:
        collection, _, key = place.partition("/")
        if collection == "convention":
            return f"convention, {heading('convention', key)}"
        return f"{NOUNS[collection][0]} {quoted(self._named(collection, key))}"

"""What a field says in one cell: numbers stay numbers, codes are said by their label, keys with what they name."""

from decimal import Decimal
from typing import Any

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.field_kinds import Kind
from ctg_core.dossier.fields import Field, Manner, said
from ctg_core.dossier.naming import words_of
from ctg_core.model.codes import NATURES
from ctg_core.model.french import NARROW, quoted
from ctg_core.model.values import Citation

Cell = str | int | Decimal | None

# Dates as the dossier writes them; sentences, rather than words, one a line.
_WORDS, _SENTENCES = Manner(str, f"{NARROW}; "), Manner(str, "\n")


class Wording:
    """Words the rows of one dossier, which name one another by their keys."""

    def __init__(self, dossier: Dossier) -> None:
        self._names = {name: {row.key: words_of(row) for row in rows} for name, rows in dossier.rows.items()}

    def cell(self, field: Field, value: Any) -> Cell:
        """The value for a spreadsheet, ``None`` where the dossier is silent; numbers stay numbers."""
        if field.kind == Kind.MONEY and value is not None:
            return Decimal(value).scaleb(-2)
        if isinstance(value, int | Decimal) and field.kind != Kind.YES_NO:
            return value
        if field.kind == Kind.CITATION:
            return "\n".join(map(self.citation, value)) or None
        return said(field, value, self.named, _SENTENCES if field.kind == Kind.PLACE else _WORDS) or None

    def citation(self, citation: Citation) -> str:
        """A passage, and where it stands: the key of its source, which has its own sheet, and the place there."""
        nature = "" if citation.nature == "fact" else f", {NATURES[citation.nature]}"
        return f"{quoted(citation.quote)} — {citation.source}, {citation.locator}{nature}"

    def named(self, collection: str, key: str) -> str:
        """« Petite enfance (axe-1) »: what a row is called, then its key; a source, that has a sheet, its key."""
        words = self._names.get(collection, {}).get(key, key)
        return key if collection == "sources" or words == key else f"{words} ({key})"

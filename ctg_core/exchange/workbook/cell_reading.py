"""What people write in a cell of the project's workbook, as the field of its column holds it. Never guessed."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, get_args, get_origin

from ctg_core.dossier.french_input import (
    Unreadable,
    is_blank,
    read_cents,
    read_date,
    read_number,
    read_whole,
    written,
)
from ctg_core.dossier.headings import labels_of_codes
from ctg_core.dossier.naming import NOUNS
from ctg_core.exchange.cells.words import Record
from ctg_core.model.collections import references
from ctg_core.model.dates import PartialDate
from ctg_core.model.french import folded, quoted

# Sentences made of several fields, and what the store notes by itself: shown, never read back.
READ_ONLY = frozenset({"citations", "concerns", "updated_at", "updated_by", "given_by", "given_at"})
_YES_NO = {"oui": True, "non": False, "vrai": True, "faux": False}


class Names:
    """Finds a row by what a cell calls it: its key, its words, or its words followed by its key."""

    def __init__(self, rows: Mapping[str, Iterable[tuple[str, str]]]) -> None:
        self._keys: dict[str, set[str]] = {}
        self._said: dict[str, dict[str, set[str]]] = {}
        for collection, named in rows.items():
            said = self._said.setdefault(collection, {})
            for key, words in named:
                self._keys.setdefault(collection, set()).add(key)
                for text in (words, f"{words} ({key})"):
                    said.setdefault(folded(text), set()).add(key)

    def key(self, collection: str, text: str) -> str:
        """The key of the one row called so; Unreadable when there is none, or several."""
        if text in self._keys.get(collection, ()):
            return text
        found = self._said.get(collection, {}).get(folded(text), set())
        if len(found) == 1:
            return next(iter(found))
        noun = NOUNS[collection][0]
        if found:
            raise Unreadable(f"{quoted(text)} peut désigner {' ou '.join(sorted(found))}\u202f: écrivez la clé")
        raise Unreadable(f"{quoted(text)} ne désigne aucune ligne ({noun})")


def read_cell(model: type[Record], field: str, value: object, names: Names) -> Any:
    """The plain value of a field, None for an empty cell; Unreadable says why not."""
    if is_blank(value):
        return None
    if field in READ_ONLY:
        raise Unreadable("cette colonne se lit seulement")
    read = _reader(model, field, names)
    if get_origin(model.model_fields[field].annotation) is list:
        return _several(_text(value, field), read)
    return read(value)


def _reader(model: type[Record], field: str, names: Names) -> Callable[[object], Any]:
    """How one value of this field is read."""
    if collection := dict(references(model)).get(field):
        return lambda value: names.key(collection, _text(value, field))
    if labels := labels_of_codes(model, field):
        return lambda value: _code(_text(value, field), labels)
    return _number_reader(model, field) or (lambda value: _text(value, field))


def _number_reader(model: type[Record], field: str) -> Callable[[object], Any] | None:
    """How a number, a date or a yes is read; None for a text."""
    if field.endswith("_cents"):
        return read_cents
    readers: dict[Any, Callable[[object], Any]] = {bool: _yes_or_no, int: read_whole, Decimal: _decimal}
    if kind := next((kind for kind in readers if kind in _kinds(model, field)), None):
        return readers[kind]
    return read_date if _is_date(model, field) else None


def _decimal(value: object) -> str:
    return format(read_number(value), "f")


def _text(value: object, field: str) -> str:
    if isinstance(value, int) and field in ("commune", "communes"):
        return f"{value:05}"  # a spreadsheet drops the first zero of a code
    return written(value)


def _code(text: str, labels: Mapping[str, str]) -> str:
    found = {code for code, label in labels.items() if folded(label) == folded(text)}
    if text in labels or len(found) == 1:
        return text if text in labels else found.pop()
    raise Unreadable(f"{quoted(text)} n’est pas proposé ici ({_some(labels.values())})")


def _some(labels: Iterable[str]) -> str:
    first = list(labels)
    return ", ".join(first[:8]) + (", …" if len(first) > 8 else "")


def _several(text: str, read: Callable[[object], Any]) -> list[Any]:
    """What semicolons separate, unless a name holds one itself."""
    found, pending = [], ""
    pieces = [piece for piece in text.split(";") if piece.strip()]
    for rank, piece in enumerate(pieces):
        pending = f"{pending};{piece}" if pending else piece
        try:
            found.append(read(pending.strip()))
            pending = ""
        except Unreadable:
            if rank == len(pieces) - 1:
                raise
    return found


def _yes_or_no(value: object) -> bool:
    said = value if isinstance(value, bool) else _YES_NO.get(folded(str(value)))
    if said is None:
        raise Unreadable(f"{quoted(str(value))}\u202f: écrivez oui ou non")
    return bool(said)


def _kinds(model: type[Record], field: str) -> set[Any]:
    """The bare types of a field, found under its optional and its marks."""
    annotation = model.model_fields[field].annotation
    parts = [part for part in get_args(annotation) if part is not type(None)] or [annotation]
    return {get_args(part)[0] if hasattr(part, "__metadata__") else part for part in parts}


def _is_date(model: type[Record], field: str) -> bool:
    info = model.model_fields[field]
    return PartialDate in get_args(info.annotation) or all(mark in info.metadata for mark in get_args(PartialDate)[1:])

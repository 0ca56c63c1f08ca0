"""Reads the project's workbook as a dossier: untouched cells keep their original values, edited ones are parsed."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.fields import fields_of, read
from ctg_core.dossier.french_input import Unreadable
from ctg_core.dossier.headings import heading
from ctg_core.dossier.naming import NOUNS, words_of
from ctg_core.dossier.reading import parse_dossier
from ctg_core.dossier.refusal import DossierRefused
from ctg_core.dossier.writing import plain_dossier, plain_value
from ctg_core.exchange.received import Problem, ReceivedRefused, received_workbook
from ctg_core.exchange.workbook.lines import Line, SheetLines
from ctg_core.exchange.workbook.snapshot import read_snapshot
from ctg_core.exchange.workbook.tables import CONVENTION, sheet_name, tables
from ctg_core.model.collections import COLLECTIONS
from ctg_core.model.convention import Convention
from ctg_core.model.french import folded, quoted

# The place given by a problem of a dossier: « actions, clé a-07, champ status ».
_PLACE = re.compile(r"(?P<collection>\w+)(?:, (?:clé (?P<key>[^\s,]+)|n°\u00a0\d+))?(?:, champ (?P<field>\w+))?")
_JSON = "classeur.json"

Plain = dict[str, Any]


@dataclass(frozen=True)
class ReadWorkbook:
    """The dossier as it was, as edited, and the sheets that were deleted: their rows stay as they were."""

    before: Dossier
    after: Dossier
    absent: tuple[str, ...]


def read_workbook(content: bytes, name: str) -> ReadWorkbook:
    """Read a workbook made by ``workbook``; raises ReceivedRefused with every cell that cannot be parsed."""
    return read_opened(received_workbook(content, name), name)


def read_opened(book: Workbook, name: str) -> ReadWorkbook:
    """The same for a workbook that is already opened and checked; raises ReceivedRefused."""
    before = read_snapshot(book, name)
    made = list(tables(before))
    found = [table for table in made if table.name in book.sheetnames]
    sheets = {table.collection: SheetLines(book[table.name], table) for table in found}
    if unreadable := [problem for sheet in sheets.values() for problem in sheet.problems]:
        raise ReceivedRefused(name, *unreadable)
    edited = _Edited(before, sheets)
    after = edited.dossier()
    if after is None:
        raise ReceivedRefused(name, *edited.problems)
    absent = tuple(table.name for table in made if table.name not in book.sheetnames and table.rows)
    return ReadWorkbook(before, after, absent)


class _Edited:
    """The original dossier in plain form, with every edit applied; ``problems`` are the cells that cannot be parsed."""

    def __init__(self, before: Dossier, sheets: dict[str, SheetLines]) -> None:
        self.plain = plain_dossier(before)
        self.problems: list[Problem] = []
        self._names = _names(before, sheets)
        self._numbers = {(name, line.key): line.number for name, sheet in sheets.items() for line in sheet.lines}
        for collection, sheet in sheets.items():
            if collection == "convention":
                for line in sheet.lines:
                    self._edit(self.plain["convention"], line, collection)
            else:
                self._collection(collection, sheet.lines)

    def dossier(self) -> Dossier | None:
        """The edited dossier; None when ``problems`` has any: cells that cannot be parsed and broken rules together."""
        try:
            after = parse_dossier(json.dumps(self.plain).encode(), _JSON)
        except DossierRefused as refusal:
            told = {(one.sheet, one.line, one.column) for one in self.problems}
            broken = (self._placed(one.place, one.reason) for one in refusal.problems)
            self.problems += [one for one in broken if (one.sheet, one.line, one.column) not in told]
            return None
        return None if self.problems else after

    def _placed(self, place: str, reason: str) -> Problem:
        """A problem of the dossier, where it stands in the workbook."""
        found = _PLACE.match(place)
        collection, key, field = found.group("collection", "key", "field") if found else ("", None, None)
        model = COLLECTIONS.get(collection, Convention)
        column = heading(collection, field) if field in model.model_fields else None
        if collection not in COLLECTIONS:
            return Problem(reason, CONVENTION, self._numbers.get(("convention", field or "")), column)
        return Problem(reason, sheet_name(collection), self._numbers.get((collection, key or "")), column)

    def _collection(self, collection: str, lines: list[Line]) -> None:
        """Rows keep their order, whatever that of the sheet, which people sort to read; new ones come last."""
        records = {record["key"]: record for record in self.plain.get(collection, [])}
        kept = {line.key for line in lines}
        added = {line.key: {"key": line.key} for line in lines if line.key not in records}
        self.plain[collection] = [*(record for key, record in records.items() if key in kept), *added.values()]
        for line in lines:
            self._edit({**records, **added}[line.key], line, collection)

    def _edit(self, record: Plain, line: Line, collection: str) -> None:
        for name, value in line.edits():
            field = fields_of(collection)[name]
            try:
                given = plain_value(read(field, value, self._names.key))
            except Unreadable as unreadable:
                sheet = CONVENTION if collection == "convention" else sheet_name(collection)
                self.problems.append(Problem(str(unreadable), sheet, line.number, field.label))
                continue
            record.pop(name, None)
            if given is not None:
                record[name] = given


class _Names:
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


def _names(before: Dossier, sheets: dict[str, SheetLines]) -> _Names:
    """Each row by the words it had and by those it has now."""
    named = {name: [(row.key, words_of(row)) for row in rows] for name, rows in before.rows.items()}
    for collection, sheet in sheets.items():
        if collection in named:
            named[collection] += [(line.key, line.words) for line in sheet.lines]
    return _Names(named)

"""What the lines of a file say, gathered into rows: those the convention has, found by their words, and new ones."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.reading import parse_dossier
from ctg_core.dossier.refusal import DossierRefused
from ctg_core.dossier.refusal import Problem as DossierProblem
from ctg_core.dossier.writing import plain_dossier
from ctg_core.exchange.cells.slugs import key_from
from ctg_core.exchange.imports.incoming import Incoming, Question, difference_with, names_in
from ctg_core.exchange.received import Problem
from ctg_core.model.french import folded, quoted

_PLACE = re.compile(r"(\w+), clé ([^\s,]+)")
IGNORED = "-"  # the answer for a word that is to be left out

Plain = dict[str, Any]
Answers = Mapping[Question, str]


@dataclass(frozen=True)
class Place:
    """Where something is said; ``column`` is a heading."""

    line: int
    column: str | None = None
    sheet: str | None = None

    def problem(self, reason: str) -> Problem:
        """What is wrong there."""
        return Problem(reason, self.sheet, self.line, self.column)


@dataclass
class Gathering:
    """``now`` is the convention as it is. Nothing of it is lost: a file of lines adds and changes, never removes."""

    now: Dossier
    answers: Answers = field(default_factory=dict)
    not_understood: list[Problem] = field(default_factory=list)
    ignored: list[Problem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    questions: dict[Question, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._plain = plain_dossier(self.now)
        self._records: dict[str, dict[str, Plain]] = {
            name: {record["key"]: record for record in self._plain.get(name, [])} for name in self.now.rows
        }
        self._said: dict[tuple[str, str, str], tuple[Any, Place]] = {}
        self._places: dict[tuple[str, str], Place] = {}
        self._index: dict[tuple[str, tuple[str, ...]], dict[tuple[Any, ...], list[Plain]]] = {}

    def found(self, collection: str, **wanted: Any) -> list[Plain]:
        """The rows that say all this; texts compare whatever their accents and capitals."""
        names = tuple(wanted)
        if (collection, names) not in self._index:
            self._index[collection, names] = {}
            for record in self._records[collection].values():
                self._place_in_index(collection, names, record)
        signs = tuple(map(_sign, wanted.values()))
        # A row may have changed since it was placed.
        return [
            record
            for record in self._index[collection, names].get(signs, [])
            if tuple(_sign(record.get(name)) for name in names) == signs
        ]

    def claimed(self, collection: str, key: str) -> bool:
        """Whether a line of the file already speaks of this row."""
        return (collection, key) in self._places

    def record(self, collection: str, key: str) -> Plain:
        """What is known of a row."""
        return self._records[collection][key]

    def add(self, collection: str, fields: Plain, place: Place, *words: object) -> str:
        """A new row, under a key made of these words."""
        stem, rank = key_from(*words), 1
        key = stem
        while key in self._records[collection]:
            rank += 1
            key = f"{stem}-{rank}"
        self._records[collection][key] = {"key": key}
        self.say(collection, key, fields, place)
        return key

    def say(self, collection: str, key: str, fields: Plain, place: Place) -> None:
        """What a line says of a row; silence changes nothing, and two lines that disagree are both shown."""
        self._places.setdefault((collection, key), place)
        for name, value in fields.items():
            if value in (None, "", []):
                continue
            known = self._said.setdefault((collection, key, name), (value, place))
            if known[0] == value:
                self._records[collection][key][name] = value
            else:
                self.not_understood.append(place.problem(f"la ligne {known[1].line} dit autre chose de la même donnée"))

        for where, names in self._index:
            if where == collection:
                self._place_in_index(collection, names, self._records[collection][key])

    def _place_in_index(self, collection: str, names: tuple[str, ...], record: Plain) -> None:
        signs = tuple(_sign(record.get(name)) for name in names)
        there = self._index[collection, names].setdefault(signs, [])
        if not any(one is record for one in there):
            there.append(record)

    def ask(self, subject: Any, words: str) -> str | None:
        """The answer a person gave for a word; None, and the question is kept, when nobody did."""
        question = Question(subject, words)
        if question not in self.answers:
            self.questions[question] = None
        return self.answers.get(question)

    def incoming(self, file: str) -> Incoming:
        """The difference with the convention as it is."""
        after = self._after()
        rows, clashes = difference_with(self.now, after)
        return Incoming(
            file,
            self.now.key,
            rows,
            clashes,
            tuple(dict.fromkeys(self.not_understood)),
            tuple(dict.fromkeys(self.ignored)),
            tuple(dict.fromkeys(self.remarks)),
            tuple(self.questions),
            names=names_in(self.now, after),
        )

    def _after(self) -> Dossier:
        """The convention with all that was said, but for the rows that break its rules: told, and left as they were."""
        original = {
            name: {record["key"]: record for record in records}
            for name, records in plain_dossier(self.now).items()
            if name in self._records
        }
        while True:
            try:
                return parse_dossier(json.dumps({**self._plain, **self._listed()}).encode(), "fichier.json")
            except DossierRefused as refusal:
                for problem in refusal.problems:
                    self._give_up(problem, original)

    def _listed(self) -> dict[str, list[Plain]]:
        return {name: list(records.values()) for name, records in self._records.items()}

    def _give_up(self, problem: DossierProblem, original: Mapping[str, Mapping[str, Plain]]) -> None:
        found = _PLACE.match(problem.place)
        if found is None:
            raise DossierRefused([problem])
        collection, key = found.groups()
        if place := self._places.get((collection, key)):
            self.not_understood.append(Place(place.line, None, place.sheet).problem(problem.reason))
        if key in original.get(collection, {}):
            if self._records[collection][key] == original[collection][key]:
                raise DossierRefused([problem])
            self._records[collection][key] = dict(original[collection][key])
        else:
            self._records[collection].pop(key, None)


def unknown(words: str, what: str) -> str:
    """Why a word is left out until a person places it."""
    return f"{quoted(words)}\u202f: {what} à préciser"


def _sign(value: Any) -> Any:
    """What is compared of a value: texts whatever their accents and capitals, nothing and an empty list alike."""
    if isinstance(value, str):
        return folded(value)
    return tuple(value) or None if isinstance(value, list) else value

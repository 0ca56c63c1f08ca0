"""What the journal says in people's words: fields, codes, keys and rows, even those that are gone."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, get_args

from sqlmodel import Session, SQLModel, select

from ctg_core.dossier.headings import heading, labels_of_codes
from ctg_core.dossier.naming import NOUNS, words_of
from ctg_core.dossier.refusal import shortened
from ctg_core.model.collections import COLLECTIONS, references, table_of
from ctg_core.model.convention import Convention
from ctg_core.model.dates import PartialDate
from ctg_core.model.history import Freeze
from ctg_core.model.person import EVERY_CONVENTION, Grant, Person
from ctg_core.model.values import Exact
from ctg_core.questions.provenance.people import names_of_people
from ctg_core.reference.lists import labels_of
from ctg_core.reference.territory import UnknownTerritory, load_territory

# What a change of a field holds: words, cents, a number as text, a partial date.
TEXT, AMOUNT, NUMBER, DATE = "text", "amount", "number", "date"
LINE_MODELS: dict[str, type[SQLModel]] = {
    **COLLECTIONS,
    "convention": Convention,
    "person": Person,
    "grant": Grant,
    "freeze": Freeze,
}
# The noun of each thing a line of the journal is about.
NOUNS_OF_LINES = {"convention": "convention", "person": "personne", "grant": "rôle", "freeze": "état arrêté"} | {
    name: one for name, (one, _) in NOUNS.items()
}
_WORDS = ("title", "label", "name", "text")
_WHEN = ("period", "year", "dated", "held_on")
# Where a row stands: the action of a step, the commune of a value.
_WITHIN = ("action", "commune", "facility", "comparator", "meeting", "body")
# Said already by naming the row.
NAMING = frozenset({*_WORDS, *_WHEN, *_WITHIN, "indicator", "person"})


@dataclass(frozen=True)
class Named:
    """How people know a row; ``when`` is a partial date, ``within`` the words of what it belongs to."""

    noun: str
    words: str
    when: str | None = None
    within: str | None = None


@dataclass(frozen=True)
class FieldChange:
    """What a field said and says, None for nothing: words of codes and keys as TEXT, else plain as ``form`` says."""

    field: str
    label: str
    form: str
    before: str | int | None
    after: str | int | None


class Words:
    """The words of one convention; what its keys name is read once, when first needed."""

    def __init__(self, session: Session, convention: str) -> None:
        self._session = session
        self._convention = convention
        self._names: dict[str, dict[str, str]] = {}

    @cached_property
    def people(self) -> dict[str, str]:
        return names_of_people(self._session)

    def named(self, collection: str, key: str, values: Mapping[str, Any]) -> Named:
        """What a row was called when it held these values."""
        noun = NOUNS_OF_LINES[collection]
        if collection == "indicator_values":
            words = self._name("indicators", values["indicator"])
        elif collection == "grant":
            words = self.people.get(key, key)
        else:
            words = next((str(values[name]) for name in _WORDS if values.get(name)), None) or self._owner(
                collection, key, values
            )
        when = next((str(values[name]) for name in _WHEN if values.get(name)), None)
        return Named(noun, shortened(words), when, self._within(collection, values))

    def change(self, collection: str, field: str, before: Any, after: Any) -> FieldChange:
        """A field's change, in words."""
        model = LINE_MODELS[collection]
        form = form_of(model, field)
        said = (self._said(model, field, form, value) for value in (before, after))
        return FieldChange(field, heading(collection, field), form, *said)

    def _said(self, model: type[SQLModel], field: str, form: str, value: Any) -> str | int | None:
        if value is None or value == []:
            return None
        if isinstance(value, bool):
            return "oui" if value else "non"
        if form != TEXT:
            return value if isinstance(value, int) else str(value)
        several = value if isinstance(value, list) else [value]
        return ", ".join(self._word(model, field, one) for one in several)

    def _word(self, model: type[SQLModel], field: str, value: Any) -> str:
        if isinstance(value, dict):
            return str(value.get("quote", ""))
        target = dict(references(model)).get(field) or (field if model is Grant and field in COLLECTIONS else None)
        return self._name(target, value) if target else self._labels(model, field).get(value, str(value))

    def _labels(self, model: type[SQLModel], field: str) -> Mapping[str, str]:
        if field in ("commune", "communes"):
            return self._communes
        if field in ("given_by", "person"):
            return self.people
        return labels_of("themes") if field == "themes" else labels_of_codes(model, field)

    def _owner(self, collection: str, key: str, values: Mapping[str, Any]) -> str:
        """The words of the first row it is about, for what bears no name: an attendance, a member."""
        leads = [(target, values.get(field)) for field, target in references(LINE_MODELS[collection])]
        about = ((target, found) for target, found in leads if target != "sources" and isinstance(found, str))
        return next((self._name(target, found) for target, found in about if found), key)

    def _within(self, collection: str, values: Mapping[str, Any]) -> str | None:
        if collection == "grant":
            return self._convention_name(values["convention"])
        model = LINE_MODELS[collection]
        field = next((name for name in _WITHIN if name in model.model_fields and values.get(name)), None)
        return shortened(self._word(model, field, values[field])) if field else None

    def _name(self, collection: str, key: str) -> str:
        if collection not in self._names:
            noun = COLLECTIONS[collection]
            rows = self._session.exec(select(noun).where(table_of(noun).c.convention == self._convention))
            self._names[collection] = {row.key: words_of(row) for row in rows}
        return self._names[collection].get(key, key)

    def _convention_name(self, key: str) -> str:
        known = self._session.get(Convention, key)
        return "toutes les conventions" if key == EVERY_CONVENTION else known.short_name if known else key

    @cached_property
    def _communes(self) -> dict[str, str]:
        convention = self._session.get(Convention, self._convention)
        try:
            territory = load_territory(convention.territory_code or "" if convention else "")
        except UnknownTerritory:
            return {}
        return {commune.insee: commune.name for commune in (*territory.communes, *territory.neighbours)}


@cache
def form_of(model: type[SQLModel], field: str) -> str:
    """How a field is read: AMOUNT in cents, DATE, NUMBER, or TEXT."""
    if field.endswith("_cents"):
        return AMOUNT
    info = model.model_fields[field]
    inside = [mark for part in get_args(info.annotation) for mark in getattr(part, "__metadata__", ())]
    marks = [*info.metadata, *inside]
    if any(mark in marks for mark in PartialDate.__metadata__):  # type: ignore[attr-defined]
        return DATE
    if any(mark in marks for mark in Exact.__metadata__):  # type: ignore[attr-defined]
        return NUMBER
    kinds = {info.annotation, *get_args(info.annotation)}
    return NUMBER if int in kinds and field != "year" else TEXT

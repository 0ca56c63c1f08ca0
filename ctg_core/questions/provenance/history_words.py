"""What the journal says in people's words: fields, codes, keys and rows, even those that are gone."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlmodel import Session, select

from ctg_core.dossier.difference import FieldChange
from ctg_core.dossier.field_kinds import Kind
from ctg_core.dossier.fields import COMMUNES, PEOPLE, Field, fields_of, said
from ctg_core.dossier.naming import NOUNS, words_of
from ctg_core.dossier.refusal import shortened
from ctg_core.model.collections import COLLECTIONS, table_of
from ctg_core.model.convention import Convention
from ctg_core.model.person import EVERY_CONVENTION
from ctg_core.questions.provenance.people import names_of_people
from ctg_core.reference.territory import UnknownTerritory, load_territory

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
class SaidChange:
    """What a field said and says, in French; None for nothing."""

    field: Field
    before: str | None
    after: str | None


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
            words = self.name("indicators", values["indicator"])
        elif collection == "grant":
            words = self.people.get(key, key)
        else:
            words = next((str(values[name]) for name in _WORDS if values.get(name)), None) or self._owner(
                collection, key, values
            )
        when = next((str(values[name]) for name in _WHEN if values.get(name)), None)
        return Named(noun, shortened(words), when, self._within(collection, values))

    def change(self, change: FieldChange) -> SaidChange:
        """A field's change, in words."""
        before, after = (said(change.field, value, self.name) or None for value in (change.before, change.after))
        return SaidChange(change.field, before, after)

    def _owner(self, collection: str, key: str, values: Mapping[str, Any]) -> str:
        """The words of the first row it is about, for what bears no name: an attendance, a member."""
        leads = (field for field in fields_of(collection).values() if field.kind == Kind.KEY and not field.many)
        about = (field for field in leads if field.target != "sources" and values.get(field.name))
        return next((said(field, values[field.name], self.name) for field in about), key)

    def _within(self, collection: str, values: Mapping[str, Any]) -> str | None:
        if collection == "grant":
            return self._convention_name(values["convention"])
        fields = fields_of(collection)
        within = next((fields[name] for name in _WITHIN if name in fields and values.get(name)), None)
        return shortened(said(within, values[within.name], self.name)) if within else None

    def name(self, collection: str, key: str) -> str:
        """What a key of a collection, of PEOPLE or of COMMUNES names; the key itself for what is gone."""
        if collection not in self._names:
            self._names[collection] = self._read_names(collection)
        return self._names[collection].get(key, key)

    def _read_names(self, collection: str) -> dict[str, str]:
        if collection in (PEOPLE, COMMUNES):
            return self.people if collection == PEOPLE else self._communes
        noun = COLLECTIONS[collection]
        rows = self._session.exec(select(noun).where(table_of(noun).c.convention == self._convention))
        return {row.key: words_of(row) for row in rows}

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

"""The only code that changes rows: it checks the right, the rules and the version displayed, then journals."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Select, bindparam, func
from sqlmodel import Session, select

from ctg_core.commands.contribution import refuse_beyond_contribution, reset_provenance
from ctg_core.commands.fields import refuse_reserved, said_of, validated
from ctg_core.commands.journal import now, record
from ctg_core.commands.refusal import Clash, Conflict, Invalid
from ctg_core.commands.rights import COORDINATOR, Rights, require, require_charge
from ctg_core.dossier.resolution import contains_itself, faults_of, leads, may_lead
from ctg_core.dossier.scope import scope_of
from ctg_core.dossier.storage import UnknownConvention
from ctg_core.dossier.writing import plain_fields
from ctg_core.model.collections import COLLECTIONS, references, table_of
from ctg_core.model.convention import Convention
from ctg_core.model.history import CONVENTION, Revision
from ctg_core.model.person import EVERY_CONVENTION
from ctg_core.model.row import Row, collection_name

T = TypeVar("T", bound=Row)
_CONVENTIONS = table_of(Convention)
_REVIEWED = select(_CONVENTIONS.c.values_reviewed).where(_CONVENTIONS.c.key == bindparam("convention"))


class Writer:
    """Changes rows of one convention in the name of one person, within one transaction.

    ``lines`` are the journal lines it wrote, in order; ``convention`` is EVERY_CONVENTION for the whole store.
    """

    def __init__(self, session: Session, rights: Rights, convention: str, command: str, reason: str | None) -> None:
        self.session = session
        self.rights = rights
        self.convention = convention
        self.lines: list[Revision] = []
        self.reason = reason
        self._command = command
        reviewed = session.execute(_REVIEWED, {"convention": convention}).scalar()
        if reviewed is None and convention != EVERY_CONVENTION:
            raise UnknownConvention(convention)
        self.reviewed = bool(reviewed)

    @property
    def proposes(self) -> bool:
        """Whether the values this person gives wait for coordination."""
        return self.reviewed and not self.rights.reach(COORDINATOR)

    @property
    def itself(self) -> Convention:
        """The convention itself as it is now."""
        return self.session.get_one(Convention, self.convention)

    def find(self, noun: type[T], key: str) -> T | None:
        """The row of this key as it is now."""
        return self.session.get(noun, (self.convention, key))

    def all_of(self, noun: type[T]) -> list[T]:
        """Every row of this noun in the convention."""
        return list(self.session.exec(select(noun).where(noun.convention == self.convention)))

    def add(self, noun: type[T], fields: Mapping[str, Any], *, key: str) -> T:
        """Add a row under ``key``, or ``key-2``... when taken; Invalid lists its wrong fields, or NotAllowed."""
        refuse_reserved(fields)
        table = table_of(noun)
        last = self.session.execute(
            select(func.max(table.c.position)).where(table.c.convention == self.convention)
        ).scalar()
        free = self._free_key(noun, key)
        kept = {"convention": self.convention, "key": free, "position": 0 if last is None else last + 1}
        row = self._checked(noun, {**fields, **kept, "version": self._next_version(noun, free), **self._signed()})
        self._allow(row, None)
        self.session.add(row)
        self._record(row, None, plain_fields(row))
        return row

    def edit(self, noun: type[T], key: str, seen: int, fields: Mapping[str, Any]) -> T | None:
        """Change these fields of the row displayed at version ``seen``; None when they already say so.

        Conflict when the row changed since, unless it holds these values already; Invalid lists wrong fields.
        """
        refuse_reserved(fields)
        row = self.find(noun, key)
        if row is None:
            raise Conflict([Clash(table_of(noun).name, key, None, dict(fields), *self.last_change(noun, key))])
        before = plain_fields(row)
        changed = self._checked(noun, {**row.model_dump(), **fields})
        different = {name for name, value in plain_fields(changed).items() if value != before[name]}
        self._allow(row, different)
        if not different:
            return None
        if row.version != seen:
            raise Conflict([clash(row, fields)])
        self._allow(changed, different)
        said = {**reset_provenance(noun, different), **fields}
        if any(getattr(changed, name) != value for name, value in said.items() if name not in fields):
            fields = said
            changed = self._checked(noun, {**row.model_dump(), **fields})
        self._write(row, {name: getattr(changed, name) for name in fields})
        return row

    def reorder(self, rows: Sequence[Row]) -> None:
        """Put these rows in this order, within the positions they hold: those at 7, 2 and 4 get 2, 4 and 7."""
        places = sorted(row.position for row in rows)
        for row, place in zip(rows, places, strict=True):
            if row.position != place:
                self._allow(row, {"position"})
                self._write(row, {"position": place})

    def _write(self, row: Row, fields: Mapping[str, Any]) -> None:
        before = plain_fields(row)
        for name, value in fields.items():
            setattr(row, name, value)
        row.sqlmodel_update({"version": row.version + 1, **self._signed()})
        self._record(row, before, plain_fields(row))

    def remove(self, noun: type[T], key: str, seen: int) -> bool:
        """Remove the row displayed at version ``seen``; False when gone, Conflict if changed, Invalid if in use."""
        row = self.find(noun, key)
        if row is None:
            return False
        self._allow(row, None)
        if row.version != seen:
            raise Conflict([clash(row, {})])
        self._refuse_broken_links(row)
        before = plain_fields(row)
        self.session.delete(row)
        self._record(row, before, None)
        return True

    def put_back(self, noun: type[Row], key: str, wanted: Mapping[str, Any] | None, seen: int | None) -> None:
        """Give the row displayed at version ``seen`` these values of the journal; None removes it.

        ``seen`` is None for a row that was gone. Conflict when somebody changed, removed or brought it back since.
        """
        if wanted is None:
            self.remove(noun, key, seen or 0)
            return
        fields = said_of(wanted)
        if seen is None and self.find(noun, key) is None:
            row, written = self.add(noun, fields, key=key), True
        else:
            written = self.edit(noun, key, seen or 0, fields) is not None
            row = self.session.get_one(noun, (self.convention, key))
        if row.position != wanted["position"]:
            if not written and row.version != seen:
                raise Conflict([clash(row, {})])
            self._write(row, {"position": wanted["position"]})

    def edit_convention(self, seen: int, fields: Mapping[str, Any]) -> bool:
        """Change these fields of the convention itself; False when nothing differs, Conflict if it changed since."""
        require(self.rights, COORDINATOR)
        refuse_reserved(fields)
        row = self.itself
        before = plain_fields(row)
        changed = validated(Convention, {**row.model_dump(), "citations": row.citations, **fields})
        if all(getattr(changed, name) == getattr(row, name) for name in fields):
            return False
        if row.version != seen:
            raise Conflict([Clash(CONVENTION, row.key, before, dict(fields), row.updated_by, row.updated_at)])
        for name in fields:
            setattr(row, name, getattr(changed, name))
        row.sqlmodel_update({"version": row.version + 1, **self._signed()})
        self.journal((CONVENTION, row.key), before, plain_fields(row))
        return True

    def journal(
        self,
        row: tuple[str, str],
        before: Mapping[str, Any] | None,
        after: Mapping[str, Any] | None,
        *,
        of_convention: bool = True,
    ) -> None:
        """Add a line to the journal for this (collection, key); people and roles are of no convention."""
        line = record(
            self.session,
            by=self.rights.person,
            command=self._command,
            convention=self.convention if of_convention and self.convention != EVERY_CONVENTION else None,
            row=row,
            change=(before, after),
            reason=self.reason,
            batch=self.lines[0].number if self.lines else None,
        )
        self.lines.append(line)

    def _allow(self, row: Row, changed: set[str] | None) -> None:
        """NotAllowed when the row, or these changed fields of it, are beyond the person; None is the whole row."""
        if self.rights.reach(COORDINATOR):
            return  # before scope_of, which would query while others wait for the write lock
        require_charge(self.rights, scope_of(row, self.session))
        refuse_beyond_contribution(row, changed, reviewed=self.reviewed)

    def _checked(self, noun: type[T], fields: Mapping[str, Any]) -> T:
        """The row these fields make; Invalid lists each wrong field, unknown key or code, and circle of parents."""
        row = validated(noun, fields)
        keys = {collection: self._known(collection, wanted) for collection, wanted in _led_to(row).items()}
        if problems := [*faults_of(row, keys), *contains_itself(row, self._kin(row))]:
            raise Invalid(problems)
        return row

    def _kin(self, row: Row) -> list[Row]:
        """The rows to search for a circle of parents; none when this row has no parent."""
        return self.all_of(type(row)) if getattr(row, "parent", None) or getattr(row, "part_of", None) else []

    def _refuse_broken_links(self, row: Row) -> None:
        """Invalid when other rows refer to this one."""
        collection = collection_name(type(row).__name__)
        for name, noun in COLLECTIONS.items():
            if found := self._leading_to(noun, collection, row.key):
                others = ", ".join(found[:3]) + (", …" if len(found) > 3 else "")
                raise Invalid([(row.key, f"d’autres données y renvoient ({name}\u202f: {others})")])

    def _leading_to(self, noun: type[Row], collection: str, key: str) -> list[str]:
        rows = self.all_of(noun) if may_lead(noun, collection) else []
        return [row.key for row in rows if leads(row, collection, key)]

    def _known(self, collection: str, wanted: set[str]) -> set[str]:
        """Those of these keys that a collection has."""
        if not wanted:
            return set()
        asked = {"convention": self.convention, "wanted": wanted}
        return set(self.session.execute(_keys_among(collection), asked).scalars())

    def _free_key(self, noun: type[Row], wanted: str) -> str:
        key = stem = re.sub(r"[^A-Za-z0-9._-]+", "-", wanted).strip("-._")[:70] or "ligne"
        number = 1
        while self.find(noun, key) is not None:
            number += 1
            key = f"{stem}-{number}"
        return key

    def _signed(self) -> dict[str, str]:
        return {"updated_at": now(), "updated_by": self.rights.person}

    def last_change(self, noun: type[Row], key: str) -> tuple[str | None, str | None]:
        """Who last changed this row, even one that is gone, and when."""
        line = self._last_line(noun, key)
        return (line.by, line.at) if line else (None, None)

    def _next_version(self, noun: type[Row], key: str) -> int:
        """1, or one more than the last version of a removed row of this key, so that edits of that one conflict."""
        line = self._last_line(noun, key)
        return json.loads(line.after or line.before or "{}").get("version", 0) + 1 if line else 1

    def _last_line(self, noun: type[Row], key: str) -> Revision | None:
        name = collection_name(noun.__name__)
        lines = select(Revision).where(
            Revision.convention == self.convention, Revision.collection == name, Revision.key == key
        )
        return self.session.exec(lines.order_by(table_of(Revision).c.number.desc()).limit(1)).first()

    def _record(self, row: Row, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> None:
        self.journal((collection_name(type(row).__name__), row.key), before, after)


def clash(row: Row, given: Mapping[str, Any]) -> Clash:
    """The clash between a row as it is now and the fields that were to be written."""
    return Clash(
        collection_name(type(row).__name__), row.key, plain_fields(row), dict(given), row.updated_by, row.updated_at
    )


@cache
def _keys_among(collection: str) -> Select[tuple[str]]:
    """The query, built once, of which ``wanted`` keys a collection has in a ``convention``."""
    table = table_of(COLLECTIONS[collection])
    here, among = table.c.convention == bindparam("convention"), table.c.key.in_(bindparam("wanted"))
    return select(table.c.key).where(here, among)


def _led_to(row: Row) -> dict[str, set[str]]:
    """The keys a row refers to, by collection."""
    found: dict[str, set[str]] = {}
    for field, collection in references(type(row)):
        found.setdefault(collection, set()).update(_several(getattr(row, field)))
    return found


def _several(value: str | list[str] | None) -> list[str]:
    return value if isinstance(value, list) else [value] if value is not None else []

"""Who changed what, when and why: the changes of one row, of an action, of an indicator, as plain lines."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from ctg_core.dossier.difference import field_changes
from ctg_core.dossier.fields import KEPT_BY_THE_STORE, RECORDS
from ctg_core.dossier.naming import NOUNS
from ctg_core.model.collections import COLLECTIONS
from ctg_core.model.convention import Convention
from ctg_core.model.history import CONVENTION, Revision
from ctg_core.model.row import Sourced
from ctg_core.questions.provenance.history_words import NAMING, Named, SaidChange, Words
from ctg_core.questions.provenance.journal_rights import Sight, visible
from ctg_core.questions.selection import Selection

ADDED, CHANGED, REMOVED, LOADED = "added", "changed", "removed", "loaded"
# What a store keeps for itself, and what only repeats that a person now says it.
UNSAID = KEPT_BY_THE_STORE | {"given_at", "locator", "nature"}


@dataclass(frozen=True)
class JournalLine:
    """One line of the journal. ``by`` is a person's name, None when the reader may not know it.

    ``command`` is what was asked for; ``counts`` are the (number, noun) of a convention LOADED whole. ``collection``
    and ``key`` are those of the row, None when the line is about the whole convention. ``version`` is that of the row
    as its history is told, None when it is gone; the journal, which lists any lines, does not look for it.
    """

    number: int
    batch: int
    at: str
    by: str | None
    kind: str
    command: str
    reason: str | None
    collection: str | None = None
    key: str | None = None
    named: Named | None = None
    fields: tuple[SaidChange, ...] = ()
    counts: tuple[tuple[int, str, str], ...] = ()
    version: int | None = None

    @property
    def can_go_back(self) -> bool:
        """Whether the row said something before this line, that it could say again.

        A proposal that was validated says it elsewhere.
        """
        return self.kind == CHANGED or (self.kind == REMOVED and self.command != "validate_values")


def row_history(
    session: Session, selection: Selection, sight: Sight, collection: str, key: str
) -> tuple[JournalLine, ...]:
    """The changes of one row, the latest first; those of a row that is gone too."""
    return _history(session, selection, sight, _row(collection, {key}))


def action_history(session: Session, selection: Selection, sight: Sight, key: str) -> tuple[JournalLine, ...]:
    """The changes of an action, of its steps and of its notes, the latest first."""
    parts = [_part(name, "action", key) for name in ("action_steps", "action_notes")]
    return _history(session, selection, sight, or_(_row("actions", {key}), *parts))


def indicator_history(session: Session, selection: Selection, sight: Sight, key: str) -> tuple[JournalLine, ...]:
    """The changes of an indicator and of its values, the latest first."""
    values = _part("indicator_values", "indicator", key)
    return _history(session, selection, sight, or_(_row("indicators", {key}), values))


def collections_with(session: Session, selection: Selection, key: str) -> list[str]:
    """The collections where a row has this key, or had it."""
    told = select(Revision.collection).where(col(Revision.convention) == selection.convention, col(Revision.key) == key)
    named = set(session.exec(told.distinct()))
    here = [name for name, noun in COLLECTIONS.items() if session.get(noun, (selection.convention, key))]
    return [name for name in RECORDS if name in named or name in here]


def changes_of(lines: Iterable[Revision], words: Words, sight: Sight) -> tuple[JournalLine, ...]:
    """These lines as people read them."""
    return tuple(_change(line, words, sight) for line in lines)


def values_in(text: str | None) -> dict[str, Any] | None:
    """What a line says a row was, None when there was none."""
    found: dict[str, Any] | None = None if text is None else json.loads(text)
    return found


def changed_fields(
    collection: str, before: dict[str, Any] | None, after: dict[str, Any] | None, words: Words
) -> tuple[SaidChange, ...]:
    """The fields that say something else; of a row added or removed, what it says itself.

    What a row says comes first, then where that comes from.
    """
    changed = before and after
    unsaid = UNSAID if changed else UNSAID | NAMING
    told = [one for one in field_changes(collection, before, after) if one.field.name not in unsaid]
    told.sort(key=lambda one: one.field.name in Sourced.model_fields)
    return tuple(words.change(one) for one in told if changed or not one.ordinary)


def _history(
    session: Session, selection: Selection, sight: Sight, about: ColumnElement[bool]
) -> tuple[JournalLine, ...]:
    here = col(Revision.convention) == selection.convention
    seen = visible(session, selection.convention, sight)
    query = select(Revision).where(here, about, seen).order_by(col(Revision.number).desc())
    changes = changes_of(session.exec(query), Words(session, selection.convention), sight)
    rows = {(change.collection, change.key): None for change in changes}
    versions = {row: _version(session, selection.convention, *row) for row in rows}
    return tuple(replace(change, version=versions[change.collection, change.key]) for change in changes)


def _version(session: Session, convention: str, collection: str | None, key: str | None) -> int | None:
    if collection == CONVENTION:
        return session.get_one(Convention, convention).version
    row = session.get(COLLECTIONS[collection], (convention, key)) if collection in COLLECTIONS else None
    return row.version if row else None


def _row(collection: str, keys: set[str]) -> ColumnElement[bool]:
    return (col(Revision.collection) == collection) & col(Revision.key).in_(keys)


def _part(collection: str, field: str, key: str) -> ColumnElement[bool]:
    """The rows of a collection whose field holds this key, as the canonical JSON of the journal writes it."""
    held = f'"{field}":{json.dumps(key)}'
    inside = or_(
        col(Revision.before).contains(held, autoescape=True), col(Revision.after).contains(held, autoescape=True)
    )
    return (col(Revision.collection) == collection) & inside


def _change(line: Revision, words: Words, sight: Sight) -> JournalLine:
    before, after = values_in(line.before), values_in(line.after)
    told = JournalLine(
        number=line.number or 0,
        batch=line.batch or line.number or 0,
        at=line.at,
        by=words.people.get(line.by, line.by) if sight.names else None,
        kind=_kind(line),
        command=line.command,
        reason=line.reason if sight.names else None,
    )
    if told.kind == LOADED:
        return replace(told, counts=_counts(after or {}))
    collection, key = line.collection or "", line.key or ""
    fields = changed_fields(collection, before, after, words)
    if not sight.names:
        fields = tuple(one for one in fields if one.field.name != "given_by")
    return replace(
        told, collection=collection, key=key, named=words.named(collection, key, after or before or {}), fields=fields
    )


def _kind(line: Revision) -> str:
    if line.collection is None:
        return LOADED
    if line.before is None:
        return ADDED
    return REMOVED if line.after is None else CHANGED


def _counts(after: dict[str, Any]) -> tuple[tuple[int, str, str], ...]:
    rows = after.get("rows", {})
    return tuple((rows[name], *nouns) for name, nouns in NOUNS.items() if rows.get(name))

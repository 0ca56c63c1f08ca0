"""What a file would change, in words: one line for each field changed, for each row added or removed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ctg_core.dossier.difference import ChangeKind
from ctg_core.dossier.field_kinds import WORDS
from ctg_core.dossier.fields import FILE, Field, said
from ctg_core.dossier.naming import NOUNS
from ctg_core.dossier.refusal import shortened
from ctg_core.exchange.imports.incoming import Incoming, IncomingRow
from ctg_core.model.french import counted, number, quoted
from ctg_core.model.row import Sourced

KINDS: Mapping[ChangeKind, str] = {"added": "nouveau", "changed": "modifié", "removed": "retiré"}
NOTHING = "(vide)"
_UNSAID = frozenset({"title", "label", "name", "nature", "level"})
_TOLD = 160  # characters of a text, in a table
_SEVERAL = {"added": ("nouveau", "nouveaux"), "changed": ("modifié", "modifiés"), "removed": ("retiré", "retirés")}


@dataclass(frozen=True)
class ChangeLine:
    """One line of the difference, in plain texts."""

    kind: str
    subject: str
    field: str
    before: str
    after: str


def change_lines(incoming: Incoming, rows: tuple[IncomingRow, ...]) -> Iterator[ChangeLine]:
    """Each change of these rows, in the order of the convention."""
    for row in rows:
        subject = subject_of(incoming, row)
        if row.kind == "changed":
            for change in row.fields:
                before, after = (said_of(incoming, change.field, value) for value in (change.before, change.after))
                yield ChangeLine(KINDS[row.kind], subject, change.field.label, before, after)
        elif row.kind == "added":
            yield ChangeLine(KINDS[row.kind], subject, "", "", _all(incoming, row))
        else:
            yield ChangeLine(KINDS[row.kind], subject, "", _all(incoming, row), "")


def subject_of(incoming: Incoming, row: IncomingRow) -> str:
    """« action « Créer une crèche » »: what a row is."""
    if row.collection == "convention":
        return "convention"
    return f"{NOUNS[row.collection][0]} {quoted(shortened(incoming.names.get((row.collection, row.key), row.words)))}"


def summary(incoming: Incoming) -> str:
    """« 3 nouveaux, 2 modifiés, 1 en conflit, 1 non compris. »"""
    counts = Counter(row.kind for row in incoming.rows)
    told = [counted(counts[kind], *forms) for kind, forms in _SEVERAL.items() if counts[kind]]  # type: ignore[index]
    if incoming.clashes:
        told.append(f"{number(len(incoming.clashes))}\u00a0en conflit")
    if incoming.not_understood:
        told.append(f"{number(len(incoming.not_understood))}\u00a0non compris")
    return f"{', '.join(told)}." if told else "rien à changer, la convention dit déjà tout cela."


def difference_report(incoming: Incoming) -> Iterator[str]:
    """The whole difference as lines of text, for a terminal."""
    for line in change_lines(incoming, incoming.rows):
        yield _told(line)
    for line in change_lines(incoming, incoming.clashes):
        yield f"en conflit — {_told(line)}"
    for problem in incoming.ignored:
        yield f"ignoré — {problem}"
    yield from incoming.remarks
    for problem in incoming.not_understood:
        yield f"non compris — {problem}"


def said_of(incoming: Incoming, field: Field, value: Any) -> str:
    """A plain value as people read it in a table."""
    text = said(field, value, incoming.name_of, FILE) or NOTHING
    return text if field.kind not in WORDS or len(text) <= _TOLD else f"{text[:_TOLD]}…"


def _all(incoming: Incoming, row: IncomingRow) -> str:
    """What a row says beside its name: what it says itself, then where that comes from."""
    fields = sorted(row.fields, key=lambda one: one.field.name in Sourced.model_fields)
    return ", ".join(
        f"{one.field.label}\u202f: {said_of(incoming, one.field, one.before if row.kind == 'removed' else one.after)}"
        for one in fields
        if one.field.name not in _UNSAID
    )


def _told(line: ChangeLine) -> str:
    if line.field:
        return f"{line.kind} — {line.subject}, {line.field}\u202f: {line.before} → {line.after}"
    detail = line.before or line.after
    return f"{line.kind} — {line.subject}" + (f"\u202f: {detail}" if detail else "")

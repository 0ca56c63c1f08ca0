"""What a file would change, in words: one line for each field changed, for each row added or removed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ctg_core.dossier.headings import heading, labels_of_codes
from ctg_core.dossier.naming import NOUNS
from ctg_core.dossier.refusal import shortened
from ctg_core.exchange.imports.incoming import FieldChange, Incoming, IncomingRow, Kind
from ctg_core.exchange.returns.cells import written_date
from ctg_core.model.collections import COLLECTIONS, references
from ctg_core.model.convention import Convention
from ctg_core.model.dates import span
from ctg_core.model.french import counted, euros, number, quoted
from ctg_core.model.row import Sourced

KINDS: Mapping[Kind, str] = {"added": "nouveau", "changed": "modifié", "removed": "retiré"}
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
                name = heading(row.collection, change.field)
                before, after = (said(incoming, row, change.field, value) for value in (change.before, change.after))
                yield ChangeLine(KINDS[row.kind], subject, name, before, after)
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


def said(incoming: Incoming, row: IncomingRow, field: str, value: Any) -> str:
    """A plain value as people read it."""
    if value in (None, []):
        return NOTHING
    several = value if isinstance(value, list) else [value]
    return "\u202f; ".join(_one(incoming, row.collection, field, item) for item in several)


def _one(incoming: Incoming, collection: str, field: str, value: Any) -> str:
    model = COLLECTIONS.get(collection, Convention)
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, int):
        return euros(value) if field.endswith("_cents") else str(value) if field == "year" else number(value)
    if isinstance(value, dict):
        return quoted(str(value.get("quote", "")))
    if target := dict(references(model)).get(field):
        return incoming.names.get((target, value), value)
    if labels := labels_of_codes(model, field):
        return labels.get(value, value)
    return _text(model, field, str(value))


def _text(model: Any, field: str, text: str) -> str:
    if "Decimal" in str(model.model_fields[field].annotation):
        return number(Decimal(text))
    try:
        span(text)
    except ValueError:
        return text if len(text) <= _TOLD else f"{text[:_TOLD]}…"
    return written_date(text)


def _all(incoming: Incoming, row: IncomingRow) -> str:
    """What a row says beside its name."""

    def value(change: FieldChange) -> str:
        return said(incoming, row, change.field, change.before if row.kind == "removed" else change.after)

    # What the row says, then where that comes from.
    fields = sorted(row.fields, key=lambda one: one.field in Sourced.model_fields)
    told = (f"{heading(row.collection, one.field)}\u202f: {value(one)}" for one in fields if one.field not in _UNSAID)
    return ", ".join(told)


def _told(line: ChangeLine) -> str:
    if line.field:
        return f"{line.kind} — {line.subject}, {line.field}\u202f: {line.before} → {line.after}"
    detail = line.before or line.after
    return f"{line.kind} — {line.subject}" + (f"\u202f: {detail}" if detail else "")

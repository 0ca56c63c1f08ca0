"""Going back: undo one's own last gesture, or give a row what it said earlier. Both are changes like others."""

import json
from typing import Any

from sqlmodel import col, select

from ctg_core.commands.refusal import Clash, CommandRefused, Conflict
from ctg_core.commands.registry import command
from ctg_core.commands.rights import CONTRIBUTOR
from ctg_core.commands.rows import noun_of
from ctg_core.commands.writer import KEPT_BY_THE_STORE, Writer
from ctg_core.dossier.writing import plain_fields
from ctg_core.model.history import Revision


@command(CONTRIBUTOR)
def undo_last(writer: Writer, batch: int | None = None) -> int:
    """Undo everything this person last did at once in the convention; how many rows went back.

    ``batch`` is the gesture the person saw offered: refused if it is no longer their last one. Conflict when
    somebody changed one of the rows since. Undoing twice redoes.
    """
    lines = _last_gesture(writer)
    if not lines:
        raise CommandRefused("Vous n’avez rien modifié dans cette convention\u202f: il n’y a rien à annuler.")
    if batch not in (None, lines[0].batch):
        raise CommandRefused("Vous avez fait autre chose depuis\u202f: rien n’a été annulé.")
    _refuse_changed_since(writer, lines)
    for line in reversed(lines):
        _put(writer, line, line.before)
    return len(lines)


@command(CONTRIBUTOR)
def restore(writer: Writer, number: int, *, before: bool = False) -> None:
    """Give a row what it said after line ``number`` of the journal, or before it."""
    line = writer.session.get(Revision, number)
    if line is None or line.convention != writer.convention or line.collection is None:
        raise CommandRefused(f"La ligne {number} du journal ne concerne pas une donnée de cette convention.")
    _put(writer, line, line.before if before else line.after)


def _last_gesture(writer: Writer) -> list[Revision]:
    mine = select(Revision).where(Revision.convention == writer.convention, Revision.by == writer.rights.person)
    last = writer.session.exec(mine.order_by(col(Revision.number).desc()).limit(1)).first()
    if last is None or last.collection is None:
        return []
    return list(writer.session.exec(mine.where(Revision.batch == last.batch).order_by(col(Revision.number))))


def _refuse_changed_since(writer: Writer, lines: list[Revision]) -> None:
    latest = {(line.collection, line.key): line for line in lines}
    clashes = [clash for line in latest.values() if (clash := _changed_since(writer, line))]
    if clashes:
        raise Conflict(clashes)


def _changed_since(writer: Writer, line: Revision) -> Clash | None:
    if line.collection == "convention":
        return None
    noun, key = noun_of(line.collection or ""), line.key or ""
    row = writer.find(noun, key)
    current = plain_fields(row) if row else None
    if current == _read(line.after):
        return None
    wanted = {name: value for name, value in (_read(line.before) or {}).items() if name not in KEPT_BY_THE_STORE}
    return Clash(line.collection or "", key, current, wanted, *writer.last_change(noun, key))


def _put(writer: Writer, line: Revision, wanted: str | None) -> None:
    if line.collection == "convention":
        writer.put_convention_back(_read(wanted) or {})
    else:
        writer.put_back(noun_of(line.collection or ""), line.key or "", _read(wanted))


def _read(values: str | None) -> dict[str, Any] | None:
    return None if values is None else json.loads(values)

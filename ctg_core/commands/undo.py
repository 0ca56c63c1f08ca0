"""Going back: undo one's own last gesture, or give a row what it said earlier. Both are changes like others."""

import json
from typing import Any

from sqlmodel import col, select

from ctg_core.commands.fields import said_of
from ctg_core.commands.refusal import Clash, CommandRefused, Conflict
from ctg_core.commands.registry import command
from ctg_core.commands.rights import CONTRIBUTOR
from ctg_core.commands.rows import noun_of
from ctg_core.commands.writer import Writer
from ctg_core.dossier.writing import plain_fields
from ctg_core.model.convention import Convention
from ctg_core.model.history import CONVENTION, Revision
from ctg_core.model.row import Row


@command(CONTRIBUTOR)
def undo_last(writer: Writer, batch: int | None = None) -> int:
    """Undo all the changes of this person's last gesture in the convention; how many.

    ``batch`` is the gesture they saw offered: CommandRefused if it is no longer their last one, or if there is none.
    Conflict when somebody changed one of the rows since. Undoing twice redoes.
    """
    lines = _last_gesture(writer)
    if not lines:
        raise CommandRefused("Vous n’avez rien modifié dans cette convention\u202f: il n’y a rien à annuler.")
    if batch not in (None, lines[0].batch):
        raise CommandRefused("Vous avez fait autre chose depuis\u202f: rien n’a été annulé.")
    _refuse_changed_since(writer, lines)
    for line in reversed(lines):
        row = _row_of(writer, line)
        _put(writer, line, line.before, row.version if row else None)
    return len(lines)


@command(CONTRIBUTOR)
def restore(writer: Writer, number: int, seen: int | None, *, before: bool = False) -> None:
    """Give a row its values after line ``number`` of the journal, or before it; CommandRefused if it is of no row here.

    ``seen`` is the version of the row when its history was displayed, None if it was gone: Conflict when somebody
    changed it since.
    """
    line = writer.session.get(Revision, number)
    if line is None or line.convention != writer.convention or line.collection is None:
        raise CommandRefused(f"La ligne {number} du journal ne concerne pas une donnée de cette convention.")
    _put(writer, line, line.before if before else line.after, seen)


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
    row = _row_of(writer, line)
    current = plain_fields(row) if row else None
    if current == _read(line.after):
        return None
    collection, key = line.collection or "", line.key or ""
    wanted = said_of(_read(line.before) or {})
    who = (row.updated_by, row.updated_at) if row else writer.last_change(noun_of(collection), key)
    return Clash(collection, key, current, wanted, *who)


def _row_of(writer: Writer, line: Revision) -> Row | Convention | None:
    """What a line is about, as it is now."""
    if line.collection == CONVENTION:
        return writer.itself
    return writer.find(noun_of(line.collection or ""), line.key or "")


def _put(writer: Writer, line: Revision, wanted: str | None, seen: int | None) -> None:
    if line.collection == CONVENTION:
        writer.edit_convention(seen or 0, said_of(_read(wanted) or {}))
    else:
        writer.put_back(noun_of(line.collection or ""), line.key or "", _read(wanted), seen)


def _read(values: str | None) -> dict[str, Any] | None:
    return None if values is None else json.loads(values)
